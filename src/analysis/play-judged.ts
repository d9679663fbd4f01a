import type { Flow } from '../engine/flow';
import {
  runTimeline,
  type Judgement,
  type Packet,
  type StageTreatment,
  type Timeline,
  type TimelineStage,
} from '../ipsec/timeline';
import { oneToOne } from './fixed-translation';
import type { PatStageSetup, Situation } from './situation';
import { unknownAddress } from './unknown-address';

/**
 * Plays a situation with a judge over its packets, at least up to the `moments`. A run numbers its peers in the order in which
 * they start; here they have their indexes in `situation.peers` again.
 */
export function playJudged(
  situation: Situation,
  moments: readonly number[],
  judge: (packet: Packet) => Judgement,
): Timeline {
  const { events, rtt, until } = situation.course;
  const input = () => ({
    stages: situation.stages.map((stage) => stageOf(stage, situation.sequence)),
    peers: situation.sequence.flatMap((index) => situation.peers[index] ?? []),
    background: situation.background,
    events: events.map((event) => ({
      ...event,
      peer: event.peer === null ? null : situation.sequence.indexOf(event.peer),
    })),
    rtt,
    gatewayBehindNat: situation.gatewayNat !== null,
    judge,
  });
  const last = Math.max(0, ...moments);
  const first = runTimeline({ ...input(), until });
  return inListOrder(situation, first.until >= last ? first : runTimeline({ ...input(), until: last }));
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
    stagesAt: (time, peer, purpose) => timeline.stagesAt(time, situation.sequence.indexOf(peer), purpose),
  };
}

/** A stage that knows peers by their start order as the situation's stage knows them by the list; those that do not come by pass it. */
function stageOf(stage: PatStageSetup, sequence: readonly number[]): TimelineStage {
  const owners = new Map<number, number>();
  return {
    pools: stage.pools.map((pool) => pool.options),
    treat: (flow) => {
      const peer = sequence[flow.owner];
      if (peer !== undefined && stage.peers?.has(peer) === false) return { kind: 'untranslated' };
      return treatmentOf(stage, peer === undefined ? flow : { ...flow, owner: peer }, owners);
    },
    takesInput: stage.acceptsInput === true,
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
