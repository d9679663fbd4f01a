import { fileFilter, type FileFilter } from './file-filter';
import type { FileSystem } from './file-system';
import type { GoverningSettings } from './settings-finder';
import { folderOf, foldersUp, isBelow, join, relativePath, type Uri } from './uri';

/** A file below a folder that is not left out. */
export interface FoundFile {
  readonly uri: Uri;
  readonly name: string;
  /** Whether the settings of its folder include it. */
  readonly isIncluded: boolean;
}

/** Searches folders as their settings say; `isExcluded` leaves out more. */
export class FileSearch {
  private readonly filters = new Map<GoverningSettings, FileFilter>();

  constructor(
    private readonly fileSystem: Pick<FileSystem, 'list'>,
    private readonly settingsOf: (folder: Uri) => Promise<GoverningSettings>,
    private readonly isExcluded: (uri: Uri) => boolean = () => false,
  ) {}

  /** Every file below a folder that is not left out, in no order. */
  async *below(folder: Uri): AsyncGenerator<FoundFile> {
    const folders = [folder];
    for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
      const rules = await this.rulesIn(next);
      for (const { name, kind } of (await this.fileSystem.list(next)) ?? []) {
        const uri = join(next, name);
        const path = relativePath(rules.root ?? folder, uri);
        if (rules.filter.excludes(path) || this.isExcluded(uri)) continue;
        if (kind === 'folder') folders.push(uri);
        else yield { uri, name, isIncluded: rules.filter.includes(path) };
      }
    }
  }

  /** Whether the search of the folder finds the file as one that is included. */
  async finds(folder: Uri, file: Uri): Promise<boolean> {
    const above = [...foldersUp(folderOf(file))].filter((one) => isBelow(one, folder));
    for (const uri of [file, ...above]) {
      const { root, filter } = await this.rulesIn(folderOf(uri));
      const path = relativePath(root ?? folder, uri);
      if (filter.excludes(path) || this.isExcluded(uri)) return false;
      if (uri === file && !filter.includes(path)) return false;
    }
    return true;
  }

  private async rulesIn(folder: Uri): Promise<{ readonly root: Uri | null; readonly filter: FileFilter }> {
    const governing = await this.settingsOf(folder);
    const filter = this.filters.get(governing) ?? fileFilter(governing.settings);
    this.filters.set(governing, filter);
    return { root: governing.uri === null ? null : folderOf(governing.uri), filter };
  }
}
