import type { Device } from '../analysis/situation';
import type { DeviceSummary } from '../config/model';
import type { DevicesAround, DeviceProvider, KnownDevices } from './device-provider';
import { isScenarioName } from './document';
import type { DocumentStore } from './document-store';
import { FileSearch } from './file-search';
import type { FileSystem } from './file-system';
import type { DeviceFacts } from './index/device-facts';
import type { FolderIndex, IndexOptions } from './index/folder-index';
import type { NetworkRoots } from './network-roots';
import type { SettingsFinder } from './settings-finder';
import { isSettingsFile } from './settings-name';
import { folderOf, isBelow, type Uri } from './uri';

/** The most files that are looked into as long as the index is not there, unless the options say more. */
const usualMostFiles = 500;

interface Gathered {
  readonly files: readonly Uri[];
  readonly revision: number;
  readonly members: ReadonlySet<Uri>;
  readonly devices: readonly Device[];
}

/**
 * The configs of one network. Where the index is complete they come from it, without the lists of closed ones until somebody
 * needs them.
 */
export class WorkspaceDevices implements DeviceProvider {
  private readonly listings = new Map<Uri, Promise<readonly Uri[]>>();
  /** The devices of each network, as long as no text is another one. */
  private readonly gathered = new Map<Uri, Gathered>();
  /** Of closed devices, by what the index keeps of them. */
  private readonly summaries = new WeakMap<object, DeviceSummary>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly store: DocumentStore,
    private readonly settings: SettingsFinder,
    private readonly roots: NetworkRoots,
    private readonly known: KnownDevices,
    private readonly index: FolderIndex,
    private readonly options: IndexOptions,
  ) {}

  forget(uri: Uri): void {
    this.known.forget(uri);
    for (const folder of this.listings.keys()) {
      if (isSettingsFile(uri) || uri === folder || isBelow(uri, folder)) this.listings.delete(folder);
    }
  }

  async devicesAround(uri: Uri): Promise<DevicesAround> {
    const own = folderOf(uri);
    const root = await this.roots.of(own);
    const folder = this.roots.workspaceFolderOf(own);
    const isIndexed = folder !== null && this.index.isComplete && (root === folder || isBelow(root, folder));
    return { root, devices: await (isIndexed ? this.fromIndex(root) : this.fromFiles(root, uri)) };
  }

  private async fromIndex(root: Uri): Promise<readonly Device[]> {
    const devices: Device[] = [];
    const opened = this.store.opened().filter(({ uri }) => isBelow(uri, root));
    for (const { uri } of await this.roots.joined(root, opened, (document) => document.uri)) {
      const summary = await this.store.summary(uri);
      if (summary !== null) devices.push(this.known.of(uri, summary));
    }
    const closed = [...this.index.closedDevices()].filter(({ uri }) => isBelow(uri, root));
    for (const { uri, key, facts } of await this.roots.joined(root, closed, (device) => device.uri)) {
      const summary = this.summaries.get(key) ?? withoutEntries(facts());
      this.summaries.set(key, summary);
      devices.push(this.known.complete(uri) ?? this.known.of(uri, summary));
    }
    return devices.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  }

  private async fromFiles(root: Uri, uri: Uri): Promise<readonly Device[]> {
    const { members, devices } = await this.gather(root, await this.filesBelow(root, uri));
    if (members.has(uri)) return devices;
    const summary = await this.store.summary(uri);
    return summary === null ? devices : [...devices, this.known.of(uri, summary)];
  }

  private async gather(root: Uri, files: readonly Uri[]): Promise<Gathered> {
    const known = this.gathered.get(root);
    const { revision } = this.store;
    if (known?.files === files && known.revision === revision) return known;
    const devices: Device[] = [];
    for (const file of files) {
      const summary = await this.store.summary(file);
      if (summary !== null) devices.push(this.known.of(file, summary));
    }
    const gathered = { files, revision, members: new Set(files), devices };
    this.gathered.set(root, gathered);
    return gathered;
  }

  /** All configs below the root; only those near the file where they are too many. */
  private async filesBelow(root: Uri, uri: Uri): Promise<readonly Uri[]> {
    const all = await this.listing(root);
    const near = folderOf(uri);
    return all.length < this.mostFiles || near === root ? all : this.listing(near);
  }

  private get mostFiles(): number {
    return this.options.mostFiles ?? usualMostFiles;
  }

  private listing(folder: Uri): Promise<readonly Uri[]> {
    const known = this.listings.get(folder);
    if (known !== undefined) return known;
    const listing = this.list(folder);
    this.listings.set(folder, listing);
    return listing;
  }

  private async list(folder: Uri): Promise<readonly Uri[]> {
    const search = new FileSearch(
      this.fileSystem,
      (below) => this.settings.ofFolder(below),
      this.options.isExcluded,
    );
    const root = await this.roots.of(folder);
    const found: Uri[] = [];
    for await (const { uri, name, isIncluded } of search.below(folder)) {
      if (!isIncluded || isScenarioName(name) || (await this.roots.of(folderOf(uri))) !== root) continue;
      found.push(uri);
      if (found.length >= this.mostFiles) break;
    }
    return found.sort();
  }
}

/** The facts as a summary in which lists are known by name only. */
function withoutEntries(facts: DeviceFacts): DeviceSummary {
  return {
    ...facts,
    natTimeouts: {},
    accessLists: facts.accessLists.map((list) => ({ ...list, entries: [] })),
  };
}
