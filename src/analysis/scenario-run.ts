import type { Endpoint, Flow } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import type { Prediction } from '../engine/prediction';
import type { StageMapping } from '../ipsec/mapping-history';
import type { Judgement, Packet, Timeline } from '../ipsec/timeline';
import type { Scenario } from '../scenario/model';
import { CompiledList } from './acl/compiled-list';
import { evaluate } from './acl/evaluate';
import type { VaryingSide } from './acl/packet';
import { staticEntry, untranslated } from './fixed-translation';
import { playJudged } from './play-judged';
import type { Situation, Station } from './situation';
import { judged, type Study } from './study';
import { unknownAddress } from './unknown-address';
import { outcomeOf, type StageOutcome, type Translation } from './translations';
import { packetsAt } from './seen-packets';

/** The moments that a scenario's expectations ask about. */
export function momentsOf(scenario: Scenario): readonly number[] {
  return scenario.expect.flatMap((expectation) => expectation.at ?? []);
}

/**
 * Plays a situation at least up to the `moments` that somebody asks about: a packet that an ACL drops gets no answer, and
 * what then follows is part of the run.
 */
export function play(situation: Situation, moments: readonly number[] = []): Timeline {
  const checkpoints = situation.stations.map((station): Checkpoint => ({
    station,
    list: new CompiledList(station.list, station.device.summary),
  }));
  return playJudged(situation, moments, (packet) => judgePacket(situation, checkpoints, packet));
}

/** The study at one moment of a run: the mapping that each conversation has then, and what the ACLs would say of it. */
export function studyAt(started: Study, timeline: Timeline, time: number): Study {
  const translations = started.translations.map((translation): Translation => {
    const { peer, purpose, protocol, insideLocal, insidePorts, outside } = translation;
    if (peer === null || purpose === 'background') return translation;
    const last = timeline.mappingsAt(time, peer, purpose);
    const steps = stepsAt(translation, last, timeline.stagesAt(time, peer, purpose));
    // A run has one start order.
    return { peer, purpose, protocol, insideLocal, insidePorts, outside, steps };
  });
  return judged(started.situation, translations);
}

/** What each device makes of a conversation at the moment; a device with no choice does what it did when it started. */
function stepsAt(
  translation: Translation,
  last: Prediction,
  mappings: readonly StageMapping[],
): Translation['steps'] {
  const outer = outcomeOf(translation);
  if (translation.steps.length < 2) return [{ ...outer, prediction: last }];
  const reached = mappings.at(-1)?.stage ?? 0;
  const [head, ...later] = translation.steps.map((step): StageOutcome => {
    if (mappings.length === 0) return { ...step, prediction: last };
    const own = mappings.find(({ stage }) => stage === step.stage);
    if (own !== undefined) return { ...step, prediction: own.prediction };
    const isFixed = (step.stage ?? 0) < reached || !isChosen(step.prediction);
    return isFixed ? step : { ...step, prediction: { ...step.prediction, ports: { kind: 'none' } } };
  });
  return head === undefined ? [outer] : [head, ...later];
}

/** Whether the device picked the port, so that time may change it. */
function isChosen({ rule, ports }: Prediction): boolean {
  return rule !== 'static' && ports.kind !== 'untranslated';
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
    const { flow } = checkpoint.station;
    if (flow !== packet.direction || placeOf(situation, checkpoint.station) !== packet.after) continue;
    chance = Math.min(chance, chanceAt(situation, checkpoint, translation));
    passes &&= samplePasses(situation, checkpoint, packet, translation);
  }
  return { passes, chance };
}

/** The last stage that the packets have passed when they meet the ACL, -1 for none. */
function placeOf({ stages }: Situation, { sees, after }: Station): number {
  return after ?? (sees === 'local' ? -1 : Math.max(0, stages.length - 1));
}

function translationOf(situation: Situation, packet: Packet): Translation {
  const { protocol, purpose, outside, local, global, prediction } = packet;
  const peer = situation.sequence[packet.peer] ?? null;
  const flow: Flow = { protocol, inside: local, outside, owner: peer ?? packet.peer };
  const outcome = {
    prediction: prediction ?? fixedOutcome(flow, global),
    addressUnknown: prediction?.address === unknownAddress,
    natRule: null,
    stage: packet.after,
  };
  return { peer, purpose, protocol, insideLocal: local, insidePorts: null, outside, steps: [outcome] };
}

/** What a rule without a choice made of the flow: another end, or nothing. */
function fixedOutcome(flow: Flow, { address, port }: Endpoint): Prediction {
  const { inside } = flow;
  if (inside.address === address && inside.port === port) return untranslated(flow);
  return staticEntry(flow, { address, port });
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
