import { createTwoFilesPatch } from 'diff';
import { Command } from 'commander';
import { fixAll } from '../../features/fixes';
import { fixesSummary, help, notWrittenMessage } from '../../messages/cli';
import type { Uri } from '../../workspace/uri';
import { namedFiles } from '../named-files';
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
  for (const { uri } of await namedFiles(session, paths, 'all')) {
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
  let written = 0;
  for (const [uri, file] of fixed) {
    const name = session.display(uri);
    if (options.write === undefined) session.terminal.print(patchOf(name, file));
    else if (await write(session, uri, file)) written++;
  }
  const fixes = [...fixed.values()].reduce((sum, file) => sum + file.fixes, 0);
  session.terminal.warn(fixesSummary(fixes, options.write === undefined ? fixed.size : written));
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
