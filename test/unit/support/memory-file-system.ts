import { decodeText } from '../../../src/workspace/decode';
import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../../../src/workspace/file-system';
import { folderOf, isBelow, nameOf, type Uri } from '../../../src/workspace/uri';

/** Files in memory: by uri, with symbolic links as a map from one uri to another. */
export class MemoryFileSystem implements FileSystem {
  /** How often each file was read. */
  readonly reads = new Map<Uri, number>();

  /** When each file was last changed; 0 unless set. */
  readonly modified = new Map<Uri, number>();

  constructor(
    readonly files: Map<Uri, string>,
    private readonly links: ReadonlyMap<Uri, Uri> = new Map(),
  ) {}

  list(folder: Uri): Promise<readonly FolderEntry[] | null> {
    const entries = new Map<string, FolderEntry>();
    for (const uri of [...this.files.keys(), ...this.links.keys()]) {
      if (!isBelow(uri, folder)) continue;
      if (folderOf(uri) === folder) entries.set(nameOf(uri), { name: nameOf(uri), kind: 'file' });
      else {
        const name = uri.slice(folder.length + 1).split('/', 1)[0] ?? '';
        entries.set(name, { name, kind: 'folder' });
      }
    }
    return Promise.resolve(entries.size === 0 ? null : [...entries.values()]);
  }

  read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem> {
    this.reads.set(uri, (this.reads.get(uri) ?? 0) + 1);
    const text = this.files.get(this.links.get(uri) ?? uri);
    if (text === undefined) return Promise.resolve({ code: 'not-found' });
    const bytes = new TextEncoder().encode(text);
    return Promise.resolve(bytes.length > limit ? { code: 'too-large', bytes: bytes.length, limit } : bytes);
  }

  async stat(uri: Uri): Promise<FileStamp | FileProblem> {
    const text = this.files.get(this.links.get(uri) ?? uri);
    if (text !== undefined) {
      const size = new TextEncoder().encode(text).length;
      return { kind: 'file', size, modified: this.modified.get(uri) ?? 0 };
    }
    const entries = await this.list(uri);
    return entries === null ? { code: 'not-found' } : { kind: 'folder', size: 0, modified: 0 };
  }

  decode(_uri: Uri, bytes: Uint8Array): string | FileProblem {
    return decodeText(bytes);
  }

  canonical(uri: Uri): Promise<Uri> {
    return Promise.resolve(this.links.get(uri) ?? uri);
  }
}
