import * as vscode from 'vscode';
import type { FileProblem, FileSystem, FolderEntry } from '../workspace/file-system';
import type { Uri } from '../workspace/uri';

/** Resolves symbolic links of a path on the disk of the extension host. */
export type RealPath = (path: string) => Promise<string>;

/** Files through VS Code, so that remote and virtual workspaces work too. */
export class VsCodeFileSystem implements FileSystem {
  /** Without `realPath` links are not followed: a web host has no disk. */
  constructor(private readonly realPath: RealPath | null) {}

  async list(folder: Uri): Promise<readonly FolderEntry[] | null> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder));
      return entries.map(([name, type]) => ({
        name,
        kind: (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'file',
      }));
    } catch {
      return null;
    }
  }

  async read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem> {
    const file = vscode.Uri.parse(uri);
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > limit) return { code: 'too-large', bytes: size, limit };
      return await vscode.workspace.fs.readFile(file);
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
        return { code: 'not-found' };
      }
      return { code: 'unreadable', detail: error instanceof Error ? error.message : '' };
    }
  }

  async canonical(uri: Uri): Promise<Uri> {
    const file = vscode.Uri.parse(uri);
    if (this.realPath === null || file.scheme !== 'file') return uri;
    try {
      return vscode.Uri.file(await this.realPath(file.fsPath)).toString();
    } catch {
      // A file that does not exist has no links to follow; reading it says so.
      return uri;
    }
  }
}
