/** The bits of a word of 32 that stand for ports of `first` to `last`. */
export function maskOf(word: number, first: number, last: number): number {
  let mask = -1;
  if (word === first >>> 5) {
    mask &= -1 << (first & 31);
  }
  if (word === last >>> 5) {
    mask &= -1 >>> (31 - (last & 31));
  }
  return mask;
}

/** The position of the lowest bit that is set; the word is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many bits are set. */
export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
