import type { TimelineEntry } from './timeline';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'time' | 'peer'> : never;

/** What happens, without when and to whom. */
export type Fact = WithoutPlace<TimelineEntry>;

/** The clock of a run and the list of its events. */
export class Journal {
  now = 0;
  readonly entries: TimelineEntry[] = [];

  /** Notes what happens to a peer (null: to all) at this moment. */
  log(peer: number | null, fact: Fact): void {
    this.entries.push({ time: this.now, peer, ...fact });
  }
}
