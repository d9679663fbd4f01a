import { conversationsOf } from '../ipsec/conversations';
import { componentsOf } from './components';
import { groupBy } from './group-by';
import type { Overrides, Surroundings } from './from-scenario';
import type { Crossing } from './network/nat-crossing';
import type { Network } from './network/network';
import { groupedPeersAround, natDevices } from './network/peer-groups';
import type { NetworkPeer } from './network/peers';
import { stationsOnPath, type StationOnPath } from './network/stations';
import { chosenProfile, type ProfileChoice } from './profile-choice';
import { stageFromConfig, timeoutsOf } from './stage-from-config';
import {
  uneventful,
  type Device,
  type PatStageSetup,
  type Situation,
  type SituationPart,
  type Station,
} from './situation';

/**
 * The peers whose packets meet the device of a file, and those that share a NAT device with one of them, directly or by way of
 * others: their ports depend on each other. In the order of the network.
 */
export function peersAround(network: Network, id: string): readonly NetworkPeer[] {
  return groupedPeersAround(network.peers, id);
}

/** The situation of some peers of a network in any start order; null for none, or where a NAT device has no profile. */
export function situationFromNetwork(
  peers: readonly NetworkPeer[],
  surroundings: Surroundings,
  overrides: Overrides = {},
): Situation | null {
  if (peers.length === 0) return null;
  const indexes = new Map(peers.map((peer, index) => [peer, index]));
  const stages: PatStageSetup[] = [];
  const devices: Device[] = [];
  const parts: SituationPart[] = [];
  for (const members of componentsOf(peers, natDevices)) {
    const situation = partOf(members, surroundings, overrides);
    if (situation === null) return null;
    const own = members.map((peer) => indexes.get(peer) ?? 0);
    const numbers = situation.stages.map((_, at) => stages.length + at);
    parts.push({ situation, peers: own, stages: numbers });
    for (const stage of situation.stages) {
      stages.push(renumbered(stage, own));
      if (stage.device !== null) devices.push(stage.device);
    }
  }
  const { sequence, order = 'any' } = overrides;
  const whole = {
    ...situationOf(peers, stages, order),
    stations: stationsOf(peers, devices),
    ...(sequence === undefined ? {} : { sequence }),
  };
  return order === 'any' && sequence === undefined ? { ...whole, parts } : whole;
}

function situationOf(
  peers: readonly NetworkPeer[],
  stages: readonly PatStageSetup[],
  order: Situation['order'],
): Situation {
  return {
    origin: 'network',
    stages,
    peers: peers.map(({ peer }) => peer),
    sequence: peers.map((_, index) => index),
    background: [],
    order,
    stations: [],
    course: uneventful,
    gatewayNat: null,
  };
}

interface KnownPart {
  readonly members: readonly NetworkPeer[];
  readonly asked: readonly unknown[];
  readonly situation: Situation;
}

/** By its first peer, the last question about some peers alone. */
const knownParts = new WeakMap<NetworkPeer, KnownPart>();

/** The question about the peers that some NAT devices bring together; the same object as long as it is the same question. */
function partOf(
  members: readonly NetworkPeer[],
  surroundings: Surroundings,
  overrides: Overrides,
): Situation | null {
  const [first] = members;
  if (first === undefined) return null;
  const devices = inPathOrder(members.map(natDevices));
  const chosen: ProfileChoice[] = [];
  for (const { summary } of devices) {
    const choice = chosenProfile(summary, surroundings, overrides.profile);
    if (choice === null) return null;
    chosen.push(choice);
  }
  const asked = [overrides.ports, ...chosen.flatMap(({ profile, reason }) => [profile, reason.code])];
  const known = knownParts.get(first);
  if (known !== undefined && isSame(known.members, members) && isSame(known.asked, asked)) {
    return known.situation;
  }
  const stages = devices.flatMap((device, at): readonly PatStageSetup[] => {
    const choice = chosen[at];
    return choice === undefined ? [] : [stageOf(device, choice, members, overrides)];
  });
  const situation = situationOf(members, stages, 'any');
  knownParts.set(first, { members, asked, situation });
  return situation;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

/** A stage of a part as one of the whole, of which `peers` are the part's. */
function renumbered(stage: PatStageSetup, peers: readonly number[]): PatStageSetup {
  const own = new Map(peers.map((peer, index) => [peer, index]));
  return {
    ...stage,
    peers: new Set([...(stage.peers ?? peers.keys())].flatMap((index) => peers[index] ?? [])),
    treat: (flow) => stage.treat({ ...flow, owner: own.get(flow.owner) ?? flow.owner }),
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
  { profile, reason }: ProfileChoice,
  peers: readonly NetworkPeer[],
  overrides: Overrides,
): PatStageSetup {
  const crossings = new Map<number, Crossing>();
  peers.forEach(({ path, crossings: at }, index) => {
    const hop = at.flatMap((one) => path.hops[one] ?? []).find((one) => one.device === device);
    if (hop !== undefined) crossings.set(index, hop);
  });
  const ports = overrides.ports === undefined ? {} : { ports: overrides.ports };
  const options = { profile, seed: 0, ...ports, timeouts: timeoutsOf(device.summary) };
  const stage = stageFromConfig(device, reason, options, [], crossings);
  return { ...stage, peers: new Set(crossings.keys()) };
}

const stationsMet = new WeakMap<NetworkPeer, readonly StationOnPath[]>();

/** The ACLs on the way of a peer that check a protocol which it sends. */
function stationsMetBy(one: NetworkPeer): readonly StationOnPath[] {
  const known = stationsMet.get(one);
  if (known !== undefined) return known;
  const { path, crossings, peer } = one;
  const sent = new Set(conversationsOf(peer, 0).map(({ flow }) => flow.protocol));
  const met = stationsOnPath(path, crossings, peer.origin.endpoint).filter(
    ({ protocols }) => protocols === null || [...sent].some((protocol) => protocols.has(protocol)),
  );
  stationsMet.set(one, met);
  return met;
}

/** ACLs that see the same of several peers are one station. */
function stationsOf(peers: readonly NetworkPeer[], stages: readonly Device[]): readonly Station[] {
  const stageIndex = new Map(stages.map((device, index) => [device, index]));
  const met = peers.flatMap((peer, index) => {
    const own = natDevices(peer).map((device) => stageIndex.get(device) ?? -1);
    return stationsMetBy(peer).map((station) => ({
      station,
      index,
      // Behind all NAT devices of the path it sees what the outside sees, whichever devices these are.
      after:
        station.crossed === own.length ? null : station.crossed === 0 ? -1 : (own[station.crossed - 1] ?? -1),
    }));
  });
  const groups = groupBy(met, ({ station, after }) => keyOf(station, after));
  return [...groups.values()].flatMap((group): readonly Station[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { device, list, flow, gateway, protocols, barrier } = first.station;
    return [
      {
        device,
        list,
        flow,
        sees: first.after === -1 ? 'local' : 'global',
        ...(first.after === null ? {} : { after: first.after }),
        gateway,
        peers: new Set(group.map(({ index }) => index)),
        ...(protocols === null ? {} : { protocols }),
        ...(barrier === undefined ? {} : { barrier }),
      },
    ];
  });
}

function keyOf(
  { device, list, flow, gateway, protocols, barrier }: StationOnPath,
  after: number | null,
): string {
  const only = protocols === null ? '' : [...protocols].join();
  const by = barrier === undefined ? '' : JSON.stringify([barrier.kind, barrier.place, barrier.entries]);
  return `${device.id}\n${list.name}\n${list.entries.length} ${flow} ${after ?? 'all'} ${gateway} ${only} ${by}`;
}
