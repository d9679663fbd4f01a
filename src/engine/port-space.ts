import { countBits, lowestBit, maskOf } from './bits';
import { FreePorts } from './free-ports';
import { PortBitmap } from './port-bitmap';
import { portAt } from './port-positions';
import type { PortRange } from './port-set';

const WORDS = 2048;
const SPARSE_LIMIT = 32;
const RANDOM_TRIES = 8;
/** With more mappings than this, counting the free ports is quicker than drawing until one is free. */
const CROWDED = 58_000;

/** The busy ports of one address, protocol and (where it is part of the key) destination. */
export class PortSpace {
  /** How many ports mappings hold, ports that were blocked from the start not counted. */
  used = 0;
  /** A few ports as a list; beyond, one bit a port. */
  private list: Uint16Array | null;
  private bitmap: PortBitmap | null;
  /** Of each range that ports were drawn from while the space was crowded. */
  private readonly free: FreePorts[] = [];

  /** `blocked` has one bit for each port that nobody can have; a space that does not last starts small and grows. */
  constructor(
    private readonly blocked: Uint32Array,
    readonly isLasting: boolean,
  ) {
    this.list = isLasting ? null : new Uint16Array(SPARSE_LIMIT);
    this.bitmap = isLasting ? new PortBitmap(blocked) : null;
  }

  has(port: number): boolean {
    const { bitmap } = this;
    return bitmap !== null ? bitmap.has(port) : this.isBlocked(port) || this.isListed(port);
  }

  add(port: number): void {
    if (this.bitmap === null && this.used === SPARSE_LIMIT) {
      this.makeDense();
    }
    if (this.bitmap !== null) {
      this.bitmap.add(port);
      for (const free of this.free) {
        free.take(port);
      }
    } else {
      this.list![this.used] = port;
    }
    this.used++;
  }

  delete(port: number): void {
    this.used--;
    if (this.bitmap !== null) {
      this.bitmap.delete(port);
      for (const free of this.free) {
        free.release(port);
      }
      return;
    }
    const list = this.list!;
    for (let i = 0; i < this.used; i++) {
      if (list[i] === port) {
        list[i] = list[this.used]!;
        return;
      }
    }
  }

  /** The lowest free port of `first` to `last`, or -1. */
  firstFree(first: number, last: number): number {
    if (this.bitmap !== null) {
      return this.bitmap.firstFree(first, last);
    }
    for (let port = first; port <= last; port++) {
      if (!this.has(port)) {
        return port;
      }
    }
    return -1;
  }

  /** How many ports of `first` to `last` are free. */
  countFree(first: number, last: number): number {
    if (this.bitmap !== null) {
      return this.bitmap.countFree(first, last);
    }
    if (first > last) {
      return 0;
    }
    let count = 0;
    for (let word = first >>> 5; word <= last >>> 5; word++) {
      count += countBits(~this.blocked[word]! & maskOf(word, first, last));
    }
    for (let i = 0; i < this.used; i++) {
      const port = this.list![i]!;
      count -= port >= first && port <= last ? 1 : 0;
    }
    return count;
  }

  /** The free port of `first` to `last` with so many free ones below it there, or -1. */
  nthFree(first: number, last: number, position: number): number {
    if (this.bitmap !== null) {
      return this.bitmap.nthFree(first, last, position);
    }
    let left = position;
    for (let port = first; port <= last; port++) {
      if (!this.has(port) && left-- === 0) {
        return port;
      }
    }
    return -1;
  }

  /** A free port of the ranges (of `size` ports together), each with the same chance, or -1; `draw` gives 32-bit numbers. */
  randomFree(ranges: readonly PortRange[], size: number, draw: { below(limit: number): number }): number {
    for (let i = 0; i < RANDOM_TRIES && this.used < CROWDED; i++) {
      const port = portAt(ranges, draw.below(size));
      if (!this.has(port)) {
        return port;
      }
    }
    const only = ranges[0]!;
    if (ranges.length === 1 && this.bitmap !== null) {
      const free = this.freeOf(only[0], only[1]);
      return free.size === 0 ? -1 : free.at(draw.below(free.size));
    }
    let count = 0;
    for (const range of ranges) {
      count += this.countFree(range[0], range[1]);
    }
    if (count === 0) {
      return -1;
    }
    let position = draw.below(count);
    for (const range of ranges) {
      const inRange = ranges.length === 1 ? count : this.countFree(range[0], range[1]);
      if (position < inRange) {
        return this.nthFree(range[0], range[1], position);
      }
      position -= inRange;
    }
    return -1;
  }

  private freeOf(first: number, last: number): FreePorts {
    for (const known of this.free) {
      if (known.first === first && known.last === last) {
        return known;
      }
    }
    const made = new FreePorts(first, last, (port) => !this.has(port));
    this.free.push(made);
    return made;
  }

  /** The free ports of a range, in ascending ranges. */
  freeRanges(first: number, last: number): PortRange[] {
    const ranges: PortRange[] = [];
    let from = this.firstFree(first, last);
    while (from !== -1) {
      const busy = this.firstBusy(from, last);
      ranges.push([from, busy - 1]);
      from = this.firstFree(busy, last);
    }
    return ranges;
  }

  /** The lowest port of `first` to `last` that is not free, or the one after `last`. */
  private firstBusy(first: number, last: number): number {
    const { bitmap, blocked } = this;
    let lowest = last + 1;
    for (let word = first >>> 5; word <= last >>> 5; word++) {
      const busy = (bitmap !== null ? bitmap.word(word) : blocked[word]!) & maskOf(word, first, last);
      if (busy !== 0) {
        lowest = word * 32 + lowestBit(busy);
        break;
      }
    }
    if (this.list !== null) {
      for (let i = 0; i < this.used; i++) {
        const port = this.list[i]!;
        lowest = port >= first && port < lowest ? port : lowest;
      }
    }
    return lowest;
  }

  private isBlocked(port: number): boolean {
    return (this.blocked[port >>> 5]! & (1 << (port & 31))) !== 0;
  }

  private isListed(port: number): boolean {
    const list = this.list!;
    for (let i = 0; i < this.used; i++) {
      if (list[i] === port) {
        return true;
      }
    }
    return false;
  }

  private makeDense(): void {
    const bitmap = new PortBitmap(this.blocked);
    for (const port of this.list!) {
      bitmap.add(port);
    }
    this.bitmap = bitmap;
    this.list = null;
  }
}

/** One bit a port, set for every port of the ranges. */
export function bitsOf(ranges: Iterable<PortRange>): Uint32Array {
  const bits = new Uint32Array(WORDS);
  for (const [first, last] of ranges) {
    for (let word = first >>> 5; word <= last >>> 5; word++) {
      bits[word] = bits[word]! | maskOf(word, first, last);
    }
  }
  return bits;
}
