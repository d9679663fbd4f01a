import type { Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import type { NatGlobal } from './nat-globals';

/** What one device brings into the index. */
export interface IndexedParts {
  readonly interfaces: readonly Interface[];
  readonly globals: readonly NatGlobal[];
}

/** Something of the device with that index. */
export interface OfDevice<T> {
  readonly at: number;
  readonly value: T;
}

interface Range {
  readonly owned: OfDevice<NatGlobal>;
  /** The highest last address of this range and all that begin before it. */
  readonly highest: Address;
}

/** Who has an address, in the order of the devices, without going through them. */
export class AddressIndex {
  private readonly interfaces = new Map<Address, OfDevice<Interface>[]>();
  private readonly single = new Map<Address, OfDevice<NatGlobal>[]>();
  /** By first address. */
  private readonly ranges: readonly Range[];

  constructor(private readonly parts: readonly IndexedParts[]) {
    const ranges: OfDevice<NatGlobal>[] = [];
    for (const [at, { interfaces, globals }] of parts.entries()) {
      for (const value of interfaces) {
        if (value.shutdown) continue;
        for (const { address } of value.addresses) add(this.interfaces, address, { at, value });
        for (const { addresses } of value.virtualRouters ?? []) {
          for (const address of addresses) add(this.interfaces, address, { at, value });
        }
      }
      for (const value of globals) {
        if (value.address === value.last) add(this.single, value.address, { at, value });
        else ranges.push({ at, value });
      }
    }
    let highest = 0;
    this.ranges = ranges
      .sort((one, other) => one.value.address - other.value.address)
      .map((owned) => ({ owned, highest: (highest = Math.max(highest, owned.value.last)) }));
  }

  /** Whether it was made of these very parts. */
  isOf(parts: readonly IndexedParts[]): boolean {
    return (
      parts.length === this.parts.length &&
      parts.every(
        ({ interfaces, globals }, at) =>
          interfaces === this.parts[at]?.interfaces && globals === this.parts[at].globals,
      )
    );
  }

  /** The active interfaces that have the address. */
  owners(address: Address): readonly OfDevice<Interface>[] {
    return this.interfaces.get(address) ?? [];
  }

  /** What the address is translated from. */
  globals(address: Address): readonly OfDevice<NatGlobal>[] {
    const found = [...(this.single.get(address) ?? [])];
    for (let index = this.lastBeginningUpTo(address); index >= 0; index--) {
      const range = this.ranges[index];
      if (range === undefined || range.highest < address) break;
      if (range.owned.value.last >= address) found.push(range.owned);
    }
    return found.sort((one, other) => one.at - other.at);
  }

  private lastBeginningUpTo(address: Address): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranges[middle]?.owned.value.address ?? Infinity) <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function add<T>(index: Map<Address, T[]>, address: Address, value: T): void {
  const known = index.get(address);
  if (known === undefined) index.set(address, [value]);
  else known.push(value);
}
