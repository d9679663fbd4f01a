import type { Uri } from './uri';

/** Why a file has no text: it does not exist or may not be read, is too large, or is not text. */
export type FileProblem =
  | { readonly code: 'not-found' }
  | { readonly code: 'unreadable'; readonly detail: string }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'binary' };

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly kind: 'file' | 'folder';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** What the workspace asks of the world; implemented over VS Code, Node and memory. */
export interface FileSystem {
  /** The entries of a folder in no order; null where it is none or may not be read. */
  list(folder: Uri): Promise<readonly FolderEntry[] | null>;
  /** The bytes of a file, or why there are none; never rejects. A file above `limit` bytes is not read. */
  read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem>;
  /** What stands at an address, or why that cannot be said; never rejects. */
  stat(uri: Uri): Promise<FileStamp | FileProblem>;
  /** The text of a file's bytes as an editor would open it. */
  decode(uri: Uri, bytes: Uint8Array): string | FileProblem | Promise<string | FileProblem>;
  /** The file's address with all symbolic links resolved; the same where there are none or it does not exist. */
  canonical(uri: Uri): Promise<Uri>;
}
