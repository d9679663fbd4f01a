import { noScenarioMessage } from '../messages/cli';
import { isScenarioName } from '../workspace/document';
import { FileSearch } from '../workspace/file-search';
import { isSettingsFile } from '../workspace/settings-name';
import type { Uri } from '../workspace/uri';
import type { Failure } from './failure';
import type { Session } from './session';
import { standardInput } from './standard-input';

export interface NamedFile {
  readonly uri: Uri;
  /** The path names the file itself, not a folder above it. */
  readonly isNamed: boolean;
}

/**
 * The files that paths name, folders searched, each once, in order; what cannot be opened is printed and makes the exit
 * code 2, except for `all` where it is binary or too large. `scenarios`: every named file is one, whatever its name.
 */
export async function namedFiles(
  session: Session,
  paths: readonly string[],
  wanted: 'scenarios' | 'all',
): Promise<readonly NamedFile[]> {
  const files = new Map<Uri, NamedFile>();
  for (const path of paths) {
    const found = await filesOf(session, path, wanted);
    if ('code' in found) {
      if (wanted !== 'all' || !session.skips(found)) session.fail([found]);
    } else for (const file of found) if (!files.has(file.uri) || file.isNamed) files.set(file.uri, file);
  }
  return [...files.values()];
}

async function filesOf(
  session: Session,
  path: string,
  wanted: 'scenarios' | 'all',
): Promise<readonly NamedFile[] | Failure> {
  const uri = session.uriOf(path);
  const kind = path === standardInput ? 'file' : await session.files.kind(uri);
  if (typeof kind !== 'string') return session.fileFailure(path, kind);
  if (kind === 'file') {
    const opened = await session.open(path, wanted === 'scenarios' ? 'as-scenario' : 'as-named');
    return typeof opened === 'string' ? [{ uri: opened, isNamed: true }] : opened;
  }
  session.folders = [...session.folders, uri];
  const files = await filesBelow(session, uri, wanted);
  if (files.length > 0 || wanted === 'all') return files.map((file) => ({ uri: file, isNamed: false }));
  return { file: path, code: 'cli.no-scenario', message: noScenarioMessage() };
}

/** The files below a folder that its settings include, those files themselves among `all`, in order. */
export async function filesBelow(
  session: Session,
  folder: Uri,
  wanted: 'scenarios' | 'all',
): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const search = new FileSearch(session.files, (below) => session.workspace.settingsOf(below));
  for await (const { uri, name, isIncluded } of search.below(folder)) {
    const isWanted =
      wanted === 'all' ? isIncluded || isSettingsFile(uri) : isIncluded && isScenarioName(name);
    if (isWanted) found.push(uri);
  }
  return found.sort();
}
