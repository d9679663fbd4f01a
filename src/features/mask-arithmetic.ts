import { isContiguousMask } from '../config/values/address';

/** The addresses that an address with a mask or wildcard stands for. */
export type AddressSet =
  | {
      readonly kind: 'range';
      readonly first: number;
      readonly last: number;
      readonly count: number;
      readonly length: number;
    }
  /** The free bits do not stand together at the right. */
  | {
      readonly kind: 'scattered';
      readonly first: number;
      readonly last: number;
      readonly count: number;
      /** The lowest addresses of the set. */
      readonly examples: readonly number[];
    };

const mostExamples = 4;

/** What an address and a wildcard match: set bits of the wildcard are free. */
export function addressesOf(address: number, wildcard: number): AddressSet {
  const first = (address & ~wildcard) >>> 0;
  const last = (address | wildcard) >>> 0;
  const bits = bitCount(wildcard);
  const count = 2 ** bits;
  if (isContiguousMask(~wildcard >>> 0)) return { kind: 'range', first, last, count, length: 32 - bits };
  const examples = Array.from(
    { length: Math.min(count, mostExamples) },
    (_, index) => (first | spread(index, wildcard)) >>> 0,
  );
  return { kind: 'scattered', first, last, count, examples };
}

/** The bits of `value` put into the set bits of `wildcard`, lowest first. */
function spread(value: number, wildcard: number): number {
  let result = 0;
  let bit = 0;
  for (let place = 0; place < 32; place++) {
    if (((wildcard >>> place) & 1) === 0) continue;
    if (((value >>> bit++) & 1) === 1) result |= 1 << place;
  }
  return result >>> 0;
}

function bitCount(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}
