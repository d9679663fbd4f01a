import * as vscode from 'vscode';

/** Files of a scheme of their own, as those of a remote repository are: read, listed and never written. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  /** Texts by path; folders are what they lie in. */
  constructor(private readonly texts: ReadonlyMap<string, Uint8Array>) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.texts.get(uri.path);
    const times = { ctime: 0, mtime: 0 };
    if (text !== undefined) return { type: vscode.FileType.File, size: text.byteLength, ...times };
    if (this.readDirectory(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, size: 0, ...times };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const start = path.endsWith('/') ? path : `${path}/`;
    const found = new Map<string, vscode.FileType>();
    for (const known of this.texts.keys()) {
      if (!known.startsWith(start)) continue;
      const [name = '', ...below] = known.slice(start.length).split('/');
      found.set(name, below.length === 0 ? vscode.FileType.File : vscode.FileType.Directory);
    }
    return [...found];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
