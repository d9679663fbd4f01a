const addressDigits = 8;
const portDigits = 4;

/**
 * Finds the positions whose ternary fields admit given values: one bit per position and per value of every hexadecimal digit,
 * so that masks with holes cost no more than hosts. An upper row of bits per 32 words passes over what cannot match.
 */
export class BitIndex {
  private readonly words: number;
  private readonly sums: number;
  private readonly rows: Int32Array;
  private readonly upper: Int32Array;
  /** Words looked at so far, by all queries: a measure of work that no clock tells. */
  work = 0;

  /** `digits` is the number of hexadecimal digits in all fields together. */
  constructor(
    readonly size: number,
    private readonly digits: number,
  ) {
    this.words = (size + 31) >>> 5;
    this.sums = (this.words + 31) >>> 5;
    this.rows = new Int32Array(digits * 16 * this.words);
    this.upper = new Int32Array(digits * 16 * this.sums);
  }

  /** Admits at `position` the addresses that equal `address` in the bits of `care`; eight digits from `digit` on. */
  addAddress(position: number, digit: number, address: number, care: number): void {
    for (let at = 0; at < addressDigits; at++) {
      this.admit(position, digit + at, digitsOf((address >>> (at * 4)) & 15, (care >>> (at * 4)) & 15));
    }
  }

  /** Admits a range of ports, of more than one port roughly: what matches is then to be looked at. Four digits from `digit` on. */
  addPorts(position: number, digit: number, first: number, last: number): void {
    for (let at = 0; at < portDigits; at++) {
      const low = (first >>> (at * 4)) & 15;
      const high = (last >>> (at * 4)) & 15;
      const isOneBlock = first >>> (at * 4 + 4) === last >>> (at * 4 + 4);
      this.admit(position, digit + at, isOneBlock ? (2 << high) - (1 << low) : 0xffff);
    }
  }

  private admit(position: number, digit: number, values: number): void {
    const word = position >>> 5;
    const bit = 1 << (position & 31);
    const { rows, upper, words, sums } = this;
    for (let value = 0; value < 16; value++) {
      if ((values & (1 << value)) === 0) continue;
      const row = digit * 16 + value;
      const at = row * words + word;
      rows[at] = (rows[at] ?? 0) | bit;
      const above = row * sums + (word >>> 5);
      upper[above] = (upper[above] ?? 0) | (1 << (word & 31));
    }
  }

  /** A query of nothing yet, which the `ask` functions fill. */
  query(): BitQuery {
    return { rows: new Int32Array(this.digits), count: 0 };
  }

  /** Asks for an address; the lowest digit, which tells most, is looked at first. */
  askAddress(query: BitQuery, digit: number, address: number): void {
    this.ask(query, digit, address, addressDigits);
  }

  askPort(query: BitQuery, digit: number, port: number): void {
    this.ask(query, digit, port, portDigits);
  }

  private ask(query: BitQuery, digit: number, value: number, digits: number): void {
    for (let at = 0; at < digits; at++) {
      query.rows[query.count++] = (digit + at) * 16 + ((value >>> (at * 4)) & 15);
    }
  }

  /** The first position from `from` on that fits all that is asked, or -1. */
  next(query: BitQuery, from: number): number {
    const firstWord = from >>> 5;
    for (let sum = firstWord >>> 5; sum < this.sums; sum++) {
      let above = this.upperBits(query, sum);
      if (sum === firstWord >>> 5) above &= -1 << (firstWord & 31);
      while (above !== 0) {
        const lowest = above & -above;
        above ^= lowest;
        const word = (sum << 5) + 31 - Math.clz32(lowest);
        let bits = this.bits(query, word);
        if (word === firstWord) bits &= -1 << (from & 31);
        if (bits !== 0) return (word << 5) + 31 - Math.clz32(bits & -bits);
      }
    }
    return -1;
  }

  private upperBits({ rows, count }: BitQuery, sum: number): number {
    const { upper, sums } = this;
    let bits = -1;
    this.work++;
    for (let at = 0; at < count; at++) {
      bits &= upper[(rows[at] ?? 0) * sums + sum] ?? 0;
      if (bits === 0) return 0;
    }
    return bits;
  }

  private bits({ rows, count }: BitQuery, word: number): number {
    const { rows: all, words } = this;
    let bits = -1;
    this.work++;
    for (let at = 0; at < count; at++) {
      bits &= all[(rows[at] ?? 0) * words + word] ?? 0;
      if (bits === 0) return 0;
    }
    return bits;
  }
}

/** One value of each digit that is asked for. */
export interface BitQuery {
  readonly rows: Int32Array;
  count: number;
}

/** Per value and mask of a digit, the values that it admits, a bit each. */
const admitted = Uint16Array.from({ length: 256 }, (_, index) => {
  const value = index >>> 4;
  const care = index & 15;
  let values = 0;
  for (let one = 0; one < 16; one++) if (((one ^ value) & care) === 0) values |= 1 << one;
  return values;
});

function digitsOf(value: number, care: number): number {
  return admitted[value * 16 + care] ?? 0;
}
