import type { TextEdit } from '../config/model';
import { decodeText } from './decode';
import { largestFile, TextDocument } from './document';
import type { FileProblem, FileSystem } from './file-system';
import type { Uri } from './uri';

/** The current version of every file that was opened or read. */
export class DocumentStore {
  private readonly opened = new Map<Uri, TextDocument>();
  private readonly read = new Map<Uri, Promise<TextDocument | FileProblem>>();
  private readonly settled = new Map<Uri, TextDocument>();

  constructor(private readonly fileSystem: FileSystem) {}

  open(uri: Uri, version: number, text: string): void {
    const known = this.peek(uri);
    this.opened.set(uri, known?.replaced(version, text) ?? TextDocument.open(uri, version, text));
    this.forget(uri);
  }

  edit(uri: Uri, version: number, edits: readonly TextEdit[]): void {
    const document = this.opened.get(uri);
    if (document !== undefined) this.opened.set(uri, document.edited(version, edits));
  }

  close(uri: Uri): void {
    this.opened.delete(uri);
    this.forget(uri);
  }

  /** The text on disk may be another one now. */
  forget(uri: Uri): void {
    this.read.delete(uri);
    this.settled.delete(uri);
  }

  peek(uri: Uri): TextDocument | undefined {
    return this.opened.get(uri) ?? this.settled.get(uri);
  }

  load(uri: Uri): Promise<TextDocument | FileProblem> {
    const open = this.opened.get(uri);
    if (open !== undefined) return Promise.resolve(open);
    const known = this.read.get(uri);
    if (known !== undefined) return known;
    const reading = this.readFile(uri).then((document) => {
      // A file that changed while it was read is read again by the next who asks.
      if (this.read.get(uri) === reading && document instanceof TextDocument) this.settled.set(uri, document);
      return document;
    });
    this.read.set(uri, reading);
    return reading;
  }

  private async readFile(uri: Uri): Promise<TextDocument | FileProblem> {
    const bytes = await this.fileSystem.read(uri, largestFile);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const text = decodeText(bytes);
    return typeof text === 'string' ? TextDocument.open(uri, 0, text) : text;
  }
}
