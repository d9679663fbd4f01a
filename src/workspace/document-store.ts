import type { DeviceSummary, TextEdit } from '../config/model';
import { largestFile, TextDocument } from './document';
import type { FileProblem, FileSystem } from './file-system';
import { inSlices } from './slices';
import type { Uri } from './uri';

/** The current version of every file that was opened or read. */
export class DocumentStore {
  private readonly openFiles = new Map<Uri, TextDocument>();
  private readonly loaded = new Map<Uri, Promise<TextDocument | FileProblem>>();
  /** Those of `loaded` that have a text, the one that nobody asked for longest first. */
  private readonly settled = new Map<Uri, TextDocument>();
  private settledLength = 0;
  private changes = 0;
  /** What is kept of closed files whose text was let go. */
  private readonly summaries = new Map<Uri, DeviceSummary | null>();

  /** Of closed files no more than `mostText` characters are kept; of the others the summary stays. */
  constructor(
    private readonly fileSystem: FileSystem,
    private readonly mostText = Infinity,
  ) {}

  /** Another number whenever some file may have another text. */
  get revision(): number {
    return this.changes;
  }

  open(uri: Uri, version: number, text: string): void {
    const known = this.peek(uri);
    this.openFiles.set(uri, known?.replaced(version, text) ?? TextDocument.open(uri, version, text));
    this.forget(uri);
  }

  edit(uri: Uri, version: number, edits: readonly TextEdit[]): void {
    const document = this.openFiles.get(uri);
    if (document === undefined) return;
    this.changes++;
    this.openFiles.set(uri, document.edited(version, edits));
  }

  close(uri: Uri): void {
    this.openFiles.delete(uri);
    this.forget(uri);
  }

  /** The text on disk may be another one now. */
  forget(uri: Uri): void {
    this.changes++;
    this.letGo(uri);
    this.summaries.delete(uri);
  }

  peek(uri: Uri): TextDocument | undefined {
    return this.openFiles.get(uri) ?? this.settled.get(uri);
  }

  /** The current version of a file, where it is known with its config. */
  ready(uri: Uri): TextDocument | undefined {
    const document = this.openFiles.get(uri) ?? this.settled.get(uri);
    if (document?.isRead !== true) return undefined;
    if (this.settled.has(uri)) this.putLast(uri, document);
    return document;
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

  /** The summary of a config, null where there is none; the same object as long as it is equal by value. */
  async summary(uri: Uri): Promise<DeviceSummary | null> {
    const kept = this.openFiles.has(uri) ? undefined : this.summaries.get(uri);
    if (kept !== undefined) return kept;
    const document = await this.load(uri);
    return document instanceof TextDocument ? document.summary : null;
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
    if (known !== undefined) {
      const settled = this.settled.get(uri);
      if (settled !== undefined) this.putLast(uri, settled);
      return known;
    }
    const reading = this.readFile(uri).then((document) => {
      // A file that changed while it was read is read again by the next who asks.
      if (this.loaded.get(uri) === reading && document instanceof TextDocument) {
        this.settledLength += document.text.length;
        this.putLast(uri, document);
      }
      return document;
    });
    this.loaded.set(uri, reading);
    return reading;
  }

  private putLast(uri: Uri, document: TextDocument): void {
    this.settled.delete(uri);
    this.settled.set(uri, document);
    if (this.settledLength <= this.mostText) return;
    for (const [oldest, { summary }] of this.settled) {
      if (this.settledLength <= this.mostText || oldest === uri) return;
      this.letGo(oldest);
      this.summaries.set(oldest, summary);
    }
  }

  private letGo(uri: Uri): void {
    this.settledLength -= this.settled.get(uri)?.text.length ?? 0;
    this.settled.delete(uri);
    this.loaded.delete(uri);
  }

  private async readFile(uri: Uri): Promise<TextDocument | FileProblem> {
    const bytes = await this.fileSystem.read(uri, largestFile);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const text = await this.fileSystem.decode(uri, bytes);
    if (typeof text !== 'string') return text;
    const kept = this.summaries.get(uri) ?? null;
    return kept === null ? TextDocument.open(uri, 0, text) : TextDocument.again(uri, text, kept);
  }
}
