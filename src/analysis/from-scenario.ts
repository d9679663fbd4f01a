import type { Address, Flow } from '../engine/flow';
import type { TimelineEvent } from '../ipsec/timeline';
import type { Profile } from '../engine/profile';
import type { BackgroundFlows, PatStage, Scenario, ScenarioProblem, ScenarioPeer } from '../scenario/model';
import { existingProfile, type ProfileChoice } from './profile-choice';
import { bindingsOf, findAccessList, ownsAddress } from './lookup';
import { repliesThroughPat } from './stateful';
import { asaBoundStations } from './asa/bound-stations';
import { hasNat } from './network/nat-crossing';
import { stageFromAddresses, stageFromConfig, timeoutsOf } from './stage-from-config';
import type { StageOptions } from './unknown-address';
import type { Course, Device, KnownPeer, PatStageSetup, Situation, Station } from './situation';

/** The most addresses of one stage that are told apart. */
const mostAddresses = 4096;

/** What a situation needs beside the scenario. */
export interface Surroundings {
  /** The config at a path that the scenario names, or null where there is none. */
  config(path: string): Device | null;
  /** An own profile of that id, or a built-in one. */
  profile(id: string): Profile | null;
  readonly defaultProfile: string;
}

/** What the caller wants other than the scenario says. */
export interface Overrides {
  readonly profile?: string;
  readonly ports?: readonly [first: number, last: number];
  readonly order?: 'listed' | 'any';
  /** Indexes of all peers in the order in which they start. */
  readonly sequence?: readonly number[];
}

/** The situation that a scenario describes, with the references that lead nowhere as positioned problems. */
export function situationFromScenario(
  scenario: Scenario,
  surroundings: Surroundings,
  overrides: Overrides = {},
): { readonly situation: Situation | null; readonly problems: readonly ScenarioProblem[] } {
  const problems: ScenarioProblem[] = [];
  const stages = scenario.stages.map((stage) => stageOf(stage, surroundings, overrides, problems));
  const stations = stationsOf(scenario, stages, surroundings, problems);
  if (stages.length === 0 || stages.includes(null)) return { situation: null, problems };
  const situation: Situation = {
    origin: 'scenario',
    stages: stages.filter((stage) => stage !== null),
    peers: scenario.peers.map((peer): KnownPeer => ({ ...peer, gatewayAssumed: false })),
    sequence: overrides.sequence ?? scenario.peers.map((_, index) => index),
    background: scenario.background.flatMap((flows, index) => backgroundFlows(flows, -1 - index)),
    order: overrides.order ?? scenario.order,
    stations,
    course: courseOf(scenario),
    gatewayNat: scenario.gatewayNat,
  };
  return { situation, problems };
}

/** The events of a scenario; one that names no peer of it is left out. */
function courseOf(scenario: Scenario): Course {
  const indexes = new Map(scenario.peers.map((peer, index) => [peer.name, index]));
  const events = scenario.events.flatMap((event): readonly TimelineEvent[] => {
    const peer = event.peer === null ? null : (indexes.get(event.peer.value) ?? null);
    return event.peer !== null && peer === null ? [] : [{ at: event.at, peer, do: event.do }];
  });
  return { events, until: scenario.until, rtt: scenario.rtt };
}

function stageOf(
  stage: PatStage,
  surroundings: Surroundings,
  overrides: Overrides,
  problems: ScenarioProblem[],
): PatStageSetup | null {
  const device = stage.config === null ? null : surroundings.config(stage.config.value);
  if (stage.config !== null && device === null) {
    const { span, value } = stage.config;
    problems.push({ code: 'scenario.config-not-found', span, args: { path: value } });
  }
  const chosen = profileOf(stage, device, surroundings, overrides, problems);
  if (chosen === null) return null;
  const { profile, reason } = chosen;
  const ports = overrides.ports ?? (stage.ports === null ? undefined : portsOf(stage.ports.value));
  const options: StageOptions = {
    profile,
    seed: stage.seed,
    ...(ports === undefined ? {} : { ports }),
    timeouts: { ...(device === null ? {} : timeoutsOf(device.summary)), ...stage.timeouts },
  };
  const { acceptsInput } = stage;
  const addresses = stage.addresses.flatMap(({ value }) => expand(value.first, value.last));
  if (device !== null && hasNat(device.summary)) {
    return { ...stageFromConfig(device, reason, options, addresses), acceptsInput };
  }
  if (device !== null && addresses.length === 0 && stage.config !== null) {
    problems.push({
      code: 'scenario.no-nat-rule',
      span: stage.config.span,
      args: { path: stage.config.value },
    });
  }
  return { ...stageFromAddresses(reason, options, addresses), acceptsInput };
}

function profileOf(
  stage: PatStage,
  device: Device | null,
  surroundings: Surroundings,
  overrides: Overrides,
  problems: ScenarioProblem[],
): ProfileChoice | null {
  const unknown = (id: string): void => {
    const span = (stage.profile ?? stage.config ?? stage).span;
    problems.push({ code: 'scenario.unknown-profile', span, args: { id } });
  };
  const named = overrides.profile ?? stage.profile?.value;
  if (named === undefined) {
    const { id, choice } = existingProfile(device?.summary ?? null, surroundings);
    // With an unknown id in the config, the editor predicts by the default one; a scenario cannot be run as written.
    if (choice === null || choice.reason.code === 'unknown-directive') unknown(id);
    return choice;
  }
  const profile = surroundings.profile(named);
  if (profile === null) {
    unknown(named);
    return null;
  }
  return { profile, reason: { code: overrides.profile === undefined ? 'scenario' : 'chosen' } };
}

function portsOf({
  first,
  last,
}: {
  readonly first: number;
  readonly last: number;
}): readonly [number, number] {
  return [first, last];
}

function expand(first: Address, last: Address): readonly Address[] {
  const count = Math.min(last - first + 1, mostAddresses);
  return Array.from({ length: count }, (_, index) => first + index);
}

function backgroundFlows(flows: BackgroundFlows, owner: number): readonly Flow[] {
  const { first, last } = flows.ports;
  const protocol = flows.protocol === 'udp' ? 17 : 6;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    protocol,
    inside: { address: flows.host, port: first + index },
    outside: { address: flows.gateway, port: flows.gatewayPort ?? 443 },
    owner,
  }));
}

/** The ACLs on the way: those bound to the PAT interfaces of the configs of the stages, then those that the scenario names. */
function stationsOf(
  scenario: Scenario,
  stages: readonly (PatStageSetup | null)[],
  surroundings: Surroundings,
  problems: ScenarioProblem[],
): readonly Station[] {
  const named = scenario.acls.flatMap((acl): readonly Station[] => {
    const device = surroundings.config(acl.config.value);
    if (device === null) {
      problems.push({
        code: 'scenario.config-not-found',
        span: acl.config.span,
        args: { path: acl.config.value },
      });
      return [];
    }
    const list = findAccessList(device.summary, acl.name.value);
    if (list === undefined) {
      const args = { name: acl.name.value, path: acl.config.value };
      problems.push({ code: 'scenario.unknown-acl', span: acl.name.span, args });
      return [];
    }
    const bound = stages.flatMap((stage) => (stage === null ? [] : boundStations(stage, device)));
    const own = bound.find((station) => station.list.name === list.name);
    const flow = acl.flow ?? own?.flow ?? flowAtGateway(device, list.name, scenario.peers);
    const met = own?.flow === flow ? own : { device, list, flow };
    return [{ ...met, sees: acl.sees ?? own?.sees ?? 'global' }];
  });
  const isNamed = (station: Station): boolean =>
    named.some((other) => other.device.id === station.device.id && other.list.name === station.list.name);
  const own = stages.flatMap((stage) => (stage?.device == null ? [] : boundStations(stage, stage.device)));
  return [...own.filter((station) => !isNamed(station)), ...named];
}

/** On the gateway's own interface an inbound list sees the peers' packets, an outbound one the answers to others. */
function flowAtGateway(device: Device, list: string, peers: readonly ScenarioPeer[]): 'outbound' | 'return' {
  const owns = peers.some((peer) => ownsAddress(device.summary, peer.gateway));
  const [binding] = bindingsOf(device.summary, list);
  return !owns && binding?.direction === 'out' ? 'return' : 'outbound';
}

/** ACLs bound to the inside and outside interfaces of the PAT router (IOS order of operation), in path order. */
export function boundStations(stage: PatStageSetup, device: Device): readonly Station[] {
  if (stage.device?.id !== device.id) return [];
  if (device.summary.dialect === 'asa') return asaBoundStations(device);
  const { summary } = device;
  const stations: Station[] = [];
  const known = new Set<string>();
  const add = (
    side: 'inside' | 'outside',
    direction: 'in' | 'out',
    flow: Station['flow'],
    sees: Station['sees'],
  ): void => {
    for (const one of summary.interfaces) {
      if (one.nat !== side) continue;
      const name = direction === 'in' ? one.accessGroupIn : one.accessGroupOut;
      const list = name === null ? undefined : findAccessList(summary, name);
      if (list === undefined || list.entries.length === 0 || known.has(`${flow} ${list.name}`)) continue;
      const met = flow === 'outbound' ? { list } : repliesThroughPat(summary, one, list);
      if (met === null) continue;
      stations.push({ device, flow, sees, ...met });
      known.add(`${flow} ${list.name}`);
    }
  };
  add('inside', 'in', 'outbound', 'local');
  add('outside', 'out', 'outbound', 'global');
  add('outside', 'in', 'return', 'global');
  add('inside', 'out', 'return', 'local');
  return stations;
}
