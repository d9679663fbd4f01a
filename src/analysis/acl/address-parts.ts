/** Addresses that equal `address` in the bits of `care`; both are signed 32-bit numbers, and other bits of `address` are zero. */
export interface AddressPart {
  readonly address: number;
  readonly care: number;
}

/** Every address. */
export const everyAddress: AddressPart = { address: 0, care: 0 };

export function hostPart(address: number): AddressPart {
  return { address: address | 0, care: -1 };
}

/** A set bit of `wildcard` means "any", wherever it stands. */
export function wildcardPart(address: number, wildcard: number): AddressPart {
  return { address: address & ~wildcard, care: ~wildcard };
}

/** A range of addresses as the fewest prefixes, at most 62; none where its last lies below its first. */
export function rangeParts(first: number, last: number): readonly AddressPart[] {
  const parts: AddressPart[] = [];
  let from = first;
  while (from <= last) {
    let size = from === 0 ? 2 ** 32 : (from & -from) >>> 0;
    while (from + size - 1 > last) size /= 2;
    parts.push({ address: from | 0, care: -size | 0 });
    from += size;
  }
  return parts;
}

export function partHas(part: AddressPart, address: number): boolean {
  return ((part.address ^ address) & part.care) === 0;
}

/** Whether every address of `inner` is one of `outer`. */
export function partContains(outer: AddressPart, inner: AddressPart): boolean {
  return (outer.care & ~inner.care) === 0 && partHas(outer, inner.address);
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  count = (count + (count >>> 4)) & 0x0f0f0f0f;
  return Math.imul(count, 0x01010101) >>> 24;
}

/** Lists of at most this many parts are looked through one by one. */
const few = 8;

/** Finds the part that an address is in: by one look per distinct mask, however many parts there are. */
export class PartLookup {
  private readonly byMask: readonly (readonly [care: number, parts: ReadonlyMap<number, AddressPart>])[];

  constructor(readonly parts: readonly AddressPart[]) {
    const masks = new Map<number, Map<number, AddressPart>>();
    if (parts.length > few) {
      for (const part of parts) {
        const known = masks.get(part.care) ?? new Map<number, AddressPart>();
        masks.set(part.care, known.set(part.address, part));
      }
    }
    this.byMask = [...masks].sort(([one], [other]) => bitCount(one) - bitCount(other));
  }

  /** A part that has the address, among several the widest; null where there is none. */
  find(address: number): AddressPart | null {
    if (this.parts.length > few) {
      for (const [care, parts] of this.byMask) {
        const part = parts.get(address & care);
        if (part !== undefined) return part;
      }
      return null;
    }
    let widest: AddressPart | null = null;
    for (const part of this.parts) {
      if (partHas(part, address) && (widest === null || bitCount(part.care) < bitCount(widest.care))) {
        widest = part;
      }
    }
    return widest;
  }
}
