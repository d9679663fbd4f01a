import type { Flow } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import {
  runTimeline,
  type Judgement,
  type Packet,
  type StageTreatment,
  type Timeline,
  type TimelineEvent,
  type TimelineStage,
} from '../ipsec/timeline';
import type { Scenario } from '../scenario/model';
import { CompiledList } from './acl/compiled-list';
import { evaluate } from './acl/evaluate';
import type { VaryingSide } from './acl/packet';
import { oneToOne, untranslated } from './fixed-translation';
import type { PatStageSetup, Situation, Station } from './situation';
import { judged, type Study } from './study';
import { unknownAddress } from './stage-from-config';
import { outcomeOf, type Translation } from './translations';
import { packetsAt } from './verdicts';

/** What happens in a situation over time. Times are milliseconds. */
export interface RunRequest {
  readonly events: readonly TimelineEvent[];
  /** The horizon; null: one longest idle time after the last start, event or moment. */
  readonly until: number | null;
  readonly rtt: number;
  /** Moments that somebody will ask about. */
  readonly moments: readonly number[];
}

/** The run that a scenario describes; events that name no peer of it are left out. */
export function requestOf(scenario: Scenario, moments: readonly number[] = []): RunRequest {
  const indexes = new Map(scenario.peers.map((peer, index) => [peer.name, index]));
  const events = scenario.events.flatMap((event): readonly TimelineEvent[] => {
    const peer = event.peer === null ? null : (indexes.get(event.peer.value) ?? null);
    if (event.peer !== null && peer === null) return [];
    return [{ at: event.at, peer, do: event.do }];
  });
  const expected = scenario.expect.flatMap((expectation) => expectation.at ?? []);
  return { events, until: scenario.until, rtt: scenario.rtt, moments: [...expected, ...moments] };
}

/** Plays a situation: a packet that an ACL drops gets no answer, and what then follows is part of the run. */
export function play(situation: Situation, request: RunRequest): Timeline {
  const { events, rtt } = request;
  const checkpoints = situation.stations.map((station): Checkpoint => ({
    station,
    list: new CompiledList(station.list, station.device.summary),
  }));
  const input = {
    stages: situation.stages.map(stageOf),
    peers: situation.sequence.flatMap((index) => situation.peers[index] ?? []),
    background: situation.background,
    events: events.map((event) => ({ ...event, peer: startIndex(situation, event.peer) })),
    rtt,
    gatewayBehindNat: situation.gatewayNat !== null,
    judge: (packet: Packet) => judgePacket(situation, checkpoints, packet),
  };
  const last = Math.max(0, ...request.moments);
  const first = runTimeline({ ...input, until: request.until });
  return inListOrder(situation, first.until >= last ? first : runTimeline({ ...input, until: last }));
}

/** A run starts its peers in the order that it is given: its peer numbers are positions in `situation.sequence`. */
function startIndex(situation: Situation, peer: number | null): number | null {
  return peer === null ? null : situation.sequence.indexOf(peer);
}

function inListOrder(situation: Situation, timeline: Timeline): Timeline {
  const listed = (peer: number | null): number | null =>
    peer === null ? null : (situation.sequence[peer] ?? null);
  return {
    until: timeline.until,
    events: timeline.events.map((event) =>
      event.kind === 'inbound'
        ? { ...event, peer: listed(event.peer), owner: listed(event.owner) }
        : { ...event, peer: listed(event.peer) },
    ),
    mappingsAt: (time, peer, purpose) => timeline.mappingsAt(time, situation.sequence.indexOf(peer), purpose),
  };
}

/** The study at one moment of a run: the mapping that each conversation has then, and what the ACLs would say of it. */
export function studyAt(started: Study, timeline: Timeline, time: number): Study {
  const translations = started.translations.map((translation): Translation => {
    const { peer, purpose } = translation;
    if (peer === null || purpose === 'background') return translation;
    const last = outcomeOf(translation);
    return { ...translation, steps: [{ ...last, prediction: timeline.mappingsAt(time, peer, purpose) }] };
  });
  return judged(started.situation, translations);
}

function stageOf(stage: PatStageSetup): TimelineStage {
  const owners = new Map<number, number>();
  return {
    pools: stage.pools.map((pool) => pool.options),
    treat: (flow) => treatmentOf(stage, flow, owners),
  };
}

function treatmentOf(stage: PatStageSetup, flow: Flow, owners: Map<number, number>): StageTreatment {
  const treatment = stage.treat(flow);
  switch (treatment.kind) {
    case 'overload':
      return { kind: 'pool', pool: treatment.pool };
    case 'one-to-one':
      return { kind: 'fixed', address: oneToOne(flow, treatment.addresses, owners).address, port: null };
    case 'static':
      return { kind: 'fixed', address: treatment.address ?? unknownAddress, port: treatment.port };
    case 'untranslated':
      return { kind: 'untranslated' };
  }
}

/** An ACL on the way, ready for evaluation. */
interface Checkpoint {
  readonly station: Station;
  readonly list: CompiledList;
}

function judgePacket(situation: Situation, checkpoints: readonly Checkpoint[], packet: Packet): Judgement {
  let chance = 1;
  let passes = true;
  const translation = translationOf(situation, packet);
  for (const checkpoint of checkpoints) {
    if (checkpoint.station.flow !== packet.direction) continue;
    chance = Math.min(chance, chanceAt(situation, checkpoint, translation));
    passes &&= samplePasses(situation, checkpoint, packet, translation);
  }
  return { passes, chance };
}

function translationOf(situation: Situation, packet: Packet): Translation {
  const { protocol, purpose, outside, local, prediction } = packet;
  const peer = situation.sequence[packet.peer] ?? null;
  const flow: Flow = { protocol, inside: local, outside, owner: packet.peer };
  const outcome = {
    prediction: prediction ?? untranslated(flow),
    addressUnknown: prediction?.address === unknownAddress,
    natRule: null,
  };
  return { peer, purpose, protocol, insideLocal: local, insidePorts: null, outside, steps: [outcome] };
}

function chanceAt(situation: Situation, { station, list }: Checkpoint, translation: Translation): number {
  let chance = 0;
  for (const { packets, weight } of packetsAt(situation, station, translation)) {
    chance += weight * evaluate(list, packets, varyingSide(station)).share;
  }
  return chance;
}

function samplePasses(
  situation: Situation,
  { station, list }: Checkpoint,
  { global, protocol }: Packet,
  translation: Translation,
): boolean {
  const [part] = packetsAt(situation, station, translation);
  if (part === undefined) return true;
  const side = varyingSide(station);
  const isGlobal = station.sees === 'global' && protocol !== 50;
  const ports = isGlobal ? PortSet.of(global.port) : null;
  const packets =
    ports === null
      ? part.packets
      : side === 'source'
        ? { ...part.packets, sourcePorts: ports }
        : { ...part.packets, destinationPorts: ports };
  return evaluate(list, packets, side).verdict !== 'deny';
}

function varyingSide(station: Station): VaryingSide {
  return station.flow === 'outbound' ? 'source' : 'destination';
}
