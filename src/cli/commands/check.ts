import { Command } from 'commander';
import { diagnostics, type Diagnostic } from '../../features/diagnostics';
import { TextLines } from '../../features/text-lines';
import { findingsSummary, help, unrecognisedMessage } from '../../messages/cli';
import { folderOf, type Uri } from '../../workspace/uri';
import { formatFailure } from '../failure';
import { namedFiles, type NamedFile } from '../named-files';
import { parseChoice } from '../options';
import { rangeOf, type Range } from '../output/positions';
import { sarifLog } from '../output/sarif';
import type { Session } from '../session';
import { severityMark } from '../style';

interface Options {
  readonly format: string;
  readonly failOn: string;
}

/** One finding of `check --format json`. */
export interface OutputFinding {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly [];
}

/** `pat-lens check PATH...` */
export function checkCommand(session: Session): Command {
  return new Command('check')
    .description(help.check())
    .argument('<path...>', help.checkPaths())
    .option('--format <format>', help.format(), 'text')
    .option('--fail-on <level>', help.failOn(), 'error')
    .action((paths: readonly string[], options: Options) => check(session, paths, options));
}

async function check(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const format = parseChoice(options.format, ['text', 'json', 'sarif']);
  const level = parseChoice(options.failOn, ['error', 'warning', 'never']);
  const findings: OutputFinding[] = [];
  const files = await namedFiles(session, paths, 'all');
  for (const file of [...(await settingsOf(session, files)), ...files]) {
    for (const finding of await findingsIn(session, file)) findings.push(finding);
  }
  if (findings.some(({ severity }) => failsAt(severity, level))) session.reach(1);
  switch (format) {
    case 'json':
      session.printJson({ version: 1, findings });
      break;
    case 'sarif':
      session.printJson(sarifLog(findings));
      break;
    case 'text':
      printFindings(session, findings);
  }
}

/** The settings files that govern the files, where they are not among them. */
async function settingsOf(session: Session, files: readonly NamedFile[]): Promise<readonly NamedFile[]> {
  const listed = new Set(files.map(({ uri }) => uri));
  const found = new Set<Uri>();
  for (const folder of new Set(files.map(({ uri }) => folderOf(uri)))) {
    const { uri } = await session.workspace.settingsOf(folder);
    if (uri !== null && !listed.has(uri)) found.add(uri);
  }
  return [...found].map((uri) => ({ uri, isNamed: true }));
}

async function findingsIn(session: Session, { uri, isNamed }: NamedFile): Promise<readonly OutputFinding[]> {
  const loaded = await session.workspace.load(uri);
  const file = session.display(uri);
  if ('code' in loaded) {
    // In a folder, files that are no text are not ours; a named one was opened before.
    if (loaded.code !== 'binary' || isNamed)
      session.terminal.warn(formatFailure({ ...session.fileFailure(file, loaded), severity: 'warning' }));
    return [];
  }
  const snapshot = await session.workspace.snapshot(uri);
  const { document } = snapshot;
  if (document === undefined) return [];
  const isOurs = document.isScenario || document.isSettings || document.dialect !== null;
  if (!isOurs && isNamed) {
    const failure = { file, severity: 'info', code: 'unrecognised', message: unrecognisedMessage() } as const;
    session.terminal.warn(formatFailure(failure));
  }
  const lines = new TextLines(document.text);
  const linesOf = linesByFile(session);
  return diagnostics(snapshot).map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    file,
    range: rangeOf(lines, diagnostic.span),
    message: diagnostic.message,
    related: diagnostic.related.flatMap(({ uri: other, span, message }) => {
      const others = linesOf(other);
      return others === null ? [] : [{ file: session.display(other), range: rangeOf(others, span), message }];
    }),
    fixes: [],
  }));
}

/** The lines of each loaded file, found once. */
function linesByFile(session: Session): (uri: Uri) => TextLines | null {
  const known = new Map<Uri, TextLines>();
  return (uri) => {
    const text = session.workspace.peek(uri)?.text;
    if (text === undefined) return null;
    const lines = known.get(uri) ?? new TextLines(text);
    known.set(uri, lines);
    return lines;
  };
}

function failsAt(severity: Diagnostic['severity'], level: 'error' | 'warning' | 'never'): boolean {
  if (level === 'never') return false;
  return severity === 'error' || (level === 'warning' && severity === 'warning');
}

function printFindings(session: Session, findings: readonly OutputFinding[]): void {
  const { style, print } = session.terminal;
  for (const { file, range, severity, code, message, related } of findings) {
    const mark = severityMark(style, severity);
    print(mark(formatFailure({ file, ...range.start, severity, code, message })));
    for (const place of related) {
      print(
        style.dim(`  ${place.file}:${place.range.start.line}:${place.range.start.column}: ${place.message}`),
      );
    }
  }
  print(findingsSummary(findings.length));
}
