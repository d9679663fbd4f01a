import { open, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText } from '../workspace/decode';
import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../workspace/file-system';
import type { Uri } from '../workspace/uri';
import { pathOfUri, uriOfPath } from './file-uris';

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The files of this machine. */
export class NodeFileSystem implements FileSystem {
  async list(folder: Uri): Promise<readonly FolderEntry[] | null> {
    const path = pathOfUri(folder);
    try {
      const found: FolderEntry[] = [];
      for (const entry of await readdir(path, { withFileTypes: true })) {
        const { name } = entry;
        if (entry.isDirectory()) found.push({ name, kind: 'folder' });
        else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(join(path, name))))) {
          found.push({ name, kind: 'file' });
        }
      }
      return found;
    } catch {
      return null;
    }
  }

  async read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem> {
    try {
      const handle = await open(pathOfUri(uri), 'r');
      try {
        const stats = await handle.stat();
        if (stats.isDirectory()) return { code: 'unreadable', detail: 'EISDIR' };
        if (stats.size > limit) return { code: 'too-large', bytes: stats.size, limit };
        const bytes = await handle.readFile();
        return bytes.length > limit ? { code: 'too-large', bytes: bytes.length, limit } : bytes;
      } finally {
        await handle.close();
      }
    } catch (error) {
      return problemOf(error);
    }
  }

  async stat(uri: Uri): Promise<FileStamp | FileProblem> {
    try {
      const stats = await stat(pathOfUri(uri));
      return { kind: stats.isDirectory() ? 'folder' : 'file', size: stats.size, modified: stats.mtimeMs };
    } catch (error) {
      return problemOf(error);
    }
  }

  /** Whether a file or a folder stands at an address. */
  async kind(uri: Uri): Promise<'file' | 'folder' | FileProblem> {
    const found = await this.stat(uri);
    return 'code' in found ? found : found.kind;
  }

  /**
   * Puts one text in the place of another in a UTF-8 file, its byte order mark kept; false, and nothing written, where the
   * file does not hold the first text in that encoding or cannot be written.
   */
  async replace(uri: Uri, before: string, after: string): Promise<boolean> {
    const path = pathOfUri(uri);
    try {
      const bytes = await readFile(path);
      const mark = bytes.subarray(0, 3).equals(utf8Mark) ? utf8Mark : Buffer.alloc(0);
      if (!bytes.equals(Buffer.concat([mark, Buffer.from(before)]))) return false;
      await writeFile(path, Buffer.concat([mark, Buffer.from(after)]));
      return true;
    } catch {
      return false;
    }
  }

  /** Writes a text in UTF-8; why it could not, else null. */
  async write(uri: Uri, text: string): Promise<FileProblem | null> {
    try {
      await writeFile(pathOfUri(uri), text);
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }

  decode(_uri: Uri, bytes: Uint8Array): string | FileProblem {
    return decodeText(bytes);
  }

  async canonical(uri: Uri): Promise<Uri> {
    try {
      return uriOfPath(await realpath(pathOfUri(uri)), '/');
    } catch {
      return uri;
    }
  }
}

/**
 * A linked folder is not followed: it may lead round in a circle or out of the workspace. A pipe or a device may have no end, or
 * be somebody else's to read.
 */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** By the system's error code; its English text is not for people. */
function problemOf(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? { code: 'not-found' }
    : { code: 'unreadable', detail: code };
}
