import type { Endpoint } from '../engine/flow';
import type { Ports, Prediction } from '../engine/prediction';
import type { Purpose } from './peer';

/** A mapping from its first packet to its end, or one that ends and is made again the same way in equal steps. */
interface Interval {
  readonly from: number;
  /** Of the last round: where it began, and its end. */
  lastFrom: number;
  to: number;
  /** Of every earlier round: from one begin to the next, and how long it lived. */
  period: number;
  lifetime: number;
  rounds: number;
  readonly prediction: Prediction;
  readonly stages: readonly StageMapping[];
  global: Endpoint | null;
}

/** What one PAT device made of a conversation. */
export interface StageMapping {
  /** The number of the device, host side first. */
  readonly stage: number;
  readonly prediction: Prediction;
}

/** From this round on a mapping counts as one that comes and goes. */
const repeating = 3;

/** Which mapping each conversation had when. */
export class MappingHistory {
  private readonly intervals: readonly Readonly<Record<Purpose, Interval[]>>[];

  constructor(peers: number) {
    this.intervals = Array.from({ length: peers }, () => ({ ike: [], stream: [] }));
  }

  /**
   * A mapping begins, or (`global` null) a PAT has no port for the conversation. Gives the period where periodic packets have
   * made the same one in equal steps before, and whether this is the round that shows it.
   */
  begin(
    time: number,
    peer: number,
    purpose: Purpose,
    { prediction, stages }: Pick<Interval, 'prediction' | 'stages'>,
    global: Endpoint | null,
    isPeriodic = false,
  ): { readonly period: number; readonly isFirst: boolean } | null {
    this.end(time, peer, purpose);
    const own = this.intervals[peer]?.[purpose];
    const last = own?.at(-1);
    if (last === undefined || !isPeriodic || !continues(last, time, prediction)) {
      own?.push({
        from: time,
        lastFrom: time,
        to: Infinity,
        period: 0,
        lifetime: 0,
        rounds: 1,
        prediction,
        stages,
        global,
      });
      return null;
    }
    last.period = time - last.lastFrom;
    last.lifetime = last.to - last.lastFrom;
    last.lastFrom = time;
    last.to = Infinity;
    last.global = global;
    last.rounds++;
    return last.rounds < repeating ? null : { period: last.period, isFirst: last.rounds === repeating };
  }

  /** The mapping ends. Gives whether it lived as long as in each of several rounds before. */
  end(time: number, peer: number, purpose: Purpose): boolean {
    const last = this.intervals[peer]?.[purpose].at(-1);
    if (last?.to === Infinity) {
      last.to = time;
    }
    return last !== undefined && last.rounds >= repeating && last.to - last.lastFrom === last.lifetime;
  }

  /** The conversation stops asking for a port that no PAT has for it. */
  endWithout(time: number, peer: number, purpose: Purpose): void {
    if (this.intervals[peer]?.[purpose].at(-1)?.global === null) {
      this.end(time, peer, purpose);
    }
  }

  /** The inside global end that the conversation had last. */
  latest(peer: number, purpose: Purpose): Endpoint | null {
    return this.intervals[peer]?.[purpose].findLast(({ global }) => global !== null)?.global ?? null;
  }

  /** What each PAT device made of the conversation whose mapping is alive at a moment; empty where there is none. */
  stagesAt(time: number, peer: number, purpose: Purpose): readonly StageMapping[] {
    return this.alive(time, peer, purpose)?.stages ?? [];
  }

  private alive(time: number, peer: number, purpose: Purpose): Interval | undefined {
    return this.intervals[peer]?.[purpose].findLast((interval) => isAlive(interval, time));
  }

  /** The prediction of the mapping alive at a moment; one whose ports are `none` where there is none. */
  at(time: number, peer: number, purpose: Purpose): Prediction {
    const own = this.intervals[peer]?.[purpose] ?? [];
    const alive = this.alive(time, peer, purpose);
    if (alive !== undefined) {
      return alive.prediction;
    }
    const known = own[0]?.prediction;
    return {
      address: known?.address ?? 0,
      ports: { kind: 'none' },
      alternatives: [],
      rule: own.length === 0 ? 'dropped' : 'expired',
      because: { code: 'not-started' },
      confidence: known?.confidence ?? 'documented',
      citations: known?.citations ?? [],
      assumes: [],
    };
  }
}

function isAlive({ from, lastFrom, to, period, lifetime }: Interval, time: number): boolean {
  return time >= lastFrom ? time < to : time >= from && (time - from) % period < lifetime;
}

/** Whether a mapping is one more round of an interval: the same prediction, after the same time. */
function continues(last: Interval, time: number, prediction: Prediction): boolean {
  const isInStep =
    last.rounds === 1 || (time - last.lastFrom === last.period && last.to - last.lastFrom === last.lifetime);
  return isInStep && samePrediction(last.prediction, prediction);
}

function samePrediction(one: Prediction, other: Prediction): boolean {
  return (
    one.address === other.address &&
    one.rule === other.rule &&
    samePorts(one.ports, other.ports) &&
    one.alternatives.length === other.alternatives.length &&
    one.alternatives.every(({ address, ports }, index) => {
      const against = other.alternatives[index];
      return against?.address === address && against.ports.equals(ports);
    })
  );
}

/** Without the samples, which differ from draw to draw. */
function samePorts(one: Ports, other: Ports): boolean {
  if (one.kind === 'any-of' && other.kind === 'any-of') {
    return (
      one.ports.equals(other.ports) &&
      one.dropChance === other.dropChance &&
      one.likely?.port === other.likely?.port
    );
  }
  if (one.kind === 'exact' && other.kind === 'exact') {
    return one.port === other.port;
  }
  if (one.kind === 'dropped' && other.kind === 'dropped') {
    return one.reason === other.reason;
  }
  return one.kind === other.kind && one.kind === 'portless';
}
