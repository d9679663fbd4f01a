import type { Purpose } from './peer';
import type { Passage } from './stage-path';

/** Traffic that repeats: a period and where it began, never a list of packets. */
export class Periodic {
  /** Whether the next packet stands in the queue. */
  isPlanned = false;

  constructor(
    readonly purpose: Purpose,
    readonly period: number,
    private readonly from: number,
  ) {}

  /** When the next packet is due after `now`. */
  nextAfter(now: number): number {
    return this.from + (Math.floor((now - this.from) / this.period) + 1) * this.period;
  }

  /**
   * Whether these packets alone keep every mapping of the passage for ever: the next one comes in time, and so does each
   * after it, answered or not.
   */
  keeps({ hops }: Passage, now: number): boolean {
    const next = this.nextAfter(now);
    return hops.every(({ pat, mapping }) => {
      if (pat === null || mapping === null) {
        return pat === null;
      }
      const { protocol } = mapping.flow;
      const deadline = pat.expiresAt(mapping);
      const shortest = Math.min(pat.idleTime(protocol, false), pat.idleTime(protocol, true));
      const isTwoWay = deadline - now === pat.idleTime(protocol, true);
      return deadline > next && (shortest > this.period || (isTwoWay && deadline - now > this.period));
    });
  }
}
