import type { Address } from './flow';
import type { FlowKey } from './flow-key';

/** Numbers of a row, and where each stands: eight are half a cache line. */
export const ROW = 8;
export const INSIDE = 0;
export const OUTSIDE = 1;
/** Inside port in the upper half, outside port in the lower. */
export const PORTS = 2;
/** Timer class, rule and port: 7, 8 and 16 bits; below zero where the mapping is listed by its flow. */
export const STATE = 3;
/** Where it stands in the queue of its timer class, or `NO_PLACE` in a row that is not in use. */
export const PLACE = 4;
/** The space of ports; of an unused row, the next unused one as an entry. */
export const SPACE = 5;
/** When the last packet passed: a row is four times long, and the last of them is this. */
export const TIMES = 4;
export const ACTIVE = 3;

export const NO_PLACE = -1;
export const LISTED = 1 << 31;
export const TIMER = 0x7f;

/**
 * Mappings in rows of numbers that lie together, with what is seldom read apart. Links are entries: a row number and one,
 * or zero, so that columns nobody writes cost no memory.
 */
export class MappingRows {
  size = 0;
  capacity: number;
  cells: Int32Array;
  /** The same rows as times. */
  times: Float64Array;
  /** The next older mapping of the same source, as an entry; read of listed mappings only, as the two below. */
  older: Int32Array;
  /** The next newer mapping of the same source, as an entry. */
  newer: Int32Array;
  /** The next mapping of the same slot of the flows, as an entry. */
  sameSlot: Int32Array;
  /** When each was made; null where no timer depends on it. */
  private made: Float64Array | null;
  /** Rows that have ever been in use. */
  used = 0;
  private firstUnused = 0;
  protected readonly protocolOf: Uint8Array;

  /** `protocolOf` gives the protocol of each timer class. */
  constructor(capacity: number, protocolOf: readonly number[], keepsTimeMade: boolean) {
    this.capacity = capacity;
    this.cells = new Int32Array(capacity * ROW);
    this.times = new Float64Array(this.cells.buffer);
    this.older = new Int32Array(capacity);
    this.newer = new Int32Array(capacity);
    this.sameSlot = new Int32Array(capacity);
    this.made = keepsTimeMade ? new Float64Array(capacity) : null;
    this.protocolOf = Uint8Array.from(protocolOf);
  }

  protocol(row: number): number {
    return this.protocolOf[this.timerOf(row)]!;
  }

  insideAddress(row: number): Address {
    return this.cells[row * ROW + INSIDE]! >>> 0;
  }

  insidePort(row: number): number {
    return this.cells[row * ROW + PORTS]! >>> 16;
  }

  outsideAddress(row: number): Address {
    return this.cells[row * ROW + OUTSIDE]! >>> 0;
  }

  outsidePort(row: number): number {
    return this.cells[row * ROW + PORTS]! & 0xffff;
  }

  /** The space of ports that the mapping stands in. */
  space(row: number): number {
    return this.cells[row * ROW + SPACE]!;
  }

  /** The port in its space. */
  port(row: number): number {
    return this.cells[row * ROW + STATE]! & 0xffff;
  }

  /** The index of the rule that made it. */
  rule(row: number): number {
    return (this.cells[row * ROW + STATE]! >>> 16) & 0xff;
  }

  timerOf(row: number): number {
    return (this.cells[row * ROW + STATE]! >>> 24) & TIMER;
  }

  /** Whether a mapping is of the key's source. */
  isOf(row: number, key: FlowKey): boolean {
    const at = row * ROW;
    const { cells } = this;
    return (
      cells[at + INSIDE] === key.insideBits &&
      (cells[at + PORTS]! ^ key.ports) >>> 16 === 0 &&
      this.protocolOf[(cells[at + STATE]! >>> 24) & TIMER] === key.protocol
    );
  }

  isListed(row: number): boolean {
    return this.cells[row * ROW + STATE]! < 0;
  }

  /** How long ago it was made; Infinity where no timer depends on it. */
  age(row: number, now: number): number {
    return this.made === null ? Infinity : now - this.made[row]!;
  }

  /** Puts a live mapping on another port. */
  place(row: number, space: number, port: number): void {
    const at = row * ROW;
    this.cells[at + SPACE] = space;
    this.cells[at + STATE] = (this.cells[at + STATE]! & 0xffff0000) | port;
  }

  setTimer(row: number, timer: number): void {
    const at = row * ROW + STATE;
    this.cells[at] = (this.cells[at]! & (LISTED | 0xffffff)) | (timer << 24);
  }

  /** An unused row for a mapping made now; there is room for it. */
  take(now: number): number {
    let row: number;
    if (this.firstUnused !== 0) {
      row = this.firstUnused - 1;
      this.firstUnused = this.cells[row * ROW + SPACE]!;
    } else {
      row = this.used++;
    }
    this.size++;
    if (this.made !== null) {
      this.made[row] = now;
    }
    return row;
  }

  giveBack(row: number): void {
    const at = row * ROW;
    this.cells[at + PLACE] = NO_PLACE;
    this.cells[at + SPACE] = this.firstUnused;
    this.firstUnused = row + 1;
    this.size--;
  }

  grow(): void {
    this.capacity *= 2;
    this.cells = larger(this.cells, this.capacity * ROW);
    this.times = new Float64Array(this.cells.buffer);
    this.older = larger(this.older, this.capacity);
    this.newer = larger(this.newer, this.capacity);
    this.sameSlot = larger(this.sameSlot, this.capacity);
    this.made = this.made === null ? null : largerTimes(this.made, this.capacity);
  }
}

function larger(old: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length);
  grown.set(old);
  return grown;
}

function largerTimes(old: Float64Array, length: number): Float64Array {
  const grown = new Float64Array(length);
  grown.set(old);
  return grown;
}
