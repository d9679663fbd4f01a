import { conversationsOf } from '../ipsec/conversations';
import { groupBy } from './group-by';
import type { Overrides, Surroundings } from './from-scenario';
import type { Crossing } from './network/nat-crossing';
import type { Network } from './network/network';
import type { NetworkPeer } from './network/peers';
import { stationsOnPath, type StationOnPath } from './network/stations';
import { chosenProfile } from './profile-choice';
import { stageFromConfig, timeoutsOf } from './stage-from-config';
import { uneventful, type Device, type PatStageSetup, type Situation, type Station } from './situation';

/**
 * The peers whose packets meet the device of a file, and those that share a NAT device with one of them, directly or by way of
 * others: their ports depend on each other. In the order of the network.
 */
export function peersAround(network: Network, id: string): readonly NetworkPeer[] {
  const isAt = (peer: NetworkPeer): boolean => peer.path.hops.some(({ device }) => device.id === id);
  const found = new Set(network.peers.filter(isAt));
  if (found.size === 0) return [];
  const byDevice = new Map<Device, NetworkPeer[]>();
  for (const peer of network.peers) {
    for (const device of natDevices(peer)) {
      const known = byDevice.get(device);
      if (known === undefined) byDevice.set(device, [peer]);
      else known.push(peer);
    }
  }
  const open = [...found];
  for (let peer = open.pop(); peer !== undefined; peer = open.pop()) {
    for (const device of natDevices(peer)) {
      for (const other of byDevice.get(device) ?? []) {
        if (!found.has(other)) open.push(other);
        found.add(other);
      }
      byDevice.delete(device);
    }
  }
  return network.peers.filter((peer) => found.has(peer));
}

function natDevices({ path, crossings }: Pick<NetworkPeer, 'path' | 'crossings'>): readonly Device[] {
  return crossings.flatMap((at) => path.hops[at]?.device ?? []);
}

/** The situation of some peers of a network in any start order; null for none, or where a NAT device has no profile. */
export function situationFromNetwork(
  peers: readonly NetworkPeer[],
  surroundings: Surroundings,
  overrides: Overrides = {},
): Situation | null {
  if (peers.length === 0) return null;
  const natInOrder = inPathOrder(peers.map(natDevices));
  const stages = natInOrder.map((device) => stageOf(device, peers, surroundings, overrides));
  if (stages.includes(null)) return null;
  return {
    origin: 'network',
    stages: stages.filter((stage) => stage !== null),
    peers: peers.map(({ peer }) => peer),
    sequence: overrides.sequence ?? peers.map((_, index) => index),
    background: [],
    order: overrides.order ?? 'any',
    stations: stationsOf(peers, natInOrder),
    course: uneventful,
    gatewayNat: null,
  };
}

/** The devices in an order in which every path has them, as far as the paths agree. */
function inPathOrder(paths: readonly (readonly Device[])[]): readonly Device[] {
  const before = new Map<Device, Set<Device>>();
  for (const path of paths) {
    path.forEach((device, at) => {
      const earlier = before.get(device) ?? new Set();
      before.set(device, earlier);
      const previous = path[at - 1];
      if (previous !== undefined) earlier.add(previous);
    });
  }
  const ordered: Device[] = [];
  const visited = new Set<Device>();
  const visit = (device: Device): void => {
    if (visited.has(device)) return;
    visited.add(device);
    before.get(device)?.forEach(visit);
    ordered.push(device);
  };
  [...before.keys()].forEach(visit);
  return ordered;
}

function stageOf(
  device: Device,
  peers: readonly NetworkPeer[],
  surroundings: Surroundings,
  overrides: Overrides,
): PatStageSetup | null {
  const crossings = new Map<number, Crossing>();
  peers.forEach(({ path, crossings: at }, index) => {
    const hop = at.flatMap((one) => path.hops[one] ?? []).find((one) => one.device === device);
    if (hop !== undefined) crossings.set(index, hop);
  });
  const chosen = chosenProfile(device.summary, surroundings, overrides.profile);
  if (chosen === null) return null;
  const ports = overrides.ports === undefined ? {} : { ports: overrides.ports };
  const options = { profile: chosen.profile, seed: 0, ...ports, timeouts: timeoutsOf(device.summary) };
  const stage = stageFromConfig(device, chosen.reason, options, [], crossings);
  return { ...stage, peers: new Set(crossings.keys()) };
}

/** ACLs that see the same of several peers are one station. */
function stationsOf(peers: readonly NetworkPeer[], stages: readonly Device[]): readonly Station[] {
  const stageIndex = new Map(stages.map((device, index) => [device, index]));
  const met = peers.flatMap(({ path, crossings, peer }, index) => {
    const own = natDevices({ path, crossings }).map((device) => stageIndex.get(device) ?? -1);
    const sent = new Set(conversationsOf(peer, index).map(({ flow }) => flow.protocol));
    const isMet = ({ protocols }: StationOnPath): boolean =>
      protocols === null || [...sent].some((protocol) => protocols.has(protocol));
    return stationsOnPath(path, crossings, peer.origin.endpoint)
      .filter(isMet)
      .map((station) => ({
        station,
        index,
        after: station.crossed === 0 ? -1 : (own[station.crossed - 1] ?? -1),
      }));
  });
  const groups = groupBy(met, ({ station, after }) => keyOf(station, after));
  return [...groups.values()].flatMap((group): readonly Station[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { device, list, flow, gateway, protocols } = first.station;
    return [
      {
        device,
        list,
        flow,
        sees: first.after < 0 ? 'local' : 'global',
        after: first.after,
        gateway,
        peers: new Set(group.map(({ index }) => index)),
        ...(protocols === null ? {} : { protocols }),
      },
    ];
  });
}

function keyOf({ device, list, flow, gateway, protocols }: StationOnPath, after: number): string {
  const only = protocols === null ? '' : [...protocols].join();
  return `${device.id}\n${list.name}\n${list.entries.length} ${flow} ${after} ${gateway} ${only}`;
}
