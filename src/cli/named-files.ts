import { noScenarioMessage } from '../messages/cli';
import { isScenarioName } from '../workspace/document';
import { join, type Uri } from '../workspace/uri';
import type { Failure } from './failure';
import type { Session } from './session';
import { standardInput } from './standard-input';

/** Folders that hold nothing of ours. */
const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Endings that `include` of `.pat-lens.yaml` has by default. */
const configName = /^[^.]+$|\.(cfg|conf|config|ios|asa|acl|txt|log)$/i;

export interface NamedFile {
  readonly uri: Uri;
  /** The path names the file itself, not a folder above it. */
  readonly isNamed: boolean;
}

/**
 * The files that paths name, folders searched, each once, in order; what cannot be opened is printed and makes the exit
 * code 2. `scenarios`: every named file is one, whatever its name.
 */
export async function namedFiles(
  session: Session,
  paths: readonly string[],
  wanted: 'scenarios' | 'all',
): Promise<readonly NamedFile[]> {
  const files = new Map<Uri, NamedFile>();
  for (const path of paths) {
    const found = await filesOf(session, path, wanted);
    if ('code' in found) session.fail([found]);
    else for (const file of found) if (!files.has(file.uri) || file.isNamed) files.set(file.uri, file);
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
  const found = await search(session, uri, wanted);
  if (found.length > 0 || wanted === 'all') return found.map((file) => ({ uri: file, isNamed: false }));
  return { file: path, code: 'cli.no-scenario', message: noScenarioMessage() };
}

async function search(session: Session, folder: Uri, wanted: 'scenarios' | 'all'): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const { name, kind } of (await session.files.list(next)) ?? []) {
      if (kind === 'folder') {
        if (!skippedFolders.has(name)) folders.push(join(next, name));
      } else if (isScenarioName(name) || (wanted === 'all' && configName.test(name))) {
        found.push(join(next, name));
      }
    }
  }
  return found.sort();
}
