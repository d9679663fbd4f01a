import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import type { Diagnostic } from '../../features/diagnostics';
import { baselineWrittenMessage, findingsSummary, help, progressText } from '../../messages/cli';
import type { Baseline, BaselineEntry } from '../check/baseline';
import { entryOf, readBaseline, staleNotes, writeBaseline } from '../check/check-baseline';
import { checkAll, type Threads } from '../check/check-all';
import { checkFile, type CheckedFile } from '../check/check-file';
import { RulePages } from '../check/rule-pages';
import { filesToCheck } from '../check/files-to-check';
import { checkTasks } from '../check/tasks';
import { formatFailure } from '../failure';
import { parseChoice, parseCount } from '../options';
import { jsonWriter, sarifWriter, textWriter, type FindingsWriter } from '../output/findings-writer';
import type { NamedFile } from '../named-files';
import { folderOf, type Uri } from '../../workspace/uri';
import type { Session } from '../session';

interface Options {
  readonly format: string;
  readonly failOn: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly jobs?: string;
}

const formats = ['text', 'json', 'sarif'] as const;
const levels = ['error', 'warning', 'never'] as const;

/** Fewer files than this are checked before other threads would have started. */
const fewFiles = 150;
const mostJobs = 256;

/** `pat-lens check PATH...` */
export function checkCommand(session: Session): Command {
  return new Command('check')
    .description(help.check())
    .argument('<path...>', help.checkPaths())
    .option('--format <format>', help.format(), 'text')
    .option('--fail-on <level>', help.failOn(), 'error')
    .option('--baseline <file>', help.baseline())
    .option('--write-baseline <file>', help.writeBaseline())
    .option('--jobs <n>', help.jobs())
    .action((paths: readonly string[], options: Options) => check(session, paths, options));
}

async function check(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const format = parseChoice(options.format, formats);
  const level = parseChoice(options.failOn, levels);
  const jobs = options.jobs === undefined ? null : parseCount(options.jobs, mostJobs);
  const baseline = options.baseline === undefined ? null : await readBaseline(session, options.baseline);
  const { input, files, folders } = await filesToCheck(session, paths);
  const writer = writerOf(session, format, baseline);
  const all: BaselineEntry[] = [];
  const written = options.writeBaseline;
  const report = ({ findings, notes, isMissing }: CheckedFile): void => {
    if (isMissing) session.reach(2);
    for (const note of notes) session.terminal.warn(formatFailure(note));
    for (const finding of findings) {
      if (written !== undefined) all.push(entryOf(session, session.uriOf(written), finding));
      if (baseline?.isNew(finding) === false) continue;
      shown++;
      if (written === undefined && failsAt(finding.severity, level)) session.reach(1);
      writer.add(finding);
    }
  };
  let shown = 0;
  writer.begin();
  const withFixes = format !== 'text';
  if (input !== null) {
    const { workspace, markdown } = session;
    const display = (uri: Uri): string => session.display(uri);
    report(await checkFile({ workspace, markdown, display, withFixes }, input));
  }
  const threads = threadsFor(session, files.length, jobs);
  const networks = await networksOf(session, files);
  const tasks = checkTasks(files, networks, threads === 'own' ? 1 : threads.count);
  const checkOptions = { workingDirectory: session.terminal.workingDirectory, folders, withFixes };
  let done = 0;
  session.terminal.status(progressText(done, files.length));
  for await (const results of checkAll(tasks, checkOptions, threads)) {
    session.terminal.status('');
    results.forEach(report);
    done += results.length;
    session.terminal.status(progressText(done, files.length));
    await session.terminal.drained();
  }
  session.terminal.status('');
  const isIdle = files.length === 0 && input === null;
  writer.end(isIdle ? null : findingsSummary(shown, baseline?.knownCount ?? 0));
  if (baseline !== null && options.baseline !== undefined) {
    const checked = new Set(files.map(({ uri }) => uri));
    for (const note of staleNotes(session, options.baseline, baseline, checked, folders)) {
      session.terminal.warn(formatFailure(note));
    }
  }
  if (written !== undefined) {
    await writeBaseline(session, written, all);
    session.terminal.warn(baselineWrittenMessage(all.length, written));
  }
}

/** By folder, which network its files are of. */
async function networksOf(session: Session, files: readonly NamedFile[]): Promise<(folder: Uri) => Uri> {
  const networks = new Map<Uri, Uri>();
  for (const folder of new Set(files.map(({ uri }) => folderOf(uri)))) {
    networks.set(folder, await session.workspace.networkOf(folder));
  }
  return (folder) => networks.get(folder) ?? folder;
}

function writerOf(
  session: Session,
  format: (typeof formats)[number],
  baseline: Baseline | null,
): FindingsWriter {
  const { terminal } = session;
  switch (format) {
    case 'json':
      return jsonWriter(terminal);
    case 'sarif':
      return sarifWriter(terminal, new RulePages(terminal.installation.pages), baseline !== null);
    case 'text':
      return textWriter(terminal);
  }
}

/** `jobs` is what the user asked for, null where it is left to the machine. */
function threadsFor(session: Session, fileCount: number, jobs: number | null): Threads {
  const { script } = session.terminal.installation;
  const count = jobs ?? (fileCount < fewFiles ? 1 : availableParallelism());
  return script === null || count === 1 ? 'own' : { count, script };
}

function failsAt(severity: Diagnostic['severity'], level: (typeof levels)[number]): boolean {
  if (level === 'never') return false;
  return severity === 'error' || (level === 'warning' && severity === 'warning');
}
