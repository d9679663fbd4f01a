import type { SettingsFinder } from './settings-finder';
import { folderOf, isBelow, type Uri } from './uri';

/**
 * The folders whose configs make one network each: that of the nearest `.pat-lens.yaml`, else the innermost of the workspace's
 * folders, else the file's own.
 */
export class NetworkRoots {
  constructor(
    private readonly settings: Pick<SettingsFinder, 'ofFolder'>,
    private readonly folders: () => readonly Uri[],
  ) {}

  /** The folder below which the configs are that are joined with those in a folder. */
  async of(folder: Uri): Promise<Uri> {
    const { uri } = await this.settings.ofFolder(folder);
    return uri === null ? (this.workspaceFolderOf(folder) ?? folder) : folderOf(uri);
  }

  /** The innermost folder of the workspace that holds a folder or is it; null outside of them. */
  workspaceFolderOf(folder: Uri): Uri | null {
    let innermost: Uri | null = null;
    for (const one of this.folders()) {
      const holds = one === folder || isBelow(folder, one);
      if (holds && (innermost === null || one.length > innermost.length)) innermost = one;
    }
    return innermost;
  }

  /** Keeps those that are joined with the files of a network; a folder below may be a network of its own. */
  async joined<T>(root: Uri, found: Iterable<T>, uriOf: (one: T) => Uri): Promise<readonly T[]> {
    const isOwn = new Map<Uri, boolean>();
    const kept: T[] = [];
    for (const one of found) {
      const folder = folderOf(uriOf(one));
      let isJoined = isOwn.get(folder);
      if (isJoined === undefined) {
        isJoined = (await this.of(folder)) === root;
        isOwn.set(folder, isJoined);
      }
      if (isJoined) kept.push(one);
    }
    return kept;
  }
}
