import { createTwoFilesPatch } from 'diff';
import { Command } from 'commander';
import { fixAll } from '../../features/fixes';
import { TextLines } from '../../features/text-lines';
import { fixesSummary, help, notWrittenMessage, outsideFenceMessage } from '../../messages/cli';
import type { Uri } from '../../workspace/uri';
import { formatFailure } from '../failure';
import { withFence } from '../markdown/fences';
import { fileOfPart } from '../markdown/markdown-files';
import { namedFiles } from '../named-files';
import { positionOf } from '../output/positions';
import type { Session } from '../session';
import { standardInput } from '../standard-input';

interface Options {
  readonly write?: true;
}

/** A file that fixes change. */
interface FixedFile {
  readonly before: string;
  readonly after: string;
  readonly fixes: number;
}

/** `pat-lens fix PATH...` */
export function fixCommand(session: Session): Command {
  return new Command('fix')
    .description(help.fix())
    .argument('<path...>', help.checkPaths())
    .option('--write', help.write())
    .action((paths: readonly string[], options: Options) => fix(session, paths, options));
}

async function fix(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const fixed = new Map<Uri, FixedFile>();
  for (const uri of await textsOf(session, paths)) {
    if ('code' in (await session.workspace.load(uri))) continue;
    const changes = fixAll(await session.workspace.snapshot(uri));
    for (const [file, change] of changes) {
      const known = fixed.get(file);
      const before = known?.before ?? change.before;
      fixed.set(file, { before, after: change.after, fixes: change.fixes + (known?.fixes ?? 0) });
      // What is found in the next file is found beside what this one has become.
      session.workspace.open(file, fixed.size, change.after);
    }
  }
  const files = await wholeFiles(session, fixed);
  let written = 0;
  for (const [uri, file] of files) {
    const name = session.display(uri);
    if (options.write === undefined) session.terminal.print(patchOf(name, file));
    else if (await write(session, uri, file)) written++;
  }
  const fixes = [...files.values()].reduce((sum, file) => sum + file.fixes, 0);
  session.terminal.warn(fixesSummary(fixes, options.write === undefined ? files.size : written));
}

/** Every file that the paths name, and in the place of a Markdown file the configs in it. */
async function textsOf(session: Session, paths: readonly string[]): Promise<readonly Uri[]> {
  const texts: Uri[] = [];
  for (const { uri } of await namedFiles(session, paths, 'all')) {
    texts.push(...(await session.markdown.partsOf(uri)));
  }
  return texts;
}

/** What was changed by the file that it is written to; configs of a Markdown file are put back in their places. */
async function wholeFiles(
  session: Session,
  fixed: ReadonlyMap<Uri, FixedFile>,
): Promise<ReadonlyMap<Uri, FixedFile>> {
  const files = new Map<Uri, FixedFile>();
  for (const [uri, change] of fixed) {
    const file = fileOfPart(uri);
    if (file === null) files.set(uri, change);
    else if (!files.has(file)) {
      const whole = await wholeMarkdown(session, file, fixed);
      if (whole !== null) files.set(file, whole);
    }
  }
  return files;
}

/** From the last config to the first, so that the places of those before stay; one whose fix leaves its fence is left as it is. */
async function wholeMarkdown(
  session: Session,
  file: Uri,
  fixed: ReadonlyMap<Uri, FixedFile>,
): Promise<FixedFile | null> {
  const markdown = await session.markdown.markdown(file);
  if (markdown === null) return null;
  const before = markdown.text;
  let after = before;
  let fixes = 0;
  for (const { uri, fence } of [...markdown.parts].reverse()) {
    const change = fixed.get(uri);
    if (change === undefined) continue;
    const edited = withFence(after, fence, change.after);
    if (edited === null) {
      const line = positionOf(new TextLines(before), fence.start).line;
      const message = outsideFenceMessage();
      session.terminal.warn(
        formatFailure({
          file: session.display(file),
          line,
          severity: 'warning',
          code: 'markdown.not-fixed',
          message,
        }),
      );
      continue;
    }
    after = edited;
    fixes += change.fixes;
  }
  return fixes === 0 ? null : { before, after, fixes };
}

function patchOf(name: string, { before, after }: FixedFile): string {
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 3 });
  return patch.slice(patch.indexOf('---')).trimEnd();
}

async function write(session: Session, uri: Uri, { before, after }: FixedFile): Promise<boolean> {
  const isWritten =
    session.display(uri) !== standardInput && (await session.files.replace(uri, before, after));
  if (!isWritten) {
    session.fail([{ file: session.display(uri), code: 'file.not-written', message: notWrittenMessage() }]);
  }
  return isWritten;
}
