import { INSIDE, NEWER, PORTS, ROW, SOURCE, type MappingRows } from './mapping-rows';
import type { FlowKey } from './flow-key';

/** Entries and marks together take no larger part of the slots. */
const FULLEST = 0.75;

/**
 * The newest mapping of every source, by the hash of the source: open addressing, one slot after the other. An entry holds a
 * row and one in its low bits and bits of the hash above, so that a look-up hardly ever reads the row of another source.
 * What leaves from between others leaves a mark; when there are too many, all are laid out anew.
 */
export class SourceIndex {
  private slots = new Int32Array(0);
  private mask = 0;
  private rowBits = 0;
  private mark = 0;
  /** Slots that are not empty. */
  private used = 0;

  constructor(private readonly rows: MappingRows) {}

  /** Lays out all newest mappings of their sources anew, with room for as many sources as there are rows. */
  layOut(): void {
    const { cells, capacity, used } = this.rows;
    const slots = slotsFor(capacity);
    if (this.slots.length === slots) {
      this.slots.fill(0);
    } else {
      this.slots = new Int32Array(slots);
    }
    this.mask = slots - 1;
    this.rowBits = 2 ** Math.ceil(Math.log2(capacity + 1)) - 1;
    this.mark = ~this.rowBits;
    this.used = 0;
    for (let row = 0; row < used; row++) {
      if (cells[row * ROW + NEWER]! < 0) {
        this.add(cells[row * ROW + SOURCE]!, row);
      }
    }
  }

  /** The newest mapping of a flow's source, or -1. */
  find({ source, inside, insidePort, protocol }: FlowKey): number {
    const { slots, mask, rowBits, rows } = this;
    const { cells } = rows;
    for (let slot = source & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (entry === 0) {
        return -1;
      }
      const row = (entry & rowBits) - 1;
      if (((entry ^ source) & ~rowBits) === 0 && row >= 0) {
        const at = row * ROW;
        if (
          cells[at + INSIDE] === (inside | 0) &&
          cells[at + PORTS]! >>> 16 === insidePort &&
          rows.protocol(row) === protocol
        ) {
          return row;
        }
      }
    }
  }

  /** Puts in the only mapping of a source. */
  insert(source: number, row: number): void {
    if (this.used > this.slots.length * FULLEST) {
      this.layOut();
    }
    this.add(source, row);
  }

  /** Puts another mapping in the place of the newest of its source. */
  replace(source: number, row: number, newest: number): void {
    this.slots[this.slotOf(source, row)] = (source & ~this.rowBits) | (newest + 1);
  }

  /** Takes out the only mapping of a source. */
  remove(source: number, row: number): void {
    const { slots, mask, mark } = this;
    let slot = this.slotOf(source, row);
    if (slots[(slot + 1) & mask] !== 0) {
      slots[slot] = mark;
      return;
    }
    do {
      slots[slot] = 0;
      this.used--;
      slot = (slot - 1) & mask;
    } while (slots[slot] === mark);
  }

  private add(source: number, row: number): void {
    const { slots, mask, rowBits } = this;
    let slot = source & mask;
    while ((slots[slot]! & rowBits) !== 0) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      this.used++;
    }
    slots[slot] = (source & ~rowBits) | (row + 1);
  }

  private slotOf(source: number, row: number): number {
    const { slots, mask, rowBits } = this;
    let slot = source & mask;
    while ((slots[slot]! & rowBits) !== row + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

/** A power of two: about one entry in two slots when every row is in use. */
export function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
}
