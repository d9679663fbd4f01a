import { diagnostics } from '../../features/diagnostics';
import { fixesOf } from '../../features/fixes';
import { TextLines } from '../../features/text-lines';
import { fileProblemMessage, unrecognisedMessage } from '../../messages/cli';
import type { FileProblem } from '../../workspace/file-system';
import type { Snapshot } from '../../workspace/snapshot';
import type { Uri } from '../../workspace/uri';
import type { Workspace } from '../../workspace/workspace';
import type { Failure } from '../failure';
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
  readonly display: (uri: Uri) => string;
  readonly withFixes: boolean;
}

export async function checkFile(
  { workspace, display, withFixes }: CheckSurroundings,
  { uri, isNamed }: NamedFile,
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
    related: related.flatMap((place) => {
      const others = linesOf(place.uri);
      if (others === null) return [];
      return [{ file: display(place.uri), range: rangeOf(others, place.span), message: place.message }];
    }),
    fixes:
      withFixes && finding !== undefined
        ? fixesOf(snapshot, finding).map((fix) => outputFix(fix, linesOf, display))
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
