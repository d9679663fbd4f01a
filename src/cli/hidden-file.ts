import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../workspace/file-system';
import { folderOf, nameOf, type Uri } from '../workspace/uri';

/** The same files but one, or but a folder, which no listing of the folder above tells. */
export class HiddenFile implements FileSystem {
  constructor(
    private readonly files: FileSystem,
    private readonly hidden: Uri,
  ) {}

  async list(folder: Uri): Promise<readonly FolderEntry[] | null> {
    const entries = await this.files.list(folder);
    if (entries === null || folder !== folderOf(this.hidden)) return entries;
    return entries.filter(({ name }) => name !== decodeURIComponent(nameOf(this.hidden)));
  }

  read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem> {
    return this.files.read(uri, limit);
  }

  stat(uri: Uri): Promise<FileStamp | FileProblem> {
    return this.files.stat(uri);
  }

  decode(uri: Uri, bytes: Uint8Array): string | FileProblem | Promise<string | FileProblem> {
    return this.files.decode(uri, bytes);
  }

  canonical(uri: Uri): Promise<Uri> {
    return this.files.canonical(uri);
  }
}
