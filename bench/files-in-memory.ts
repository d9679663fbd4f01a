import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../src/workspace/file-system';

/** Files of a bench, all in one folder, which no disk slows down. */
export class FilesInMemory implements FileSystem {
  constructor(private readonly files: ReadonlyMap<string, string>) {}

  list(folder: string): Promise<readonly FolderEntry[] | null> {
    const names = [...this.files.keys()].flatMap((uri) => {
      const name = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : '';
      return name === '' || name.includes('/') ? [] : [name];
    });
    return Promise.resolve(
      names.length === 0 ? null : names.map((name) => ({ name, kind: 'file' as const })),
    );
  }

  read(uri: string): Promise<Uint8Array | FileProblem> {
    const text = this.files.get(uri);
    return Promise.resolve(text === undefined ? { code: 'not-found' } : new TextEncoder().encode(text));
  }

  stat(uri: string): Promise<FileStamp | FileProblem> {
    const text = this.files.get(uri);
    return Promise.resolve(
      text === undefined ? { code: 'not-found' } : { kind: 'file', size: text.length, modified: 0 },
    );
  }

  decode(_uri: string, bytes: Uint8Array): string {
    return new TextDecoder().decode(bytes);
  }

  canonical(uri: string): Promise<string> {
    return Promise.resolve(uri);
  }
}
