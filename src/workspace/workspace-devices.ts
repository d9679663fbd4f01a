import type { Device } from '../analysis/situation';
import type { DeviceSummary } from '../config/model';
import type { DevicesAround, DeviceProvider, KnownDevices } from './device-provider';
import { isScenarioName } from './document';
import type { DocumentStore } from './document-store';
import { FileSearch } from './file-search';
import type { FileSystem } from './file-system';
import type { DeviceFacts } from './index/device-facts';
import type { FolderIndex, IndexOptions } from './index/folder-index';
import type { SettingsFinder } from './settings-finder';
import { isSettingsFile } from './settings-name';
import { folderOf, isBelow, type Uri } from './uri';

/** The most files that are looked into as long as the index is not there. */
const mostFiles = 500;

/**
 * The configs below the folder that belongs together: that of the nearest `.pat-lens.yaml`, else the workspace's, else the
 * file's own. Where the index is complete they come from it, without the lists of closed ones until somebody needs them.
 */
export class WorkspaceDevices implements DeviceProvider {
  private readonly listings = new Map<Uri, Promise<readonly Uri[]>>();
  /** Of closed devices, by what the index keeps of them. */
  private readonly summaries = new WeakMap<object, DeviceSummary>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly store: DocumentStore,
    private readonly settings: SettingsFinder,
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
    const folder = this.options.folders().find((one) => isBelow(uri, one)) ?? null;
    const { uri: settings } = await this.settings.above(uri);
    const root = settings === null ? (folder ?? folderOf(uri)) : folderOf(settings);
    const isIndexed = folder !== null && this.index.isComplete && (root === folder || isBelow(root, folder));
    return { root, devices: await (isIndexed ? this.fromIndex(root) : this.fromFiles(root, uri)) };
  }

  private async fromIndex(root: Uri): Promise<readonly Device[]> {
    const devices: Device[] = [];
    for (const { uri } of this.store.opened()) {
      const summary = isBelow(uri, root) ? await this.store.summary(uri) : null;
      if (summary !== null) devices.push(this.known.of(uri, summary));
    }
    for (const { uri, key, facts } of this.index.closedDevices()) {
      if (!isBelow(uri, root)) continue;
      const summary = this.summaries.get(key) ?? withoutEntries(facts());
      this.summaries.set(key, summary);
      devices.push(this.known.complete(uri) ?? this.known.of(uri, summary));
    }
    return devices.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  }

  private async fromFiles(root: Uri, uri: Uri): Promise<readonly Device[]> {
    const devices: Device[] = [];
    for (const file of new Set([...(await this.filesBelow(root, uri)), uri])) {
      const summary = await this.store.summary(file);
      if (summary !== null) devices.push(this.known.of(file, summary));
    }
    return devices;
  }

  /** All configs below the root; only those near the file where they are too many. */
  private async filesBelow(root: Uri, uri: Uri): Promise<readonly Uri[]> {
    const all = await this.listing(root);
    const near = folderOf(uri);
    return all.length < mostFiles || near === root ? all : this.listing(near);
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
    const found: Uri[] = [];
    for await (const { uri, name, isIncluded } of search.below(folder)) {
      if (isIncluded && !isScenarioName(name)) found.push(uri);
      if (found.length >= mostFiles) break;
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
