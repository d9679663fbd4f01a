import type { Device } from '../analysis/situation';
import type { DeviceSummary } from '../config/model';
import type { DocumentStore } from './document-store';
import type { FileSystem } from './file-system';
import { fileFilter } from './file-filter';
import type { SettingsFinder } from './settings-finder';
import { folderOf, join, type Uri } from './uri';

/** Tells which devices may be joined with that of a file. */
export interface DeviceProvider {
  /**
   * The devices among which peers and paths are looked for, that of the file among them where it is a config; a device is the
   * same object as long as its summary is.
   */
  devicesAround(uri: Uri): Promise<readonly Device[]>;
  /** Something outside the editor made, changed or removed the file. */
  forget(uri: Uri): void;
}

/** The most files of one folder that are looked into. */
const mostFiles = 500;

/** A device of each file, the same object as long as its summary is. */
export class KnownDevices {
  private readonly devices = new Map<Uri, Device>();

  of(id: Uri, summary: DeviceSummary): Device {
    const known = this.devices.get(id);
    if (known?.summary === summary) return known;
    const device = { id, summary };
    this.devices.set(id, device);
    return device;
  }
}

/** The configs in the folder of a file, by name. */
export class FolderDevices implements DeviceProvider {
  private readonly folders = new Map<Uri, Promise<readonly Uri[]>>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly store: DocumentStore,
    private readonly settings: SettingsFinder,
    private readonly known: KnownDevices,
  ) {}

  forget(uri: Uri): void {
    this.folders.delete(folderOf(uri));
  }

  async devicesAround(uri: Uri): Promise<readonly Device[]> {
    const folder = folderOf(uri);
    const devices: Device[] = [];
    for (const file of new Set([...(await this.filesIn(folder)), uri])) {
      const summary = await this.store.summary(file);
      if (summary !== null) devices.push(this.known.of(file, summary));
    }
    return devices;
  }

  private filesIn(folder: Uri): Promise<readonly Uri[]> {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const listing = this.list(folder);
    this.folders.set(folder, listing);
    return listing;
  }

  private async list(folder: Uri): Promise<readonly Uri[]> {
    const [entries, governing] = await Promise.all([
      this.fileSystem.list(folder),
      this.settings.ofFolder(folder),
    ]);
    const filter = fileFilter(governing.settings);
    const root = governing.uri === null ? folder : folderOf(governing.uri);
    const isWanted = (file: Uri): boolean => {
      const path = file.slice(root.length + 1);
      return filter.includes(path) && !filter.excludes(path);
    };
    return (entries ?? [])
      .flatMap(({ kind, name }) => (kind === 'file' ? join(folder, name) : []))
      .filter(isWanted)
      .sort()
      .slice(0, mostFiles);
  }
}
