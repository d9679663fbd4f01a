import * as vscode from 'vscode';
import { isBinary } from '../workspace/decode';
import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../workspace/file-system';
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
      return problemOf(error);
    }
  }

  async stat(uri: Uri): Promise<FileStamp | FileProblem> {
    try {
      const { type, size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
      return {
        kind: (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'file',
        size,
        modified: mtime,
      };
    } catch (error) {
      return problemOf(error);
    }
  }

  /** By byte order mark, `files.encoding` and `files.autoGuessEncoding`: the editor itself decides. */
  async decode(uri: Uri, bytes: Uint8Array): Promise<string | FileProblem> {
    if (isBinary(bytes)) return { code: 'binary' };
    try {
      return await vscode.workspace.decode(bytes, { uri: vscode.Uri.parse(uri) });
    } catch (error) {
      return problemOf(error);
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

function problemOf(error: unknown): FileProblem {
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { code: 'not-found' };
  return { code: 'unreadable', detail: error instanceof Error ? error.message : '' };
}
