import { noScenarioMessage } from '../messages/cli';
import { isScenarioName } from '../workspace/document';
import { fileFilter, type FileFilter } from '../workspace/file-filter';
import { isSettingsFile } from '../workspace/settings-name';
import type { GoverningSettings } from '../workspace/settings-finder';
import { folderOf, join, relativePath, type Uri } from '../workspace/uri';
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
  const found = await search(session, uri, wanted);
  if (found.length > 0 || wanted === 'all') return found.map((file) => ({ uri: file, isNamed: false }));
  return { file: path, code: 'cli.no-scenario', message: noScenarioMessage() };
}

async function search(session: Session, folder: Uri, wanted: 'scenarios' | 'all'): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const filters = new Filters(session);
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { root, filter } = await filters.in(next);
    for (const { name, kind } of (await session.files.list(next)) ?? []) {
      const uri = join(next, name);
      const path = relativePath(root ?? folder, uri);
      if (filter.excludes(path)) continue;
      if (kind === 'folder') folders.push(uri);
      else if (wanted === 'all' && isSettingsFile(uri)) found.push(uri);
      else if (filter.includes(path) && (wanted === 'all' || isScenarioName(name))) found.push(uri);
    }
  }
  return found.sort();
}

/** The filters of the settings that folders have, each made once. */
class Filters {
  private readonly known = new Map<GoverningSettings, FileFilter>();

  constructor(private readonly session: Session) {}

  async in(folder: Uri): Promise<{ readonly root: Uri | null; readonly filter: FileFilter }> {
    const governing = await this.session.workspace.settingsOf(folder);
    const filter = this.known.get(governing) ?? fileFilter(governing.settings);
    this.known.set(governing, filter);
    return { root: governing.uri === null ? null : folderOf(governing.uri), filter };
  }
}
