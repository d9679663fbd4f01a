import { ConfigBlocks } from '../config/blocks';
import type { ConfigDocument, DeviceSummary, Dialect, TextEdit } from '../config/model';
import { editConfig, parseConfig, parseConfigInSteps } from '../config/parse';
import { endOfRecognised, recogniseDialect } from '../config/recognise';
import { summariesEqual } from '../config/summaries';
import { changeOf, joinChanges, type TextChange } from '../config/text/change';
import type { ScenarioDocument } from '../scenario/model';
import { parseScenario } from '../scenario/parse';
import { parseFolderSettings, type SettingsDocument } from './folder-settings';
import { isSettingsFile } from './settings-name';
import type { Steps } from './slices';
import { nameOf, type Uri } from './uri';

/** Whether the name is that of a scenario file. */
export function isScenarioName(name: string): boolean {
  return /\.pat\.ya?ml$/i.test(name);
}

/** Files above this size are not read. */
export const largestFile = 20 * 1024 * 1024;

/** An edit that inserts more than this is read like a new text, in steps. */
const longestEdit = 100_000;

/**
 * One version of one file's text with what is read from it, each when first asked for. Immutable; an edit makes the next
 * version, which keeps the summary and the settings where they are equal by value.
 */
export class TextDocument {
  private parsedConfig: ConfigDocument | null | undefined;
  private keptSummary: DeviceSummary | null | undefined;
  private parsedScenario: ScenarioDocument | null | undefined;
  private parsedSettings: SettingsDocument | null | undefined;
  private recognised: Dialect | null | undefined;
  private keptBlocks: ConfigBlocks | null = null;
  /** What differs from the text of `keptBlocks`; null where that is not known, or nothing does. */
  private changed: TextChange | null = null;
  private isBeingRead = false;

  private constructor(
    readonly uri: Uri,
    readonly version: number,
    readonly text: string,
    private previous: { readonly document: TextDocument; readonly edits: readonly TextEdit[] } | null,
    private readonly knownSummary: DeviceSummary | null,
    private readonly knownSettings: SettingsDocument | null,
  ) {}

  static open(uri: Uri, version: number, text: string): TextDocument {
    return new TextDocument(uri, version, text, null, null, null);
  }

  /** A file that was read before and is read again; `summary` is what was kept of it. */
  static again(uri: Uri, text: string, summary: DeviceSummary): TextDocument {
    return new TextDocument(uri, 0, text, null, summary, null);
  }

  /** The next version of the file, whose text was read or typed anew. */
  replaced(version: number, text: string): TextDocument {
    const summary = this.lastSummary ?? this.knownSummary;
    const settings = this.parsedSettings ?? this.knownSettings;
    return this.followedBy(new TextDocument(this.uri, version, text, null, summary, settings));
  }

  /** The next version of the file after edits, each in the coordinates of this version's text. */
  edited(version: number, edits: readonly TextEdit[]): TextDocument {
    const text = applyEdits(this.text, edits);
    const isBase = this.parsedConfig === undefined ? this.isBeingRead : this.parsedConfig !== null;
    const isShort = edits.every((edit) => edit.text.length <= longestEdit);
    if (!isBase || !isShort) return this.replaced(version, text);
    const previous = { document: this, edits };
    const summary = this.lastSummary ?? this.knownSummary;
    const next = this.followedBy(new TextDocument(this.uri, version, text, previous, summary, null));
    const isKnown = this.changed !== null || this.keptBlocks?.isOf(this.parsedConfig) === true;
    next.changed = isKnown ? joinChanges(this.changed, changeOf(edits)) : null;
    const lines = this.parsedConfig?.lines;
    if (lines !== undefined && edits.every((edit) => edit.start > endOfRecognised(lines))) {
      next.recognised = this.recognised;
    }
    return next;
  }

  /** The summary as far as it was asked for: nothing is read only to be compared. */
  private get lastSummary(): DeviceSummary | null {
    return this.keptSummary ?? this.parsedConfig?.summary ?? null;
  }

  private followedBy(next: TextDocument): TextDocument {
    next.keptBlocks = this.keptBlocks;
    return next;
  }

  get isScenario(): boolean {
    return isScenarioName(nameOf(this.uri));
  }

  get isSettings(): boolean {
    return isSettingsFile(this.uri);
  }

  /** The dialect by content, null for text that is not ours. */
  get dialect(): Dialect | null {
    if (this.recognised === undefined) {
      this.recognised = this.isScenario || this.isSettings ? null : recogniseDialect(this.text);
    }
    return this.recognised;
  }

  /** Null for text that is not recognised as a config. */
  get config(): ConfigDocument | null {
    if (this.parsedConfig === undefined) {
      this.parsedConfig = this.dialect === null ? null : this.parse(this.dialect);
      this.previous = null;
    }
    return this.parsedConfig;
  }

  /** Whether {@link config} is known. */
  get isRead(): boolean {
    return this.parsedConfig !== undefined;
  }

  /** The version before, while this one's config is still to be made from that one's. */
  get base(): TextDocument | null {
    return this.parsedConfig === undefined ? (this.previous?.document ?? null) : null;
  }

  /** Reads {@link config} in short steps; what is an edit of a version that was read is read at once. */
  *readConfig(): Steps<ConfigDocument | null> {
    if (this.parsedConfig !== undefined || this.base !== null || this.dialect === null) return this.config;
    this.isBeingRead = true;
    const config = yield* parseConfigInSteps(this.text, this.dialect);
    // Somebody who could not wait may have read it meanwhile.
    this.parsedConfig ??= config;
    return this.parsedConfig;
  }

  /** Reads {@link config}, then all {@link blocks}, in short steps. */
  *readBlocks(): Steps<ConfigBlocks | null> {
    yield* this.readConfig();
    const { blocks } = this;
    for (let index = 0; index < (blocks?.count ?? 0); index++) {
      blocks?.block(index);
      yield;
    }
    return blocks;
  }

  /** Names, structure and tokens of a config; null for text that is not recognised as one. */
  get blocks(): ConfigBlocks | null {
    const { config } = this;
    if (config === null) return null;
    this.keptBlocks = ConfigBlocks.of(config, this.keptBlocks, this.changed);
    this.changed = null;
    return this.keptBlocks;
  }

  /** The config's summary: the very object of the version before as long as the two are equal by value. */
  get summary(): DeviceSummary | null {
    if (this.keptSummary === undefined) {
      const own = this.config?.summary ?? null;
      const known = this.knownSummary;
      const isSame = own !== null && known !== null && summariesEqual(known, own);
      this.keptSummary = isSame ? known : own;
    }
    return this.keptSummary;
  }

  /** Null for a file that is not named as a scenario. */
  get scenario(): ScenarioDocument | null {
    if (this.parsedScenario === undefined) {
      this.parsedScenario = this.isScenario ? parseScenario(this.text) : null;
    }
    return this.parsedScenario;
  }

  /** Null for a file that is not named as settings. */
  get settings(): SettingsDocument | null {
    if (this.parsedSettings === undefined) {
      this.parsedSettings = this.isSettings ? this.parseSettings() : null;
    }
    return this.parsedSettings;
  }

  private parseSettings(): SettingsDocument {
    const parsed = parseFolderSettings(this.text);
    const known = this.knownSettings?.settings;
    const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(parsed.settings);
    return isSame ? { ...parsed, settings: known } : parsed;
  }

  private parse(dialect: Dialect): ConfigDocument {
    const { previous } = this;
    const base = previous?.document.config ?? null;
    const isSame = previous !== null && base?.summary.dialect === dialect;
    return isSame ? editConfig(base, previous.edits, this.text) : parseConfig(this.text, dialect);
  }
}

/** The text after edits in the coordinates of the old text; edits do not overlap and come in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const [only] = edits;
  if (only !== undefined && edits.length === 1) {
    return text.slice(0, only.start) + only.text + text.slice(only.end);
  }
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
