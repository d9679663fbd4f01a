import { ACTIVE, PLACE, ROW, TIMES, type MappingRows } from './mapping-rows';

const FIRST_PLACES = 64;
/** There are so many places for every row that is left when the places are used up, or twice as many places are made. */
const PLACES_PER_ROW = 3;

/**
 * The rows of one timer class, the longest idle first. A row that leaves is not looked for: it no longer says that it stands
 * in its place, which is read when the place's turn comes, or when the places are used up. Amortised constant time, whoever
 * leaves.
 */
export class ExpiryQueue {
  private entries = new Int32Array(FIRST_PLACES);
  private start = 0;
  private end = 0;
  private live = 0;
  /** No row of the queue is younger. */
  private youngest = -Infinity;

  constructor(
    private readonly rows: MappingRows,
    private readonly timer: number,
  ) {}

  /** The row whose last packet is the oldest, or -1. */
  get first(): number {
    if (this.live === 0) {
      return -1;
    }
    while (!this.isIn(this.entries[this.start]!, this.start)) {
      this.start++;
    }
    return this.entries[this.start]!;
  }

  /** Late keepalives may be entered after younger packets: the queue stays sorted by the time of the last packet. */
  add(row: number, time: number): void {
    if (this.end === this.entries.length) {
      this.makeRoom();
    }
    let at = this.end++;
    if (time >= this.youngest) {
      this.youngest = time;
    } else {
      at = this.moveBack(at, time);
    }
    this.entries[at] = row;
    this.rows.cells[row * ROW + PLACE] = at;
    this.rows.times[row * TIMES + ACTIVE] = time;
    this.live++;
  }

  /** Says that a row leaves, which stands in its place no longer. */
  remove(): void {
    if (--this.live === 0) {
      this.start = 0;
      this.end = 0;
      this.youngest = -Infinity;
    }
  }

  /** Every row, the longest idle first. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let at = this.start; at < this.end; at++) {
      const row = this.entries[at]!;
      if (this.isIn(row, at)) {
        yield row;
      }
    }
  }

  private isIn(row: number, place: number): boolean {
    const { rows } = this;
    return rows.cells[row * ROW + PLACE] === place && rows.timerOf(row) === this.timer;
  }

  /** Moves what is younger than a time up, and closes gaps on the way; gives the place below. */
  private moveBack(end: number, time: number): number {
    const { entries, start } = this;
    const { cells, times } = this.rows;
    let to = end;
    for (let from = end - 1; from >= start; from--) {
      const row = entries[from]!;
      if (!this.isIn(row, from)) {
        continue;
      }
      if (times[row * TIMES + ACTIVE]! <= time) {
        break;
      }
      cells[row * ROW + PLACE] = to;
      entries[to--] = row;
    }
    return to;
  }

  private makeRoom(): void {
    const old = this.entries;
    const { cells } = this.rows;
    const entries = this.live * PLACES_PER_ROW > old.length ? new Int32Array(old.length * 2) : old;
    let to = 0;
    for (let from = this.start; from < this.end; from++) {
      const row = old[from]!;
      if (this.isIn(row, from)) {
        cells[row * ROW + PLACE] = to;
        entries[to++] = row;
      }
    }
    this.entries = entries;
    this.start = 0;
    this.end = to;
  }
}
