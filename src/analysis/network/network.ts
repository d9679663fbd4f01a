import type { DeviceSummary, Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import { valuesEqual } from '../../config/values/equal';
import type { Device } from '../situation';
import { atOnce, type Steps } from '../steps';
import { AddressIndex, type IndexedParts } from './address-index';
import { endpointsOf, type IpsecEndpoint } from './endpoints';
import { natGlobalsInSteps, type NatGlobal } from './nat-globals';
import { findPeersInSteps, type FoundPeers, type NetworkPeer } from './peers';
import type { UnmetPeer } from './unmet-peers';
import { RoutingTable } from './routing';

/** What the network reads of one device: found once for each summary. */
export interface DeviceFacts {
  readonly endpoints: readonly IpsecEndpoint[];
  readonly globals: readonly NatGlobal[];
  readonly routing: RoutingTable;
}

const known = new WeakMap<DeviceSummary, DeviceFacts>();

/** By its interfaces, the last summary of which facts were found: another text of the same device often differs in a list. */
const latest = new WeakMap<DeviceSummary['interfaces'], DeviceSummary>();

/** The facts of a device, the same object as long as its summary is, and where only entries of access lists changed. */
export function factsOf(device: Device): DeviceFacts {
  return known.get(device.summary) ?? atOnce(factsInSteps(device));
}

function* factsInSteps({ summary }: Device): Steps<DeviceFacts> {
  const found = known.get(summary);
  if (found !== undefined) return found;
  const before = latest.get(summary.interfaces);
  const facts = (before && factsOfSame(summary, before)) ?? (yield* newFacts(summary, before));
  known.set(summary, facts);
  latest.set(summary.interfaces, summary);
  return facts;
}

/** Each of the facts is that of the summary before where the two are equal by value. */
function* newFacts(summary: DeviceSummary, before: DeviceSummary | undefined): Steps<DeviceFacts> {
  const other = before === undefined ? undefined : known.get(before);
  const endpoints = endpointsOf(summary);
  yield;
  const globals = yield* natGlobalsInSteps(summary);
  yield;
  const isRouting = before?.interfaces === summary.interfaces && before.staticRoutes === summary.staticRoutes;
  const routing = (isRouting ? other?.routing : undefined) ?? new RoutingTable(summary);
  yield;
  return {
    endpoints: valuesEqual(other?.endpoints, endpoints) ? (other?.endpoints ?? endpoints) : endpoints,
    globals: valuesEqual(other?.globals, globals) ? (other?.globals ?? globals) : globals,
    routing,
  };
}

/** The facts of another summary that differs in nothing that they are made of. */
function factsOfSame(summary: DeviceSummary, other: DeviceSummary): DeviceFacts | undefined {
  // The rules of an ASA may select by lists.
  const isSame = (Object.keys({ ...other, ...summary }) as (keyof DeviceSummary)[]).every(
    (key) => other[key] === summary[key] || (key === 'accessLists' && summary.dialect !== 'asa'),
  );
  return isSame ? known.get(other) : undefined;
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
  /** The lines that name a peer of which nothing can be predicted. */
  readonly unmetPeers: readonly UnmetPeer[];
  owners(address: Address): readonly AddressOwner[];
  /** Devices that translate to the address. */
  globals(address: Address): readonly GlobalOwner[];
  device(id: string): Device | undefined;
  /** The same object for another network in which every address is where it is in this one. */
  readonly addresses: object;
}

/**
 * The network of some devices. `before` is an earlier one: of what did not change since, its paths and peers are taken over as
 * the same objects.
 */
export function buildNetwork(devices: readonly Device[], before: Network | null = null): Network {
  return atOnce(joinedInSteps(devices, before));
}

/** The same in short steps, with all peers found. */
export function* buildNetworkInSteps(
  devices: readonly Device[],
  before: Network | null = null,
): Steps<Network> {
  const network = yield* joinedInSteps(devices, before);
  yield* network.foundPeersInSteps();
  return network;
}

function* joinedInSteps(devices: readonly Device[], before: Network | null): Steps<DeviceNetwork> {
  const parts: IndexedParts[] = [];
  for (const device of devices) {
    const { globals } = yield* factsInSteps(device);
    parts.push({ interfaces: device.summary.interfaces, globals });
    yield;
  }
  const known = before instanceof DeviceNetwork ? before : null;
  return new DeviceNetwork(devices, yield* AddressIndex.of(parts, known?.addresses ?? null), known);
}

class DeviceNetwork implements Network {
  private readonly byId: ReadonlyMap<string, Device>;
  private found: FoundPeers | null = null;
  /** The peers of an earlier network, until those of this one are found. */
  private earlier: readonly NetworkPeer[];

  constructor(
    readonly devices: readonly Device[],
    readonly addresses: AddressIndex,
    before: DeviceNetwork | null,
  ) {
    this.earlier = before?.found?.peers ?? before?.earlier ?? [];
    this.byId = new Map(devices.map((device) => [device.id, device]));
  }

  get peers(): readonly NetworkPeer[] {
    return this.foundPeers().peers;
  }

  get unmetPeers(): readonly UnmetPeer[] {
    return this.foundPeers().unmet;
  }

  private foundPeers(): FoundPeers {
    return this.found ?? atOnce(this.foundPeersInSteps());
  }

  *foundPeersInSteps(): Steps<FoundPeers> {
    const found = this.found ?? (yield* findPeersInSteps(this, this.earlier));
    // Somebody who could not wait may have found them meanwhile.
    this.found ??= found;
    this.earlier = [];
    return this.found;
  }

  owners(address: Address): readonly AddressOwner[] {
    return this.addresses.owners(address).flatMap(({ at, value }) => this.owned(at, { interface: value }));
  }

  globals(address: Address): readonly GlobalOwner[] {
    return this.addresses.globals(address).flatMap(({ at, value }) => this.owned(at, { global: value }));
  }

  device(id: string): Device | undefined {
    return this.byId.get(id);
  }

  private owned<T extends object>(at: number, owned: T): readonly (T & { readonly device: Device })[] {
    const device = this.devices[at];
    return device === undefined ? [] : [{ device, ...owned }];
  }
}
