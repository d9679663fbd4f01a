import { PLACE, ROW, type MappingRows } from './mapping-rows';

const FIRST_PLACES = 64;

/**
 * The rows of one timer class, the longest idle first. A row that leaves makes a hole; when the places are used up the holes
 * go, or there are twice as many places: amortised constant time, whoever leaves.
 */
export class ExpiryQueue {
  /** Row and one, or zero for a hole. */
  private entries = new Int32Array(FIRST_PLACES);
  private start = 0;
  private end = 0;
  private live = 0;

  constructor(private readonly rows: MappingRows) {}

  /** The row whose last packet is the oldest, or -1. */
  get first(): number {
    if (this.live === 0) {
      return -1;
    }
    while (this.entries[this.start] === 0) {
      this.start++;
    }
    return this.entries[this.start]! - 1;
  }

  /** Late keepalives may be entered after younger packets: the queue stays sorted by the time of the last packet. */
  add(row: number, time: number): void {
    if (this.end === this.entries.length) {
      this.makeRoom();
    }
    const { entries, rows } = this;
    const { active } = rows;
    let at = this.end++;
    const last = at > this.start ? entries[at - 1]! : 0;
    if (last !== 0 ? active[last - 1]! > time : at > this.start) {
      at = this.moveBack(at, time);
    }
    entries[at] = row + 1;
    rows.cells[row * ROW + PLACE] = at;
    active[row] = time;
    this.live++;
  }

  /** Takes out the row at a place. */
  remove(place: number): void {
    this.entries[place] = 0;
    if (--this.live === 0) {
      this.start = 0;
      this.end = 0;
    }
  }

  /** Every row, the longest idle first. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let at = this.start; at < this.end; at++) {
      const entry = this.entries[at]!;
      if (entry !== 0) {
        yield entry - 1;
      }
    }
  }

  /** Moves what is younger than a time one place up, holes as well; gives the place below. */
  private moveBack(end: number, time: number): number {
    const { entries, start, rows } = this;
    const { cells, active } = rows;
    let at = end;
    while (at > start) {
      const before = entries[at - 1]!;
      if (before !== 0) {
        if (active[before - 1]! <= time) {
          break;
        }
        cells[(before - 1) * ROW + PLACE] = at;
      }
      entries[at] = before;
      at--;
    }
    return at;
  }

  private makeRoom(): void {
    const old = this.entries;
    const { cells } = this.rows;
    const entries = this.live * 2 > old.length ? new Int32Array(old.length * 2) : old;
    let to = 0;
    for (let from = this.start; from < this.end; from++) {
      const entry = old[from]!;
      if (entry !== 0) {
        cells[(entry - 1) * ROW + PLACE] = to;
        entries[to++] = entry;
      }
    }
    this.entries = entries;
    this.start = 0;
    this.end = to;
  }
}
