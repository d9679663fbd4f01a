import { translateAnyOrder } from '../engine/any-order';
import type { Address, Endpoint, Flow, Protocol } from '../engine/flow';
import type { PatOptions } from '../engine/pat-options';
import type { Assumption, Prediction } from '../engine/prediction';
import type { PortSet } from '../engine/port-set';
import { translateListed } from '../engine/translate-listed';
import { conversationsOf } from '../ipsec/conversations';
import type { Purpose } from '../ipsec/peer';
import { groupBy } from './group-by';
import { oneToOne, staticEntry, untranslated } from './fixed-translation';
import type { KnownPeer, PatPool, PatStageSetup, Situation } from './situation';
import { assuming, unite } from './united-predictions';

/** What one PAT device makes of a conversation. */
export interface StageOutcome {
  readonly prediction: Prediction;
  /** The prediction's address only stands for one that no text tells. */
  readonly addressUnknown: boolean;
  /** The rule of the config that decided, see `natRulePlace`. */
  readonly natRule: number | null;
  /** Other rules that match too, where the text does not say which of them the device takes. */
  readonly otherRules?: readonly number[];
  /** Index in `situation.stages`; null where no device on the way translates. */
  readonly stage: number | null;
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
  readonly steps: Translation['steps'];
}

/** What the outside sees of a conversation: the outcome of the last stage that it reached. */
export function outcomeOf({ steps }: Pick<Translation, 'steps'>): StageOutcome {
  return outcomeAfter(steps, Infinity) ?? steps[steps.length - 1] ?? steps[0];
}

/** The outcome of the last stage up to `stage` that changed anything; null where none did. */
export function outcomeAfter(steps: Translation['steps'], stage: number): StageOutcome | null {
  return (
    steps.findLast((step) => (step.stage ?? 0) <= stage && step.prediction.ports.kind !== 'untranslated') ??
    null
  );
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
 * background. Only the peers of the sequence start; `numbers` has the stages by which they come.
 */
export function translate(
  situation: Situation,
  numbers: readonly number[] = [...situation.stages.keys()],
): readonly Translation[] {
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
  const crossing = new Crossing(started);
  for (const index of numbers) {
    const stage = situation.stages[index];
    if (stage !== undefined) passStage(stage, index, background, crossing.rowsAt(stage), situation.order);
  }
  const listed = started.toSorted((one, other) => (one.peer ?? 0) - (other.peer ?? 0));
  return [...listed, ...background].map((row): Translation => {
    const [first = untranslatedAnywhere(row.original), ...later] = row.steps;
    return {
      peer: row.peer,
      purpose: row.purpose,
      protocol: row.original.protocol,
      insideLocal: row.original.inside,
      insidePorts: row.original.insidePorts ?? null,
      outside: row.original.outside,
      steps: [first, ...later],
    };
  });
}

function untranslatedAnywhere(flow: Flow): StageOutcome {
  return { prediction: untranslated(flow), addressUnknown: false, natRule: null, stage: null };
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

/** Which rows come by a stage, in the order in which they start. */
class Crossing {
  private readonly byPeer: ReadonlyMap<number | null, readonly Row[]>;
  private readonly positions: ReadonlyMap<Row, number>;

  constructor(private readonly rows: readonly Row[]) {
    this.byPeer = groupBy(rows, (row) => row.peer);
    this.positions = new Map(rows.map((row, position) => [row, position]));
  }

  rowsAt({ peers }: PatStageSetup): readonly Row[] {
    if (peers === undefined) return this.rows;
    const position = (row: Row): number => this.positions.get(row) ?? 0;
    return [...peers]
      .flatMap((peer) => this.byPeer.get(peer) ?? [])
      .sort((one, other) => position(one) - position(other));
  }
}

function passStage(
  stage: PatStageSetup,
  index: number,
  background: readonly Row[],
  peers: readonly Row[],
  order: 'listed' | 'any',
): void {
  const visits = stage.pools.map((): Visits => ({ background: [], peers: [], uncertain: new Set() }));
  const owners = new Map<Address, number>();
  const waiting: Waiting[] = [];
  const supposed = new Map<Row, readonly Assumption[]>();
  const step = (
    row: Row,
    prediction: Prediction,
    addressUnknown: boolean,
    natRule: number | null,
    otherRules: readonly number[] = [],
  ): void =>
    finish(row, {
      prediction: (supposed.get(row) ?? []).reduce(assuming, prediction),
      addressUnknown,
      natRule,
      stage: index,
      ...(otherRules.length === 0 ? {} : { otherRules }),
    });
  for (const [rows, kind] of [
    [background, 'background'],
    [peers, 'peers'],
  ] as const) {
    for (const row of rows) {
      if (row.flow === null) continue;
      const treatment = stage.treat(row.flow);
      if (treatment.assumes !== undefined) supposed.set(row, treatment.assumes);
      switch (treatment.kind) {
        case 'overload': {
          const { pool, natRule, otherwise = [], orOneToOne = [] } = treatment;
          const pools = [...new Set([pool, ...otherwise.map((other) => other.pool)])];
          const { flow } = row;
          const fixed = orOneToOne.map(({ addresses }) => oneToOne(flow, addresses, owners));
          const otherRules = [...otherwise, ...orOneToOne].map((other) => other.natRule);
          waiting.push({ row, natRule, pools, fixed, otherRules });
          for (const at of pools) {
            const visit = visits[at];
            visit?.[kind].push(row);
            if (pools.length + fixed.length > 1) visit?.uncertain.add(row);
          }
          break;
        }
        case 'one-to-one':
          step(row, oneToOne(row.flow, treatment.addresses, owners), false, treatment.natRule);
          break;
        case 'static':
          step(row, staticEntry(row.flow, treatment), treatment.address === null, treatment.natRule);
          break;
        case 'untranslated':
          step(row, untranslated(row.flow), false, null);
          break;
      }
    }
  }
  const results = stage.pools.map((pool, at) => predictPool(pool, visits[at], order));
  for (const { row, natRule, pools, fixed, otherRules } of waiting) {
    const found = pools.map((at) => results[at]?.get(row) ?? []);
    const several: Assumption = { code: 'several-rules' };
    const [first = [], ...others] = found;
    const uncertain = [...others.flat(), ...fixed].map((one) => assuming(one, several));
    const prediction = unite([...first, ...uncertain]);
    const addressUnknown = stage.pools[pools[0] ?? 0]?.addressUnknown ?? false;
    if (prediction !== null) step(row, prediction, addressUnknown, natRule, otherRules);
  }
}

interface Visits {
  readonly background: Row[];
  readonly peers: Row[];
  /** Rows that another rule may take to another pool. */
  readonly uncertain: Set<Row>;
}

interface Waiting {
  readonly row: Row;
  readonly natRule: number | null;
  /** The pool of the first rule that matches, then those of others that may decide. */
  readonly pools: readonly number[];
  /** What rules that give each host an address would make of it. */
  readonly fixed: readonly Prediction[];
  readonly otherRules: readonly number[];
}

/** Every prediction that is possible for each row: by each reading of the text, with and without the rows that may be elsewhere. */
function predictPool(
  pool: PatPool,
  visits: Visits | undefined,
  order: 'listed' | 'any',
): ReadonlyMap<Row, readonly Prediction[]> {
  const found = new Map<Row, Prediction[]>();
  if (visits === undefined || visits.background.length + visits.peers.length === 0) return found;
  const isSure = (row: Row): boolean => !visits.uncertain.has(row);
  const worlds = [visits];
  if (visits.uncertain.size > 0) {
    const sure = {
      ...visits,
      background: visits.background.filter(isSure),
      peers: visits.peers.filter(isSure),
    };
    worlds.push(sure);
  }
  const readings = [{ options: pool.options, assumes: null }, ...(pool.readings ?? [])];
  for (const { options, assumes } of readings) {
    for (const world of worlds) {
      predictRows(options, world, order, (row, prediction) => {
        const known = found.get(row) ?? [];
        known.push(assumes === null ? prediction : assuming(prediction, assumes));
        found.set(row, known);
      });
    }
  }
  return found;
}

function predictRows(
  options: PatOptions,
  { background, peers }: Pick<Visits, 'background' | 'peers'>,
  order: 'listed' | 'any',
  settle: (row: Row, prediction: Prediction) => void,
): void {
  const give = (rows: readonly Row[], predictions: readonly Prediction[] | undefined): void =>
    rows.forEach((row, at) => {
      const prediction = predictions?.[at];
      if (prediction !== undefined) settle(row, prediction);
    });
  if (order === 'listed') {
    const all = [...background, ...peers];
    give(all, translateListed(options, all.flatMap(flowOf)));
    return;
  }
  const held = background.flatMap(flowOf);
  give(background, translateListed(options, held));
  const parties = [...groupBy(peers, (row) => row.peer).values()];
  const predictions = translateAnyOrder(
    options,
    held,
    parties.map((party) => party.flatMap(flowOf)),
  );
  parties.forEach((party, at) => give(party, predictions[at]));
}

function flowOf(row: Row): readonly Flow[] {
  return row.flow === null ? [] : [row.flow];
}

function finish(row: Row, outcome: StageOutcome): void {
  row.steps.push(outcome);
  row.flow = row.flow === null ? null : after(row.flow, outcome.prediction);
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
