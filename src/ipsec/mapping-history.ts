import type { Endpoint } from '../engine/flow';
import type { Prediction } from '../engine/prediction';
import type { Purpose } from './peer';

interface Interval {
  readonly from: number;
  to: number;
  readonly prediction: Prediction;
  readonly global: Endpoint | null;
}

/** Which mapping each conversation had when. */
export class MappingHistory {
  private readonly intervals: readonly Readonly<Record<Purpose, Interval[]>>[];

  constructor(peers: number) {
    this.intervals = Array.from({ length: peers }, () => ({ ike: [], stream: [] }));
  }

  /** A mapping begins, or (`global` null) a PAT has no port for the conversation. */
  begin(time: number, peer: number, purpose: Purpose, prediction: Prediction, global: Endpoint | null): void {
    this.end(time, peer, purpose);
    this.intervals[peer]?.[purpose].push({ from: time, to: Infinity, prediction, global });
  }

  end(time: number, peer: number, purpose: Purpose): void {
    const last = this.intervals[peer]?.[purpose].at(-1);
    if (last?.to === Infinity) {
      last.to = time;
    }
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

  /** The prediction of the mapping alive at a moment; one whose ports are `none` where there is none. */
  at(time: number, peer: number, purpose: Purpose): Prediction {
    const own = this.intervals[peer]?.[purpose] ?? [];
    const alive = own.findLast(({ from, to }) => from <= time && time < to);
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
