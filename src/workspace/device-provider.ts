import type { Device } from '../analysis/situation';
import type { DeviceSummary } from '../config/model';
import type { Uri } from './uri';

/** Devices that belong together. */
export interface DevicesAround {
  /** The folder below which they are. */
  readonly root: Uri;
  readonly devices: readonly Device[];
}

/** Tells which devices may be joined with that of a file. */
export interface DeviceProvider {
  /**
   * The devices among which peers and paths are looked for; a device is the same object as long as its summary is. Of closed
   * files the entries of lists may be missing, until `KnownDevices.keep` tells the whole summary.
   */
  devicesAround(uri: Uri): Promise<DevicesAround>;
  /** Something outside the editor made, changed or removed the file. */
  forget(uri: Uri): void;
}

/** A device of each file, the same object as long as its summary is. */
export class KnownDevices {
  private readonly devices = new Map<Uri, Device>();
  /** Of closed files, those whose whole summary somebody needed. */
  private readonly whole = new Map<Uri, Device>();

  of(id: Uri, summary: DeviceSummary): Device {
    const kept = this.whole.get(id);
    if (kept?.summary === summary) return kept;
    const known = this.devices.get(id);
    if (known?.summary === summary) return known;
    const device = { id, summary };
    this.devices.set(id, device);
    return device;
  }

  /** The device of a closed file with its whole summary, where that was needed before. */
  complete(id: Uri): Device | undefined {
    return this.whole.get(id);
  }

  /** Remembers the whole summary of a closed file. */
  keep(device: Device): void {
    this.whole.set(device.id, device);
  }

  forget(id: Uri): void {
    this.whole.delete(id);
  }
}
