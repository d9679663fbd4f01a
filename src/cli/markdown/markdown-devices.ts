import type { Device } from '../../analysis/situation';
import type { DeviceSummary } from '../../config/model';
import type { DeviceProvider, DevicesAround, KnownDevices } from '../../workspace/device-provider';
import type { DocumentStore } from '../../workspace/document-store';
import type { Uri } from '../../workspace/uri';
import { fileOfPart, type MarkdownFiles } from './markdown-files';

/**
 * The configs of a Markdown file are a network of their own, as what it tells is often a copy of what stands beside it. Of several that are one
 * device, before an edit and after it, the last stands beside the others, and each is looked at in its place.
 */
export class MarkdownDevices implements DeviceProvider {
  constructor(
    private readonly files: MarkdownFiles,
    private readonly store: DocumentStore,
    private readonly known: KnownDevices,
    private readonly others: DeviceProvider,
  ) {}

  async devicesAround(uri: Uri): Promise<DevicesAround> {
    const file = fileOfPart(uri);
    if (file === null) return this.others.devicesAround(uri);
    let devices: readonly Device[] = [];
    const own = await this.device(uri);
    for (const part of await this.files.partsOf(file)) {
      const device = part === uri ? own : await this.device(part);
      if (device === null || (own !== null && device !== own && isSameDevice(device, own))) continue;
      devices = [...devices.filter((one) => !isSameDevice(one, device)), device];
    }
    return { root: file, devices };
  }

  forget(uri: Uri): void {
    this.others.forget(uri);
  }

  private async device(uri: Uri): Promise<Device | null> {
    const summary = await this.store.summary(uri);
    return summary === null ? null : this.known.of(uri, summary);
  }
}

/** By the host name, and where one has none, by an address that both have. */
function isSameDevice({ summary: one }: Device, { summary: other }: Device): boolean {
  if (one.hostname !== null && other.hostname !== null) return one.hostname === other.hostname;
  const addresses = addressesOf(one);
  return [...addressesOf(other)].some((address) => addresses.has(address));
}

const known = new WeakMap<DeviceSummary['interfaces'], ReadonlySet<number>>();

function addressesOf({ interfaces }: DeviceSummary): ReadonlySet<number> {
  const addresses =
    known.get(interfaces) ??
    new Set(interfaces.flatMap((one) => one.addresses.map(({ address }) => address)));
  known.set(interfaces, addresses);
  return addresses;
}
