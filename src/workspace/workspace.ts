import { letGoOfEntries } from '../config/assembly/entry-views';
import type { TextEdit } from '../config/model';
import type { TextDocument } from './document';
import { KnownDevices, type DeviceProvider } from './device-provider';
import { DocumentStore } from './document-store';
import type { FileProblem, FileSystem } from './file-system';
import { FolderIndex, type IndexOptions } from './index/folder-index';
import { findNeighbours, type Neighbours } from './neighbours';
import { NetworkRoots } from './network-roots';
import { ScenarioFinder } from './scenario-finder';
import { ScenarioPaths } from './scenario-paths';
import { SettingsFinder, type GoverningSettings } from './settings-finder';
import type { Snapshot } from './snapshot';
import { StudyBuilder, type StudyRequest } from './study-builder';
import type { Uri } from './uri';
import { WorkspaceDevices } from './workspace-devices';

/** What the owner of a workspace chooses. */
export interface WorkspaceOptions {
  /** Hosts of the NAT ACL that stand for peers where nothing names any; a function is asked each time. */
  readonly assumedPeers: number | (() => number);
  /** What is indexed once somebody asks across files; nothing where it is left out. */
  readonly index?: IndexOptions;
  /** Characters of closed files that are kept; of the others only the summary is. All where it is left out. */
  readonly mostText?: number;
  /** Where devices are found with which a config may be joined; `usual` finds them below the folder that belongs together. */
  readonly devices?: (store: DocumentStore, known: KnownDevices, usual: DeviceProvider) => DeviceProvider;
}

/**
 * The files that are open or referred to, and what is known of them: the only state below the editor and the command line.
 * Open files follow the editor's edits; others are read when needed and forgotten when `changed` names them.
 */
export class Workspace {
  /** What is known of all configs of the folders. */
  readonly index: FolderIndex;
  private readonly store: DocumentStore;
  private readonly finder: ScenarioFinder;
  private readonly paths: ScenarioPaths;
  private readonly settings: SettingsFinder;
  private readonly roots: NetworkRoots;
  private readonly studies: StudyBuilder;
  private readonly devices: DeviceProvider;
  private readonly listeners = new Set<() => void>();

  constructor(fileSystem: FileSystem, options: WorkspaceOptions) {
    this.store = new DocumentStore(fileSystem, options.mostText);
    this.paths = new ScenarioPaths(fileSystem);
    this.finder = new ScenarioFinder(fileSystem, this.store, this.paths);
    this.settings = new SettingsFinder(this.store);
    const indexed = options.index ?? { folders: () => [] };
    this.roots = new NetworkRoots(this.settings, indexed.folders);
    this.index = new FolderIndex(fileSystem, this.store, this.settings, indexed);
    const known = new KnownDevices();
    const usual = new WorkspaceDevices(
      fileSystem,
      this.store,
      this.settings,
      this.roots,
      known,
      this.index,
      indexed,
    );
    this.devices = options.devices?.(this.store, known, usual) ?? usual;
    this.studies = new StudyBuilder(
      this.store,
      this.paths,
      this.finder,
      this.settings,
      known,
      this.devices,
      options,
    );
  }

  /** Calls back when an answer may have become another one; returns how to stop that. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  open(uri: Uri, version: number, text: string): void {
    this.store.open(uri, version, text);
    this.settings.forget(uri);
    this.notify();
  }

  /** Edits in the coordinates of the version before. */
  edit(uri: Uri, version: number, edits: readonly TextEdit[]): void {
    this.store.edit(uri, version, edits);
    this.notify();
  }

  close(uri: Uri): void {
    this.store.close(uri);
    this.settings.forget(uri);
    this.notify();
  }

  /** Something outside the editor made, changed or removed the file. */
  changed(uri: Uri): void {
    this.store.forget(uri);
    this.finder.forget(uri);
    this.paths.forget();
    this.devices.forget(uri);
    this.settings.forget(uri);
    this.index.changed(uri);
    this.notify();
  }

  /** One of the options that are asked each time has another value now. */
  optionsChanged(): void {
    this.notify();
  }

  /** Lets go of what was found out about a config; asked again, it is found out again. */
  letGo(uri: Uri): void {
    this.studies.letGo(uri);
    if (!this.store.isOpen(uri)) letGoOfEntries(this.store.peek(uri)?.summary?.accessLists ?? []);
  }

  /** The folder below which the configs are that are joined with those in a folder. */
  networkOf(folder: Uri): Promise<Uri> {
    return this.roots.of(folder);
  }

  /** The settings that hold in a folder. */
  settingsOf(folder: Uri): Promise<GoverningSettings> {
    return this.settings.ofFolder(folder);
  }

  /** The open or already loaded version of a file; undefined where it is neither. */
  peek(uri: Uri): TextDocument | undefined {
    return this.store.peek(uri);
  }

  /** The file's current version, read if need be, or why there is none. */
  load(uri: Uri): Promise<TextDocument | FileProblem> {
    return this.store.load(uri);
  }

  /** What is known about a file now, after loading what it refers to. */
  snapshot(uri: Uri, request: StudyRequest = {}): Promise<Snapshot> {
    return this.studies.snapshot(uri, request);
  }

  /**
   * The file with those that may speak of the same devices; null where it cannot be read. Files `alongside` are loaded as well,
   * of other closed ones the index is asked as far as it is.
   */
  async neighbours(uri: Uri, alongside: readonly Uri[] = []): Promise<Neighbours | null> {
    const found = await findNeighbours(uri, this.store, this.finder, this.paths, alongside);
    if (found === null) return null;
    const known = new Set(found.configs.map((config) => config.uri));
    return {
      ...found,
      elsewhere: (key) => this.index.filesNaming(key).filter((file) => !known.has(file.uri)),
    };
  }

  /** Every file that is open or was read. */
  known(): readonly TextDocument[] {
    return this.store.known();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
