import type { TextEdit } from '../config/model';
import { largestFile, TextDocument } from './document';
import type { FileProblem, FileSystem } from './file-system';
import { inSlices } from './slices';
import type { Uri } from './uri';

/** The current version of every file that was opened or read. */
export class DocumentStore {
  private readonly openFiles = new Map<Uri, TextDocument>();
  private readonly loaded = new Map<Uri, Promise<TextDocument | FileProblem>>();
  private readonly settled = new Map<Uri, TextDocument>();

  constructor(private readonly fileSystem: FileSystem) {}

  open(uri: Uri, version: number, text: string): void {
    const known = this.peek(uri);
    this.openFiles.set(uri, known?.replaced(version, text) ?? TextDocument.open(uri, version, text));
    this.forget(uri);
  }

  edit(uri: Uri, version: number, edits: readonly TextEdit[]): void {
    const document = this.openFiles.get(uri);
    if (document !== undefined) this.openFiles.set(uri, document.edited(version, edits));
  }

  close(uri: Uri): void {
    this.openFiles.delete(uri);
    this.forget(uri);
  }

  /** The text on disk may be another one now. */
  forget(uri: Uri): void {
    this.loaded.delete(uri);
    this.settled.delete(uri);
  }

  peek(uri: Uri): TextDocument | undefined {
    return this.openFiles.get(uri) ?? this.settled.get(uri);
  }

  isOpen(uri: Uri): boolean {
    return this.openFiles.has(uri);
  }

  /** The file as it is on disk with its config, read in slices and not kept. */
  async read(uri: Uri): Promise<TextDocument | FileProblem> {
    const document = await this.readFile(uri);
    if (document instanceof TextDocument) await this.readConfig(document);
    return document;
  }

  /** Every file that is open. */
  opened(): readonly TextDocument[] {
    return [...this.openFiles.values()];
  }

  /** Every file that is open, then those that were read. */
  known(): readonly TextDocument[] {
    return [...this.openFiles.values(), ...this.settled.values()];
  }

  /** The current version with its config, which is read in slices. */
  async load(uri: Uri): Promise<TextDocument | FileProblem> {
    for (;;) {
      const document = await this.text(uri);
      if (!(document instanceof TextDocument)) return document;
      await this.readConfig(document);
      const latest = this.openFiles.get(uri);
      if (latest === undefined || latest === document) return document;
    }
  }

  private readonly configs = new WeakMap<TextDocument, Promise<void>>();

  /** Those who want the same config wait for one reading of it. */
  private readConfig(document: TextDocument): Promise<void> {
    const known = this.configs.get(document);
    if (known !== undefined) return known;
    const reading = this.readConfigAfter(document.base, document);
    this.configs.set(document, reading);
    return reading;
  }

  private async readConfigAfter(base: TextDocument | null, document: TextDocument): Promise<void> {
    if (base !== null) await this.readConfig(base);
    await inSlices(document.readConfig());
  }

  private text(uri: Uri): Promise<TextDocument | FileProblem> {
    const open = this.openFiles.get(uri);
    if (open !== undefined) return Promise.resolve(open);
    const known = this.loaded.get(uri);
    if (known !== undefined) return known;
    const reading = this.readFile(uri).then((document) => {
      // A file that changed while it was read is read again by the next who asks.
      if (this.loaded.get(uri) === reading && document instanceof TextDocument)
        this.settled.set(uri, document);
      return document;
    });
    this.loaded.set(uri, reading);
    return reading;
  }

  private async readFile(uri: Uri): Promise<TextDocument | FileProblem> {
    const bytes = await this.fileSystem.read(uri, largestFile);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const text = await this.fileSystem.decode(uri, bytes);
    return typeof text === 'string' ? TextDocument.open(uri, 0, text) : text;
  }
}
