import { recogniseDialect } from '../../config/recognise';
import { largestFile } from '../../workspace/document';
import type { FileProblem, FileStamp, FileSystem, FolderEntry } from '../../workspace/file-system';
import { nameOf, type Uri } from '../../workspace/uri';
import { fencesOf, onlyFence, type Fence } from './fences';

/** Configs of one Markdown file that are read: each of them is the file over again, with blanks in the place of all else. */
export const mostParts = 200;

/** A config in a fence of a Markdown file. */
export interface MarkdownPart {
  /** The file's address, `#`, and which of its fenced blocks it is, from 1. */
  readonly uri: Uri;
  readonly fence: Fence;
}

/** A Markdown text with the configs in it. */
export interface MarkdownText {
  readonly text: string;
  readonly parts: readonly MarkdownPart[];
  /** How many configs there are beyond `mostParts`. */
  readonly leftOut: number;
}

/** The file of which an address is a part, else null; `#` stands in no other address, as it would be encoded. */
export function fileOfPart(uri: Uri): Uri | null {
  const at = uri.lastIndexOf('#');
  return at < 0 ? null : uri.slice(0, at);
}

/** The same files, and in Markdown files each fenced block that is a config as a file of its own. */
export class MarkdownFiles implements FileSystem {
  private readonly provided = new Map<Uri, MarkdownText | null>();
  /** Its parts are asked for one after the other. */
  private last: { readonly file: Uri; readonly markdown: MarkdownText | null } | null = null;

  constructor(private readonly files: FileSystem) {}

  /** A text that is in no file, which is Markdown where a fence of it holds a config. */
  provide(file: Uri, text: string): void {
    this.provided.set(file, markdownOf(file, text));
  }

  /** The configs in a Markdown file; null where it is none, cannot be read or has none. */
  async markdown(file: Uri): Promise<MarkdownText | null> {
    const provided = this.provided.get(file);
    if (provided !== undefined || !/\.(?:md|markdown)$/i.test(nameOf(file))) return provided ?? null;
    if (this.last?.file === file) return this.last.markdown;
    const bytes = await this.files.read(file, largestFile);
    const text = bytes instanceof Uint8Array ? await this.files.decode(file, bytes) : bytes;
    const markdown = typeof text === 'string' ? markdownOf(file, text) : null;
    this.last = { file, markdown };
    return markdown;
  }

  /** The file itself, or the configs in it where it is Markdown. */
  async partsOf(file: Uri): Promise<readonly Uri[]> {
    const markdown = await this.markdown(file);
    return markdown === null ? [file] : markdown.parts.map(({ uri }) => uri);
  }

  list(folder: Uri): Promise<readonly FolderEntry[] | null> {
    return this.files.list(folder);
  }

  async read(uri: Uri, limit: number): Promise<Uint8Array | FileProblem> {
    const file = fileOfPart(uri);
    if (file === null) return this.files.read(uri, limit);
    const markdown = await this.markdown(file);
    const part = markdown?.parts.find((one) => one.uri === uri);
    if (markdown === null || part === undefined) return { code: 'not-found' };
    return new TextEncoder().encode(onlyFence(markdown.text, part.fence));
  }

  decode(uri: Uri, bytes: Uint8Array): string | FileProblem | Promise<string | FileProblem> {
    // The bytes are those that `read` made: what they begin with is no mark of another encoding.
    return fileOfPart(uri) === null
      ? this.files.decode(uri, bytes)
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  stat(uri: Uri): Promise<FileStamp | FileProblem> {
    return this.files.stat(fileOfPart(uri) ?? uri);
  }

  canonical(uri: Uri): Promise<Uri> {
    return fileOfPart(uri) === null ? this.files.canonical(uri) : Promise.resolve(uri);
  }
}

function markdownOf(file: Uri, text: string): MarkdownText | null {
  const parts = fencesOf(text).flatMap((fence, index): readonly MarkdownPart[] =>
    recogniseDialect(text.slice(fence.start, fence.end)) === null
      ? []
      : [{ uri: `${file}#${index + 1}`, fence }],
  );
  if (parts.length === 0) return null;
  return { text, parts: parts.slice(0, mostParts), leftOut: Math.max(0, parts.length - mostParts) };
}
