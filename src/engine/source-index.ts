import type { FlowKey } from './flow-key';
import { hashSource } from './flow-key';
import { INSIDE, NO_PLACE, PLACE, PORTS, ROW, type MappingRows } from './mapping-rows';

/** Entries and marks together take no larger part of the slots. */
const FULLEST = 0.75;
/** Slots that a source is looked for in before those of the next bucket: half a cache line. */
const BUCKET = 8;

/**
 * The newest mapping of every source, by the hash of the source. An entry holds a row and one in its low bits and bits of the
 * hash above, so that a look-up hardly ever reads the row of another source. The entries of a bucket stand before its empty
 * slots; one that has none may have entries in the next bucket. What leaves such a bucket leaves a mark, which the next entry
 * takes; when there are too many, all are laid out anew.
 */
export class SourceIndex {
  private slots = new Int32Array(0);
  private bucketMask = 0;
  private rowBits = 0;
  /** Slots that are not empty, and how many of them there may be. */
  private used = 0;
  private most = 0;

  constructor(private readonly rows: MappingRows) {}

  /** Lays out all newest mappings of their sources anew, with room for as many sources as there are rows. */
  layOut(): void {
    const { rows } = this;
    const { cells, newer, capacity, used } = rows;
    const slots = slotsFor(capacity);
    if (this.slots.length === slots) {
      this.slots.fill(0);
    } else {
      this.slots = new Int32Array(slots);
    }
    this.bucketMask = slots - BUCKET;
    this.rowBits = 2 ** Math.ceil(Math.log2(capacity + 1)) - 1;
    this.most = Math.floor(slots * FULLEST);
    this.used = 0;
    for (let row = 0; row < used; row++) {
      const at = row * ROW;
      if (cells[at + PLACE] !== NO_PLACE && (!rows.isListed(row) || newer[row] === 0)) {
        this.add(hashSource(rows.protocol(row), cells[at + INSIDE]!, cells[at + PORTS]! >>> 16), row);
      }
    }
  }

  /** The newest mapping of a flow's source, or -1. */
  find(key: FlowKey): number {
    const { slots, bucketMask, rowBits, rows } = this;
    const { source } = key;
    for (let bucket = source & bucketMask; ; bucket = (bucket + BUCKET) & bucketMask) {
      for (let slot = bucket; slot < bucket + BUCKET; slot++) {
        const entry = slots[slot]!;
        if (entry === 0) {
          return -1;
        }
        if (((entry ^ source) & ~rowBits) === 0) {
          const row = (entry & rowBits) - 1;
          if (row >= 0 && rows.isOf(row, key)) {
            return row;
          }
        }
      }
    }
  }

  /** Puts in the only mapping of a source, which stands in its row. */
  insert(source: number, row: number): void {
    if (this.used < this.most) {
      this.add(source, row);
    } else {
      this.layOut();
    }
  }

  /** Puts another mapping in the place of the newest of its source. */
  replace(source: number, row: number, newest: number): void {
    this.slots[this.slotOf(source, row)] = (source & ~this.rowBits) | (newest + 1);
  }

  /** Takes out the only mapping of a source. */
  remove(source: number, row: number): void {
    const { slots } = this;
    const slot = this.slotOf(source, row);
    let last = slot | (BUCKET - 1);
    if (slots[last] !== 0) {
      slots[slot] = ~this.rowBits;
      return;
    }
    do {
      last--;
    } while (slots[last] === 0);
    slots[slot] = slots[last]!;
    slots[last] = 0;
    this.used--;
  }

  private add(source: number, row: number): void {
    const { slots, bucketMask, rowBits } = this;
    for (let bucket = source & bucketMask; ; bucket = (bucket + BUCKET) & bucketMask) {
      for (let slot = bucket; slot < bucket + BUCKET; slot++) {
        const entry = slots[slot]!;
        if ((entry & rowBits) === 0) {
          slots[slot] = (source & ~rowBits) | (row + 1);
          this.used += entry === 0 ? 1 : 0;
          return;
        }
      }
    }
  }

  private slotOf(source: number, row: number): number {
    const { slots, bucketMask, rowBits } = this;
    const entry = (source & ~rowBits) | (row + 1);
    for (let bucket = source & bucketMask; ; bucket = (bucket + BUCKET) & bucketMask) {
      for (let slot = bucket; slot < bucket + BUCKET; slot++) {
        if (slots[slot] === entry) {
          return slot;
        }
      }
    }
  }
}

/** A power of two: about one entry in two slots when every row is in use. */
export function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
}
