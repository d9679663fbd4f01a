import type { DeviceSummary } from '../config/model';
import { valuesEqual } from '../config/values/equal';
import { componentsOf } from './components';
import type { Overrides, Surroundings } from './from-scenario';
import type { Crossing } from './network/nat-crossing';
import type { Network } from './network/network';
import { groupedPeersAround, natDevices } from './network/peer-groups';
import type { NetworkPeer } from './network/peers';
import { translationFacts } from './network/same-facts';
import { stationsOf } from './network-stations';
import { chosenProfile, type ProfileChoice } from './profile-choice';
import { stageFromConfig, timeoutsOf } from './stage-from-config';
import { uneventful, type Device, type PatStageSetup, type Situation, type SituationPart } from './situation';

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
    const onWay = inPathOrder(members.map(natDevices));
    const situation = partOf(members, onWay, surroundings, overrides);
    if (situation === null) return null;
    const own = members.map((peer) => indexes.get(peer) ?? 0);
    const numbers = situation.stages.map((_, at) => stages.length + at);
    parts.push({ situation, peers: own, stages: numbers });
    for (const [at, device] of onWay.entries()) {
      const stage = situation.stages[at];
      if (stage === undefined) continue;
      stages.push(renumbered(stage, device, own));
      devices.push(device);
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

/** By what its first NAT device translates, the last question about some peers alone. */
const knownParts = new WeakMap<DeviceSummary, KnownPart>();

/**
 * The question about the peers that some NAT devices bring together; the same object as long as it is the same question, of
 * which `devices` then is another version.
 */
function partOf(
  members: readonly NetworkPeer[],
  devices: readonly Device[],
  surroundings: Surroundings,
  overrides: Overrides,
): Situation | null {
  const facts = devices.map(({ summary }) => translationFacts(summary));
  const [first] = facts;
  if (first === undefined) return null;
  const chosen: ProfileChoice[] = [];
  for (const { summary } of devices) {
    const choice = chosenProfile(summary, surroundings, overrides.profile);
    if (choice === null) return null;
    chosen.push(choice);
  }
  const asked = [
    overrides.ports,
    ...devices.map(({ id }) => id),
    ...facts,
    ...chosen.flatMap(({ profile, reason }) => [profile, reason.code]),
  ];
  const known = knownParts.get(first);
  if (known !== undefined && isSame(known.asked, asked) && arePassing(known.members, members)) {
    if (known.members !== members) knownParts.set(first, { ...known, members });
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

/** Whether the peers send the same packets through the same interfaces of NAT devices. */
function arePassing(before: readonly NetworkPeer[], now: readonly NetworkPeer[]): boolean {
  return (
    before.length === now.length && before.every((one, at) => one === now[at] || isPassing(one, now[at]))
  );
}

function isPassing(one: NetworkPeer, other: NetworkPeer | undefined): boolean {
  if (one.crossings.length !== other?.crossings.length) return false;
  const isCrossing = one.crossings.every((at, nth) => {
    const [hop, now] = [one.path.hops[at], other.path.hops[other.crossings[nth] ?? -1]];
    return (
      hop === now ||
      (hop?.device.id === now?.device.id && valuesEqual(hop?.in, now?.in) && valuesEqual(hop?.out, now?.out))
    );
  });
  return isCrossing && isSending(one.peer, other.peer);
}

/** Whether two peers send the same, wherever their ways lead. */
function isSending(one: NetworkPeer['peer'], other: NetworkPeer['peer']): boolean {
  return (Object.keys({ ...one, ...other }) as (keyof NetworkPeer['peer'])[]).every(
    (key) => key === 'origin' || one[key] === other[key] || valuesEqual(one[key], other[key]),
  );
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

interface Renumbered {
  readonly peers: readonly number[];
  readonly stage: PatStageSetup;
}

/** By a stage of a part, what it last was in the whole. */
const renumberedStages = new WeakMap<PatStageSetup, Renumbered>();

/** A stage of a part as one of the whole, of which `peers` are the part's and `device` is the latest version. */
function renumbered(stage: PatStageSetup, device: Device, peers: readonly number[]): PatStageSetup {
  const known = renumberedStages.get(stage);
  if (known?.stage.device === device && isSame(known.peers, peers)) return known.stage;
  const own = new Map(peers.map((peer, index) => [peer, index]));
  const made: PatStageSetup = {
    ...stage,
    device,
    peers: new Set([...(stage.peers ?? peers.keys())].flatMap((index) => peers[index] ?? [])),
    treat: (flow) => stage.treat({ ...flow, owner: own.get(flow.owner) ?? flow.owner }),
  };
  renumberedStages.set(stage, { peers, stage: made });
  return made;
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
