import type { DeviceSummary, Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import type { Device } from '../situation';
import { endpointsOf, type IpsecEndpoint } from './endpoints';
import { natGlobalsOf, type NatGlobal } from './nat-globals';
import { findPeers, type NetworkPeer } from './peers';
import { RoutingTable } from './routing';

/** What the network reads of one device: found once for each summary. */
export interface DeviceFacts {
  readonly endpoints: readonly IpsecEndpoint[];
  readonly globals: readonly NatGlobal[];
  readonly routing: RoutingTable;
}

const known = new WeakMap<DeviceSummary, DeviceFacts>();

/** The facts of a device, the same object as long as its summary is. */
export function factsOf({ summary }: Device): DeviceFacts {
  const found = known.get(summary);
  if (found !== undefined) return found;
  const facts: DeviceFacts = {
    endpoints: endpointsOf(summary),
    globals: natGlobalsOf(summary),
    routing: new RoutingTable(summary),
  };
  known.set(summary, facts);
  return facts;
}

/** Who has an address on an interface. */
export interface AddressOwner {
  readonly device: Device;
  readonly interface: Interface;
}

/** Who is known by an address outside. */
export interface GlobalOwner {
  readonly device: Device;
  readonly global: NatGlobal;
}

/** All devices of a folder with what joins them; immutable. */
export interface Network {
  readonly devices: readonly Device[];
  /** Every IPsec peer behind a NAT device, in the order of the devices; found when first asked for. */
  readonly peers: readonly NetworkPeer[];
  owners(address: Address): readonly AddressOwner[];
  /** Devices that translate to the address. */
  globals(address: Address): readonly GlobalOwner[];
  device(id: string): Device | undefined;
}

/**
 * The network of some devices. `before` is an earlier one: of what did not change since, its paths and peers are taken over as
 * the same objects.
 */
export function buildNetwork(devices: readonly Device[], before: Network | null = null): Network {
  return new DeviceNetwork(devices, before instanceof DeviceNetwork ? before : null);
}

class DeviceNetwork implements Network {
  private readonly byId: ReadonlyMap<string, Device>;
  private readonly addresses = new Map<Address, AddressOwner[]>();
  private readonly translated = new Map<Address, GlobalOwner[]>();
  private found: readonly NetworkPeer[] | null = null;
  /** The peers of an earlier network, until those of this one are found. */
  private earlier: readonly NetworkPeer[];

  constructor(
    readonly devices: readonly Device[],
    before: DeviceNetwork | null,
  ) {
    this.earlier = before?.found ?? before?.earlier ?? [];
    this.byId = new Map(devices.map((device) => [device.id, device]));
    for (const device of devices) {
      for (const one of device.summary.interfaces) {
        if (one.shutdown) continue;
        for (const { address } of one.addresses) add(this.addresses, address, { device, interface: one });
      }
      for (const global of factsOf(device).globals) add(this.translated, global.address, { device, global });
    }
  }

  get peers(): readonly NetworkPeer[] {
    if (this.found === null) {
      this.found = findPeers(this, this.earlier);
      this.earlier = [];
    }
    return this.found;
  }

  owners(address: Address): readonly AddressOwner[] {
    return this.addresses.get(address) ?? [];
  }

  globals(address: Address): readonly GlobalOwner[] {
    return this.translated.get(address) ?? [];
  }

  device(id: string): Device | undefined {
    return this.byId.get(id);
  }
}

function add<T>(index: Map<Address, T[]>, address: Address, value: T): void {
  const known = index.get(address);
  if (known === undefined) index.set(address, [value]);
  else known.push(value);
}
