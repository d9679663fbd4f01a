import { translateAnyOrder } from '../engine/any-order';
import type { Address, Endpoint, Flow, Protocol } from '../engine/flow';
import type { Prediction } from '../engine/prediction';
import type { PortSet } from '../engine/port-set';
import { translateListed } from '../engine/translate-listed';
import { conversationsOf } from '../ipsec/conversations';
import type { Purpose } from '../ipsec/peer';
import { oneToOne, staticEntry, untranslated } from './fixed-translation';
import type { KnownPeer, PatStageSetup, Situation } from './situation';

/** What one PAT device makes of a conversation. */
export interface StageOutcome {
  readonly prediction: Prediction;
  /** The prediction's address only stands for one that no text tells. */
  readonly addressUnknown: boolean;
  /** Index in the device's `natRules`, where a rule of a config decided. */
  readonly natRule: number | null;
}

/** One row of the before/after table. */
export interface Translation {
  /** Index in `situation.peers`; null for background flows. */
  readonly peer: number | null;
  readonly purpose: Purpose | 'background';
  readonly protocol: Protocol;
  readonly insideLocal: Endpoint;
  /** Where the local port is ephemeral, every value that it can have. */
  readonly insidePorts: PortSet | null;
  readonly outside: Endpoint;
  /** By stage, host side first; ends early at the stage that drops the conversation. */
  readonly steps: readonly [StageOutcome, ...StageOutcome[]];
  /** Any order only: what the last stage gives in each start order. */
  readonly orders?: readonly OrderOutcome[];
}

/** One start order's outcome and its chance, 0 to 1. */
export interface OrderOutcome {
  readonly weight: number;
  readonly prediction: Prediction;
}

/** What the outside sees of a conversation: the outcome of the last stage that it reached. */
export function outcomeOf(translation: Translation): StageOutcome {
  return translation.steps[translation.steps.length - 1] ?? translation.steps[0];
}

interface Row {
  readonly peer: number | null;
  readonly purpose: Purpose | 'background';
  readonly original: Flow;
  /** The flow as it leaves the stages so far; null once it is dropped. */
  flow: Flow | null;
  readonly steps: StageOutcome[];
}

/**
 * The port that every conversation gets when it starts, supposing that every packet is answered: peers in list order, then
 * background.
 */
export function translate(situation: Situation): readonly Translation[] {
  const background = situation.background.map((flow): Row => ({
    peer: null,
    purpose: 'background',
    original: flow,
    flow,
    steps: [],
  }));
  const started = situation.sequence.flatMap((index) => {
    const peer = situation.peers[index];
    return peer === undefined ? [] : rowsOf(peer, index);
  });
  for (const stage of situation.stages) passStage(stage, background, started, situation.order);
  const listed = started.toSorted((one, other) => (one.peer ?? 0) - (other.peer ?? 0));
  return [...listed, ...background].flatMap((row) => {
    const [first, ...later] = row.steps;
    if (first === undefined) return [];
    return {
      peer: row.peer,
      purpose: row.purpose,
      protocol: row.original.protocol,
      insideLocal: row.original.inside,
      insidePorts: row.original.insidePorts ?? null,
      outside: row.original.outside,
      steps: [first, ...later] as const,
    };
  });
}

function rowsOf(peer: KnownPeer, index: number): readonly Row[] {
  return conversationsOf(peer, index).map(({ purpose, flow }) => ({
    peer: index,
    purpose,
    original: flow,
    flow,
    steps: [],
  }));
}

function passStage(
  stage: PatStageSetup,
  background: readonly Row[],
  peers: readonly Row[],
  order: 'listed' | 'any',
): void {
  const pooled = stage.pools.map((): { background: Row[]; peers: Row[] } => ({ background: [], peers: [] }));
  const owners = new Map<Address, number>();
  const rules = new Map<Row, number | null>();
  for (const [rows, kind] of [
    [background, 'background'],
    [peers, 'peers'],
  ] as const) {
    for (const row of rows) {
      if (row.flow === null) continue;
      const treatment = stage.treat(row.flow);
      switch (treatment.kind) {
        case 'overload':
          pooled[treatment.pool]?.[kind].push(row);
          rules.set(row, treatment.natRule);
          break;
        case 'one-to-one':
          finish(row, oneToOne(row.flow, treatment.addresses, owners), false, treatment.natRule);
          break;
        case 'static':
          finish(row, staticEntry(row.flow, treatment), treatment.address === null, treatment.natRule);
          break;
        case 'untranslated':
          finish(row, untranslated(row.flow), false, null);
          break;
      }
    }
  }
  stage.pools.forEach((pool, index) => {
    const rows = pooled[index];
    if (rows === undefined) return;
    const held = rows.background.flatMap(flowOf);
    const settle = (row: Row, prediction: Prediction | undefined): void => {
      if (prediction !== undefined) finish(row, prediction, pool.addressUnknown, rules.get(row) ?? null);
    };
    if (order === 'listed') {
      const all = [...rows.background, ...rows.peers];
      const predictions = translateListed(pool.options, all.flatMap(flowOf));
      all.forEach((row, at) => settle(row, predictions[at]));
      return;
    }
    translateListed(pool.options, held).forEach((prediction, at) => {
      const row = rows.background[at];
      if (row !== undefined) settle(row, prediction);
    });
    const parties = groupByPeer(rows.peers);
    const predictions = translateAnyOrder(
      pool.options,
      held,
      parties.map((party) => party.flatMap(flowOf)),
    );
    parties.forEach((party, at) => party.forEach((row, nth) => settle(row, predictions[at]?.[nth])));
  });
}

function flowOf(row: Row): readonly Flow[] {
  return row.flow === null ? [] : [row.flow];
}

function groupByPeer(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<number | null, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.peer);
    if (group === undefined) groups.set(row.peer, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function finish(row: Row, prediction: Prediction, addressUnknown: boolean, natRule: number | null): void {
  row.steps.push({ prediction, addressUnknown, natRule });
  row.flow = row.flow === null ? null : after(row.flow, prediction);
}

/** The flow as the next device meets it, or null where it goes no further. */
function after(flow: Flow, prediction: Prediction): Flow | null {
  const { ports, address } = prediction;
  switch (ports.kind) {
    case 'exact':
      return withSource(flow, address, ports.port, null);
    case 'any-of':
      return withSource(flow, address, ports.sample, ports.ports);
    case 'untranslated':
      return flow;
    case 'portless':
      return withSource(flow, address, 0, null);
    case 'dropped':
    case 'none':
      return null;
  }
}

function withSource(flow: Flow, address: Address, port: number, ports: PortSet | null): Flow {
  const { protocol, outside, owner } = flow;
  const inside = { address, port };
  return ports === null
    ? { protocol, inside, outside, owner }
    : { protocol, inside, outside, owner, insidePorts: ports };
}
