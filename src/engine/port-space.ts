import type { PortRange } from './port-set';

const WORDS = 2048;
const CHUNKS = 64;
const SPARSE_LIMIT = 32;
const RANDOM_TRIES = 8;
/** With more mappings than this, counting the free ports is quicker than drawing until one is free. */
const CROWDED = 58_000;
/** Free ports are counted by 1024 and by 8192. */
const FINE = 10;
const COARSE = 13;

/** The busy ports of one address, protocol and (where it is part of the key) destination. */
export class PortSpace {
  /** How many ports mappings hold, ports that were blocked from the start not counted. */
  used = 0;
  /** A few ports as a list; beyond, one bit a port, where a summary bit says that a word is full. */
  private list: Uint16Array | null;
  private words: Uint32Array | null = null;
  private full: Uint32Array | null = null;
  private free: Uint16Array | null = null;
  private freeCoarse: Uint16Array | null = null;

  /** `blocked` has one bit for each port that nobody can have; a space that does not last starts small and grows. */
  constructor(
    private readonly blocked: Uint32Array,
    readonly isLasting: boolean,
  ) {
    this.list = isLasting ? null : new Uint16Array(SPARSE_LIMIT);
    if (isLasting) {
      this.makeDense();
    }
  }

  has(port: number): boolean {
    if (this.words !== null) {
      return (this.words[port >>> 5]! & (1 << (port & 31))) !== 0;
    }
    if ((this.blocked[port >>> 5]! & (1 << (port & 31))) !== 0) {
      return true;
    }
    const list = this.list!;
    for (let i = 0; i < this.used; i++) {
      if (list[i] === port) {
        return true;
      }
    }
    return false;
  }

  add(port: number): void {
    if (this.words !== null) {
      this.setBit(port);
    } else if (this.used < SPARSE_LIMIT) {
      this.list![this.used] = port;
    } else {
      this.makeDense();
      this.setBit(port);
    }
    this.used++;
  }

  delete(port: number): void {
    this.used--;
    if (this.words !== null) {
      const word = port >>> 5;
      this.words[word] = this.words[word]! & ~(1 << (port & 31));
      const full = this.full!;
      full[word >>> 5] = full[word >>> 5]! & ~(1 << (word & 31));
      this.countAs(port, 1);
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
    if (first > last) {
      return -1;
    }
    if (this.words === null) {
      for (let port = first; port <= last; port++) {
        if (!this.has(port)) {
          return port;
        }
      }
      return -1;
    }
    const lastWord = last >>> 5;
    let word = first >>> 5;
    let bits = ~this.words[word]! & (-1 << (first & 31));
    while (bits === 0) {
      word = this.nextWordWithRoom(word + 1);
      if (word > lastWord) {
        return -1;
      }
      bits = ~this.words[word]!;
    }
    const port = word * 32 + (31 - Math.clz32(bits & -bits));
    return port <= last ? port : -1;
  }

  private nextWordWithRoom(from: number): number {
    const full = this.full!;
    let index = from >>> 5;
    if (index >= CHUNKS) {
      return WORDS;
    }
    let bits = ~full[index]! & (-1 << (from & 31));
    while (bits === 0) {
      index++;
      if (index >= CHUNKS) {
        return WORDS;
      }
      bits = ~full[index]!;
    }
    return index * 32 + (31 - Math.clz32(bits & -bits));
  }

  /** How many ports of `first` to `last` are free. */
  countFree(first: number, last: number): number {
    if (first > last) {
      return 0;
    }
    if (this.words === null) {
      let busy = 0;
      for (let word = first >>> 5; word <= last >>> 5; word++) {
        busy += popcount(this.blocked[word]! & maskOf(word, first, last));
      }
      const list = this.list!;
      for (let i = 0; i < this.used; i++) {
        const port = list[i]!;
        busy += port >= first && port <= last ? 1 : 0;
      }
      return last - first + 1 - busy;
    }
    let count = 0;
    let port = first;
    while (port <= last) {
      if ((port & 8191) === 0 && port + 8191 <= last) {
        count += this.freeCoarse![port >>> COARSE]!;
        port += 8192;
      } else if ((port & 1023) === 0 && port + 1023 <= last) {
        count += this.free![port >>> FINE]!;
        port += 1024;
      } else {
        const word = port >>> 5;
        count += popcount(~this.words[word]! & maskOf(word, first, last));
        port = (word + 1) << 5;
      }
    }
    return count;
  }

  /** The free port of `first` to `last` with so many free ones below it there, or -1. */
  nthFree(first: number, last: number, position: number): number {
    let left = position;
    if (this.words === null) {
      for (let port = first; port <= last; port++) {
        if (!this.has(port) && left-- === 0) {
          return port;
        }
      }
      return -1;
    }
    let port = first;
    while (port <= last) {
      if ((port & 8191) === 0 && port + 8191 <= last) {
        const inChunk = this.freeCoarse![port >>> COARSE]!;
        if (left >= inChunk) {
          left -= inChunk;
          port += 8192;
          continue;
        }
      }
      if ((port & 1023) === 0 && port + 1023 <= last) {
        const inChunk = this.free![port >>> FINE]!;
        if (left >= inChunk) {
          left -= inChunk;
          port += 1024;
          continue;
        }
      }
      const word = port >>> 5;
      if (this.words[word] === 0xffffffff) {
        port = this.nextWordWithRoom(word + 1) << 5;
        continue;
      }
      let bits = ~this.words[word]! & maskOf(word, first, last);
      const inWord = popcount(bits);
      if (left < inWord) {
        while (left-- > 0) {
          bits &= bits - 1;
        }
        return word * 32 + (31 - Math.clz32(bits & -bits));
      }
      left -= inWord;
      port = (word + 1) << 5;
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
    const bits = this.words ?? this.blocked;
    let lowest = last + 1;
    for (let word = first >>> 5; word <= last >>> 5; word++) {
      const busy = bits[word]! & maskOf(word, first, last);
      if (busy !== 0) {
        lowest = word * 32 + (31 - Math.clz32(busy & -busy));
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

  private makeDense(): void {
    const words = new Uint32Array(this.blocked);
    const full = new Uint32Array(CHUNKS);
    const free = new Uint16Array(CHUNKS);
    const coarse = new Uint16Array(CHUNKS >>> (COARSE - FINE));
    this.words = words;
    this.full = full;
    this.free = free;
    this.freeCoarse = coarse;
    for (let word = 0; word < WORDS; word++) {
      const bits = words[word]!;
      const idle = 32 - popcount(bits);
      free[word >>> 5] = free[word >>> 5]! + idle;
      coarse[word >>> 8] = coarse[word >>> 8]! + idle;
      if (bits === 0xffffffff) {
        full[word >>> 5] = full[word >>> 5]! | (1 << (word & 31));
      }
    }
    if (this.list !== null) {
      for (let i = 0; i < this.used; i++) {
        this.setBit(this.list[i]!);
      }
      this.list = null;
    }
  }

  private setBit(port: number): void {
    const words = this.words!;
    const word = port >>> 5;
    const bits = words[word]! | (1 << (port & 31));
    words[word] = bits;
    if (~bits === 0) {
      const full = this.full!;
      full[word >>> 5] = full[word >>> 5]! | (1 << (word & 31));
    }
    this.countAs(port, -1);
  }

  private countAs(port: number, change: 1 | -1): void {
    const free = this.free!;
    free[port >>> FINE] = free[port >>> FINE]! + change;
    const coarse = this.freeCoarse!;
    coarse[port >>> COARSE] = coarse[port >>> COARSE]! + change;
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

/** The port at a position of ranges laid end to end. */
export function portAt(ranges: readonly PortRange[], position: number): number {
  let left = position;
  for (const range of ranges) {
    const first = range[0];
    const length = range[1] - first + 1;
    if (left < length) {
      return first + left;
    }
    left -= length;
  }
  return -1;
}

function maskOf(word: number, first: number, last: number): number {
  let mask = -1;
  if (word === first >>> 5) {
    mask &= -1 << (first & 31);
  }
  if (word === last >>> 5) {
    mask &= -1 >>> (31 - (last & 31));
  }
  return mask;
}

function popcount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
