import { diagnostics } from '../../features/diagnostics';
import { fixesOf, type ProvenFix } from '../../features/fixes';
import { TextLines } from '../../features/text-lines';
import { fileProblemMessage, tooManyFencesMessage, unrecognisedMessage } from '../../messages/cli';
import { applyEdits } from '../../workspace/document';
import type { FileProblem } from '../../workspace/file-system';
import type { Snapshot } from '../../workspace/snapshot';
import type { Uri } from '../../workspace/uri';
import type { Workspace } from '../../workspace/workspace';
import type { Failure } from '../failure';
import { withFence } from '../markdown/fences';
import { mostParts, type MarkdownFiles, type MarkdownText } from '../markdown/markdown-files';
import type { NamedFile } from '../named-files';
import { outputFix } from '../output/fixes';
import { rangeOf } from '../output/positions';
import { fingerprintsOf } from './fingerprints';
import type { OutputFinding } from './output-finding';

/** What `check` knows of one file; plain data. */
export interface CheckedFile {
  /** In text order. */
  readonly findings: readonly OutputFinding[];
  /** What is said on standard error. */
  readonly notes: readonly Failure[];
  /** The file was named and has no text: the exit code is 2. */
  readonly isMissing: boolean;
}

/** Among which files one is checked, what output calls them, and whether its fixes are wanted: proving them takes time. */
export interface CheckSurroundings {
  readonly workspace: Workspace;
  readonly markdown: MarkdownFiles;
  readonly display: (uri: Uri) => string;
  readonly withFixes: boolean;
}

/** A Markdown file has what the configs in it have, one after the other. */
export async function checkFile(surroundings: CheckSurroundings, named: NamedFile): Promise<CheckedFile> {
  const { markdown, display } = surroundings;
  const found = await markdown.markdown(named.uri);
  if (found === null) return checkText(surroundings, named, null);
  const checked: CheckedFile[] = [];
  for (const { uri } of found.parts) checked.push(await checkText(surroundings, { ...named, uri }, found));
  const left: Failure = {
    file: display(named.uri),
    severity: 'warning',
    code: 'markdown.too-many',
    message: tooManyFencesMessage(mostParts, found.leftOut),
  };
  return {
    findings: numberedAnew(checked.flatMap(({ findings }) => findings)),
    notes: [...checked.flatMap(({ notes }) => notes), ...(found.leftOut > 0 ? [left] : [])],
    isMissing: checked.some(({ isMissing }) => isMissing),
  };
}

/** Findings of several texts of one file: those alike are counted through all of them. */
function numberedAnew(findings: readonly OutputFinding[]): readonly OutputFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const [hash = ''] = finding.fingerprint.split(':');
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return { ...finding, fingerprint: `${hash}:${nth}` };
  });
}

async function checkText(
  { workspace, display, withFixes }: CheckSurroundings,
  { uri, isNamed }: NamedFile,
  markdown: MarkdownText | null,
): Promise<CheckedFile> {
  const file = display(uri);
  const loaded = await workspace.load(uri);
  if ('code' in loaded) return withoutText(file, loaded, isNamed);
  const snapshot = await workspace.snapshot(uri);
  const { document } = snapshot;
  if (document === undefined) return { findings: [], notes: [], isMissing: false };
  const isOurs = document.isScenario || document.isSettings || document.dialect !== null;
  const notes: readonly Failure[] =
    isOurs || !isNamed
      ? []
      : [{ file, severity: 'info', code: 'unrecognised', message: unrecognisedMessage() }];
  const lines = new TextLines(document.text);
  const linesOf = linesByFile(snapshot, uri, lines);
  const found = diagnostics(snapshot);
  const fingerprints = fingerprintsOf(found, document.text, lines);
  const findings = found.map(({ code, severity, span, message, related, finding }, index) => ({
    code,
    severity,
    file,
    range: rangeOf(lines, span),
    message,
    fingerprint: fingerprints[index] ?? '',
    peers: [...new Set(finding?.finding.concerned.map(({ peer }) => peer))].sort(),
    related: related.flatMap((place) => {
      const others = linesOf(place.uri);
      if (others === null) return [];
      return [{ file: display(place.uri), range: rangeOf(others, place.span), message: place.message }];
    }),
    fixes:
      withFixes && finding !== undefined
        ? fixesOf(snapshot, finding)
            .filter(({ changes }) => markdown === null || staysInFences(changes, snapshot, markdown))
            .map((fix) => outputFix(fix, linesOf, display))
        : [],
  }));
  return { findings, notes, isMissing: false };
}

/** In a folder, files that are no text are not ours; a named one was meant. */
function withoutText(file: string, problem: FileProblem, isNamed: boolean): CheckedFile {
  const isContent = problem.code === 'binary' || problem.code === 'too-large';
  const isMissing = isNamed && !isContent;
  const severity = isMissing ? 'error' : 'warning';
  const note: Failure = {
    file,
    severity,
    code: `file.${problem.code}`,
    message: fileProblemMessage(problem),
  };
  return { findings: [], notes: problem.code === 'binary' && !isNamed ? [] : [note], isMissing };
}

function staysInFences(
  changes: ProvenFix['changes'],
  snapshot: Snapshot,
  { text, parts }: MarkdownText,
): boolean {
  return changes.every(({ file, edits }) => {
    const part = parts.find(({ uri }) => uri === file);
    const before = snapshot.config(file)?.text;
    if (part === undefined || before === undefined) return false;
    return withFence(text, part.fence, applyEdits(before, edits)) !== null;
  });
}

/** The lines of each file that the snapshot speaks of, found once. */
function linesByFile(snapshot: Snapshot, own: Uri, ownLines: TextLines): (uri: Uri) => TextLines | null {
  const known = new Map<Uri, TextLines>([[own, ownLines]]);
  return (uri) => {
    const found = known.get(uri);
    if (found !== undefined) return found;
    const text = snapshot.config(uri)?.text;
    if (text === undefined) return null;
    const lines = new TextLines(text);
    known.set(uri, lines);
    return lines;
  };
}
