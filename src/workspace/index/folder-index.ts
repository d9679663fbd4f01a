import type { DeviceSummary } from '../../config/model';
import { parseConfigInSteps } from '../../config/parse';
import { recogniseDialect } from '../../config/recognise';
import { isScenarioName, largestFile, TextDocument } from '../document';
import type { DocumentStore } from '../document-store';
import { FileSearch } from '../file-search';
import type { FileProblem, FileStamp, FileSystem } from '../file-system';
import { isSettingsFile } from '../settings-name';
import type { SettingsFinder } from '../settings-finder';
import { inSlices, Turn } from '../slices';
import { isBelow, nameOf, type Uri } from '../uri';
import { factsOf, type DeviceFacts } from './device-facts';
import { ModelCache } from './model-cache';
import { NameIndex, type IndexedName, type NameCollector, type PackedNames } from './name-index';
import { PackedValues, type Plain } from './packed-values';

/** Which folders are indexed. */
export interface IndexOptions {
  readonly folders: () => readonly Uri[];
  /** Leaves out files and folders beside those that `.pat-lens.yaml` leaves out. */
  readonly isExcluded?: (uri: Uri) => boolean;
  /** As long as the index is not there, files beyond so many are not joined but for those beside a file. */
  readonly mostFiles?: number;
}

/** `idle` before the first request, `stopped` when somebody had enough of it. */
export type IndexState = 'idle' | 'running' | 'ready' | 'stopped';

/** How far the index is. */
export interface IndexProgress {
  readonly state: IndexState;
  /** Files that were looked at, of those that were found so far. */
  readonly done: number;
  readonly found: number;
}

/** The uses of one name in one closed file. */
export interface FileNames {
  readonly uri: Uri;
  readonly hostname: string | null;
  readonly names: readonly IndexedName[];
}

/** A device of the folder: what is known of it, from the open file or else from the one on disk. */
export interface IndexedDevice {
  readonly uri: Uri;
  readonly facts: DeviceFacts;
}

/** A file that is not indexed although it should be. */
export interface SkippedFile {
  readonly uri: Uri;
  readonly problem: FileProblem;
}

/** What is kept of a config. */
interface Summary {
  readonly hostname: string | null;
  readonly facts: Uint8Array;
  readonly names: PackedNames;
}

/** What is kept of a file; `summary` is null where it is none of ours. */
interface Entry {
  readonly stamp: FileStamp | null;
  readonly summary: Summary | null;
  readonly problem: FileProblem | null;
}

type Read = { readonly uri: Uri; readonly stamp: FileStamp | null } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'none'; readonly problem: FileProblem | null }
);

/** Files that are read ahead while one is parsed. */
const readAhead = 4;

/**
 * What is known of all configs below the workspace's folders, open or not. It begins when somebody asks for it, works in short
 * slices, and follows the files from then on; a file that did not change is not read again.
 */
export class FolderIndex {
  private readonly entries = new Map<Uri, Entry>();
  private readonly names = new NameIndex();
  private readonly packed = new PackedValues();
  private readonly models: ModelCache;
  private readonly queued = new Set<Uri>();
  private readonly listeners = new Set<(progress: IndexProgress) => void>();
  private current: IndexState = 'idle';
  private hasAll = false;
  private work: Promise<void> = Promise.resolve();
  private round = 0;
  private done = 0;
  private rounds: (() => void)[] = [];

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly store: DocumentStore,
    private readonly settings: SettingsFinder,
    private readonly options: IndexOptions,
  ) {
    this.models = new ModelCache((uri) => this.store.read(uri));
  }

  get progress(): IndexProgress {
    return { state: this.current, done: this.done, found: this.done + this.queued.size };
  }

  /** Calls back when the progress is another one; returns how to stop that. */
  onDidProgress(listener: (progress: IndexProgress) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when all files are indexed, or when it is stopped. It begins now unless it is there; `resume` goes on where it was stopped. */
  async ready(resume: boolean): Promise<void> {
    if (this.current === 'idle' || (this.current === 'stopped' && resume)) this.begin();
    if (this.current === 'running') await new Promise<void>((resolve) => this.rounds.push(resolve));
  }

  /** Ends the work; what is known so far stays and no longer follows the files. */
  stop(): void {
    if (this.current !== 'running') return;
    this.round++;
    this.queued.clear();
    this.settle('stopped');
  }

  /** Something made, changed or removed a file or folder. */
  changed(uri: Uri): void {
    this.models.forget(uri);
    if (this.current === 'idle' || this.current === 'stopped') return;
    if (isSettingsFile(uri)) this.begin();
    else if (this.options.folders().some((folder) => isBelow(uri, folder))) this.follow(uri);
  }

  /** The folders of the workspace are others now. */
  foldersChanged(): void {
    if (this.current === 'running' || this.current === 'ready') this.begin();
  }

  /** Files that should be indexed but cannot be: too large, binary or not readable. */
  *skipped(): Generator<SkippedFile> {
    for (const [uri, { problem }] of this.entries) if (problem !== null) yield { uri, problem };
  }

  /** Every device that is known, open files as they are in the editor. */
  async *devices(): AsyncGenerator<IndexedDevice> {
    const open = new Set<Uri>();
    for (const { uri } of this.store.opened()) {
      open.add(uri);
      const summary = await this.openSummary(uri);
      if (summary !== null) yield { uri, facts: factsOf(summary) };
    }
    for (const [uri, { summary }] of this.entries) {
      if (summary !== null && !open.has(uri)) yield { uri, facts: this.unpacked(summary) };
    }
  }

  /** Whether all files were looked at; those that change are followed. */
  get isComplete(): boolean {
    return this.hasAll;
  }

  /** The devices of closed files; `key` is the same object as long as the file is. */
  *closedDevices(): Generator<{
    readonly uri: Uri;
    readonly key: object;
    readonly facts: () => DeviceFacts;
  }> {
    for (const [uri, { summary }] of this.entries) {
      if (summary !== null && !this.store.isOpen(uri)) {
        yield { uri, key: summary, facts: () => this.unpacked(summary) };
      }
    }
  }

  /** What is known of one file; null where it is not open and not indexed. */
  async facts(uri: Uri): Promise<DeviceFacts | null> {
    const open = await this.openSummary(uri);
    if (open !== null) return factsOf(open);
    const summary = this.entries.get(uri)?.summary ?? null;
    return summary === null ? null : this.unpacked(summary);
  }

  /** The full model of a file: of the open one, else of the file, of which the last few are kept. */
  async model(uri: Uri): Promise<TextDocument | FileProblem> {
    return this.store.peek(uri) === undefined ? this.models.get(uri) : this.store.load(uri);
  }

  /** The closed files that have a name, with their uses of it; `key` is as `nameKey` makes it. */
  filesNaming(key: string): readonly FileNames[] {
    const found: FileNames[] = [];
    for (const [uri, { summary }] of this.entries) {
      if (summary === null || this.store.isOpen(uri)) continue;
      const names = this.names.usesIn(summary.names, key);
      if (names.length > 0) found.push({ uri, hostname: summary.hostname, names });
    }
    return found;
  }

  /** The first definition in each closed file of every name that fits, `most` at most. */
  definitions(fits: (name: string) => boolean, most: number): readonly FileNames[] {
    const wanted = this.names.matching(fits);
    const found: FileNames[] = [];
    let left = wanted.size === 0 ? 0 : most;
    for (const [uri, { summary }] of this.entries) {
      if (left <= 0) break;
      if (summary === null || this.store.isOpen(uri)) continue;
      const names = this.names.definitionsIn(summary.names, wanted).slice(0, left);
      left -= names.length;
      if (names.length > 0) found.push({ uri, hostname: summary.hostname, names });
    }
    return found;
  }

  private begin(): void {
    const round = ++this.round;
    this.hasAll = false;
    this.done = 0;
    this.queued.clear();
    this.report('running');
    this.run(round, () => this.findFiles(round));
  }

  private follow(uri: Uri): void {
    const { round } = this;
    if (this.current === 'ready') {
      this.done = 0;
      this.report('running');
    }
    this.run(round, () => this.queueChanged(uri));
  }

  /** One piece of work after the other. */
  private run(round: number, find: () => Promise<void>): void {
    const work = this.work.then(async () => {
      if (round !== this.round) return;
      await find();
      await this.takeQueued(round);
      if (round === this.round && work === this.work) this.settle('ready');
    });
    this.work = work;
  }

  /** Queues what is there and forgets what is gone. */
  private async findFiles(round: number): Promise<void> {
    const found = new Set<Uri>();
    const turn = new Turn();
    for (const folder of this.options.folders()) {
      for await (const uri of this.filesBelow(folder)) {
        if (round !== this.round) return;
        found.add(uri);
        this.queued.add(uri);
        if (turn.isOver) {
          this.report('running');
          await turn.end();
        }
      }
    }
    if (round !== this.round) return;
    for (const uri of this.entries.keys()) if (!found.has(uri)) this.entries.delete(uri);
  }

  private async *filesBelow(folder: Uri): AsyncGenerator<Uri> {
    const { fileSystem, settings, options } = this;
    const search = new FileSearch(fileSystem, (below) => settings.ofFolder(below), options.isExcluded);
    for await (const { uri, isIncluded } of search.below(folder)) {
      if (isIncluded && !isScenarioName(nameOf(uri))) yield uri;
    }
  }

  private async queueChanged(uri: Uri): Promise<void> {
    const stamp = await this.fileSystem.stat(uri);
    if ('code' in stamp) {
      // A folder that is gone took its files along.
      for (const known of this.entries.keys()) {
        if (known === uri || isBelow(known, uri)) this.entries.delete(known);
      }
    } else if (stamp.kind === 'folder') {
      for await (const below of this.filesBelow(uri)) this.queued.add(below);
    } else if (this.entries.has(uri) || (await this.isWanted(uri))) this.queued.add(uri);
  }

  /** Whether the search would find the file. */
  private async isWanted(uri: Uri): Promise<boolean> {
    const folder = this.options.folders().find((one) => isBelow(uri, one));
    if (folder === undefined || isScenarioName(nameOf(uri))) return false;
    const search = new FileSearch(
      this.fileSystem,
      (one) => this.settings.ofFolder(one),
      this.options.isExcluded,
    );
    return search.finds(folder, uri);
  }

  private async takeQueued(round: number): Promise<void> {
    const turn = new Turn();
    const reading: Promise<Read>[] = [];
    const readNext = (): void => {
      for (const uri of this.queued) {
        if (reading.length >= readAhead) return;
        this.queued.delete(uri);
        reading.push(this.read(uri));
      }
    };
    readNext();
    while (reading.length > 0) {
      const read = await reading.shift();
      if (round !== this.round) return;
      if (read !== undefined) await this.take(read, turn, round);
      this.done++;
      if (turn.isOver) {
        this.report('running');
        await turn.end();
      }
      readNext();
    }
  }

  private async read(uri: Uri): Promise<Read> {
    const found = await this.fileSystem.stat(uri);
    if ('code' in found) return { uri, stamp: null, kind: 'none', problem: goneOr(found) };
    const known = this.entries.get(uri)?.stamp;
    if (known?.size === found.size && known.modified === found.modified) {
      return { uri, stamp: found, kind: 'same' };
    }
    // A file that was read for somebody else is not read again.
    const document = this.store.isOpen(uri) ? undefined : this.store.peek(uri);
    const text = document?.text ?? (await this.textOf(uri, found.size));
    if (typeof text !== 'string') return { uri, stamp: found, kind: 'none', problem: goneOr(text) };
    return { uri, stamp: found, kind: 'text', text };
  }

  private async textOf(uri: Uri, size: number): Promise<string | FileProblem> {
    if (size > largestFile) return { code: 'too-large', bytes: size, limit: largestFile };
    const bytes = await this.fileSystem.read(uri, largestFile);
    return bytes instanceof Uint8Array ? this.fileSystem.decode(uri, bytes) : bytes;
  }

  private async take(read: Read, turn: Turn, round: number): Promise<void> {
    const { uri, stamp } = read;
    switch (read.kind) {
      case 'same':
        return;
      case 'none':
        if (read.problem === null) this.entries.delete(uri);
        else this.entries.set(uri, { stamp, summary: null, problem: read.problem });
        return;
      case 'text': {
        const summary = await this.summaryOf(read.text, turn, () => round === this.round);
        if (round === this.round) this.entries.set(uri, { stamp, summary, problem: null });
      }
    }
  }

  private async summaryOf(text: string, turn: Turn, isWanted: () => boolean): Promise<Summary | null> {
    const dialect = recogniseDialect(text);
    if (dialect === null) return null;
    const names: NameCollector = this.names.collector();
    const steps = parseConfigInSteps(text, dialect, (line, start, found) => names.add(line, start, found));
    const config = await inSlices(steps, isWanted, turn);
    if (config === null) return null;
    const { summary } = config;
    const facts = this.packed.pack(factsOf(summary) as unknown as Plain);
    // The name as it was packed: the one in the summary holds on to the whole text.
    const { hostname } = this.packed.unpack(facts) as unknown as DeviceFacts;
    return { hostname, facts, names: names.finish() };
  }

  private unpacked({ facts }: Summary): DeviceFacts {
    return this.packed.unpack(facts) as unknown as DeviceFacts;
  }

  private async openSummary(uri: Uri): Promise<DeviceSummary | null> {
    if (!this.store.isOpen(uri)) return null;
    const document = await this.store.load(uri);
    return document instanceof TextDocument ? document.summary : null;
  }

  private settle(state: IndexState): void {
    this.hasAll = state === 'ready';
    this.report(state);
    const waiting = this.rounds;
    this.rounds = [];
    for (const resolve of waiting) resolve();
  }

  private report(state: IndexState): void {
    this.current = state;
    for (const listener of this.listeners) listener(this.progress);
  }
}

/** That a file is gone is nothing to be told. */
function goneOr(problem: FileProblem): FileProblem | null {
  return problem.code === 'not-found' ? null : problem;
}
