import { TextDocument } from '../document';
import type { FileProblem } from '../file-system';
import type { Uri } from '../uri';

/** Characters of all texts that are kept at most, but for the one that was asked for last. */
const mostKept = 20_000_000;

/** The closed files that were asked for last, with what was read from them; longest unused go first. */
export class ModelCache {
  private readonly kept = new Map<Uri, TextDocument>();
  private characters = 0;

  constructor(private readonly read: (uri: Uri) => Promise<TextDocument | FileProblem>) {}

  async get(uri: Uri): Promise<TextDocument | FileProblem> {
    const found = this.kept.get(uri) ?? (await this.read(uri));
    this.forget(uri);
    if (!(found instanceof TextDocument)) return found;
    this.kept.set(uri, found);
    this.characters += found.text.length;
    for (const oldest of this.kept.keys()) {
      if (this.characters <= mostKept || oldest === uri) break;
      this.forget(oldest);
    }
    return found;
  }

  /** The file may be another one now. */
  forget(uri: Uri): void {
    this.characters -= this.kept.get(uri)?.text.length ?? 0;
    this.kept.delete(uri);
  }
}
