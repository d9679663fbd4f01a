import { countBits, lowestBit } from './bits';

const WORDS = 2048;
/** Words that one word of a summary stands for, as a power of two. */
const SPAN = 5;
/** Free ports are counted by 256. */
const CHUNK = 8;
const CHUNKS = 1 << (16 - CHUNK);

/**
 * 65,536 ports, one bit each, set for the busy ones. Two summaries above say which words and which of their own words are
 * full, so that the next free port is three steps away. Counts of free ports are kept from the first question for them on.
 */
export class PortBitmap {
  private readonly words: Int32Array;
  private readonly full = new Int32Array(WORDS >>> SPAN);
  private readonly fullest = new Int32Array(WORDS >>> (2 * SPAN));
  /** Sums of free ports over chunks, as a tree: an entry sums as many as its lowest bit says (Fenwick); null until asked for. */
  private sums: Int32Array | null = null;

  constructor(busy: Uint32Array) {
    this.words = Int32Array.from(busy);
    for (let word = 0; word < WORDS; word++) {
      if (this.words[word] === -1) {
        this.markFull(word);
      }
    }
  }

  has(port: number): boolean {
    return (this.words[port >>> 5]! & (1 << (port & 31))) !== 0;
  }

  /** The busy ports of a word of 32 ports. */
  word(index: number): number {
    return this.words[index]!;
  }

  add(port: number): void {
    const index = port >>> 5;
    const bits = this.words[index]! | (1 << (port & 31));
    this.words[index] = bits;
    if (bits === -1) {
      this.markFull(index);
    }
    if (this.sums !== null) {
      this.count(this.sums, port, -1);
    }
  }

  delete(port: number): void {
    const index = port >>> 5;
    const bits = this.words[index]!;
    this.words[index] = bits & ~(1 << (port & 31));
    if (bits === -1) {
      const above = index >>> SPAN;
      this.full[above] = this.full[above]! & ~(1 << (index & 31));
      this.fullest[above >>> SPAN] = this.fullest[above >>> SPAN]! & ~(1 << (above & 31));
    }
    if (this.sums !== null) {
      this.count(this.sums, port, 1);
    }
  }

  /** The lowest free port of `first` to `last`, or -1. */
  firstFree(first: number, last: number): number {
    if (first > last) {
      return -1;
    }
    let index = first >>> 5;
    let bits = ~this.words[index]! & (-1 << (first & 31));
    if (bits === 0) {
      index = this.nextWithRoom(index + 1);
      if (index > last >>> 5) {
        return -1;
      }
      bits = ~this.words[index]!;
    }
    const port = (index << 5) + lowestBit(bits);
    return port <= last ? port : -1;
  }

  /** How many ports of `first` to `last` are free. */
  countFree(first: number, last: number): number {
    return first > last ? 0 : this.freeBelow(last + 1) - this.freeBelow(first);
  }

  /** The free port of `first` to `last` with so many free ones below it there, or -1. */
  nthFree(first: number, last: number, position: number): number {
    if (first > last) {
      return -1;
    }
    const port = this.freeAt(this.freeBelow(first) + position);
    return port <= last ? port : -1;
  }

  /** The first word from one on that is not full, or the one after the last. */
  private nextWithRoom(from: number): number {
    const { full, fullest } = this;
    let index = from >>> SPAN;
    if (index >= full.length) {
      return WORDS;
    }
    let bits = ~full[index]! & (-1 << (from & 31));
    if (bits === 0) {
      index++;
      let top = index >>> SPAN;
      let room = top < fullest.length ? ~fullest[top]! & (-1 << (index & 31)) : 0;
      while (room === 0) {
        if (++top >= fullest.length) {
          return WORDS;
        }
        room = ~fullest[top]!;
      }
      index = (top << SPAN) + lowestBit(room);
      bits = ~full[index]!;
    }
    return (index << SPAN) + lowestBit(bits);
  }

  private markFull(index: number): void {
    const above = index >>> SPAN;
    const bits = this.full[above]! | (1 << (index & 31));
    this.full[above] = bits;
    if (bits === -1) {
      this.fullest[above >>> SPAN] = this.fullest[above >>> SPAN]! | (1 << (above & 31));
    }
  }

  /** How many ports below one are free. */
  private freeBelow(port: number): number {
    const sums = this.sums ?? this.makeSums();
    const chunk = port >>> CHUNK;
    let sum = 0;
    for (let node = chunk; node > 0; node &= node - 1) {
      sum += sums[node]!;
    }
    const last = port >>> 5;
    for (let index = chunk << (CHUNK - 5); index < last; index++) {
      sum += countBits(~this.words[index]!);
    }
    return (port & 31) === 0 ? sum : sum + countBits(~this.words[last]! & ~(-1 << (port & 31)));
  }

  /** The free port with so many free ones below it; there is one. */
  private freeAt(position: number): number {
    const sums = this.sums ?? this.makeSums();
    let left = position;
    let chunk = 0;
    for (let step = CHUNKS >>> 1; step > 0; step >>>= 1) {
      const sum = sums[chunk + step]!;
      if (sum <= left) {
        left -= sum;
        chunk += step;
      }
    }
    for (let index = chunk << (CHUNK - 5); index < WORDS; index++) {
      let bits = ~this.words[index]!;
      const inWord = countBits(bits);
      if (left < inWord) {
        while (left-- > 0) {
          bits &= bits - 1;
        }
        return (index << 5) + lowestBit(bits);
      }
      left -= inWord;
    }
    return WORDS << 5;
  }

  private count(sums: Int32Array, port: number, change: 1 | -1): void {
    for (let node = (port >>> CHUNK) + 1; node <= CHUNKS; node += node & -node) {
      sums[node] = sums[node]! + change;
    }
  }

  private makeSums(): Int32Array {
    const sums = new Int32Array(CHUNKS + 1);
    this.sums = sums;
    for (let index = 0; index < WORDS; index++) {
      const node = (index >>> (CHUNK - 5)) + 1;
      sums[node] = sums[node]! + countBits(~this.words[index]!);
    }
    for (let node = 1; node <= CHUNKS; node++) {
      const parent = node + (node & -node);
      if (parent <= CHUNKS) {
        sums[parent] = sums[parent]! + sums[node]!;
      }
    }
    return sums;
  }
}
