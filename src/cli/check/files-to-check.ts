import { folderOf, type Uri } from '../../workspace/uri';
import { filesBelow, type NamedFile } from '../named-files';
import { nothingToCheckMessage } from '../../messages/cli';
import { formatFailure, type Failure } from '../failure';
import type { Session } from '../session';
import { standardInput } from '../standard-input';

/** What the paths of `check` stand for; nothing of it is read yet but standard input. */
export interface FilesToCheck {
  /** Standard input, which the session's workspace knows. */
  readonly input: NamedFile | null;
  /** Each once, with the settings files that govern them. */
  readonly files: readonly NamedFile[];
  /** The folders among the paths. */
  readonly folders: readonly Uri[];
}

/** A path that does not exist is printed and makes the exit code 2. */
export async function filesToCheck(session: Session, paths: readonly string[]): Promise<FilesToCheck> {
  let input: NamedFile | null = null;
  const files = new Map<Uri, NamedFile>();
  const folders: Uri[] = [];
  for (const path of paths) {
    if (path === standardInput) {
      const uri = await session.open(path, 'as-named');
      if (typeof uri === 'string') input = { uri, isNamed: true };
      else if (!session.skips(uri)) session.fail([uri]);
      continue;
    }
    const uri = session.uriOf(path);
    const kind = await session.files.kind(uri);
    if (kind === 'file') files.set(uri, { uri, isNamed: true });
    else if (kind === 'folder') {
      folders.push(uri);
      session.folders = folders;
      const below = await filesBelow(session, uri, 'all');
      if (below.length === 0) session.terminal.warn(formatFailure(emptyFolder(path)));
      for (const found of below) {
        if (!files.has(found)) files.set(found, { uri: found, isNamed: false });
      }
    } else session.fail([session.fileFailure(path, kind)]);
  }
  const above = [...files.keys(), ...(input === null ? [] : [input.uri])].map(folderOf);
  for (const folder of new Set(above)) {
    const { uri } = await session.workspace.settingsOf(folder);
    if (uri !== null && !files.has(uri)) files.set(uri, { uri, isNamed: true });
  }
  return { input, files: [...files.values()], folders };
}

function emptyFolder(file: string): Failure {
  return { file, severity: 'warning', code: 'cli.nothing-to-check', message: nothingToCheckMessage() };
}
