import type { Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import { inSteps, type Steps } from '../steps';
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

const none: readonly never[] = [];

/** With more devices that bring other parts, an index is made anew: to take those of each out costs a look at its neighbours. */
const mostReplaced = 32;

interface Range {
  readonly owned: OfDevice<NatGlobal>;
  /** The highest last address of this range and all that begin before it. */
  readonly highest: Address;
}

/** Who has an address, in the order of the devices, without going through them. */
export class AddressIndex {
  private readonly interfaces: Map<Address, OfDevice<Interface>[]>;
  private readonly single: Map<Address, OfDevice<NatGlobal>[]>;
  /** By first address. */
  private ranges: readonly Range[] = [];

  private constructor(
    private readonly parts: readonly IndexedParts[],
    before: AddressIndex | null,
  ) {
    this.interfaces = new Map(before?.interfaces);
    this.single = new Map(before?.single);
  }

  /** The index of some parts; `before` itself where they are the same. */
  static *of(parts: readonly IndexedParts[], before: AddressIndex | null = null): Steps<AddressIndex> {
    const others = before?.parts.length === parts.length ? before.countOthers(parts) : Infinity;
    if (before !== null && others === 0) return before;
    const known = others <= mostReplaced ? before : null;
    const index = new AddressIndex(parts, known);
    yield;
    yield* index.take(known);
    return index;
  }

  private countOthers(parts: readonly IndexedParts[]): number {
    return parts.filter(
      ({ interfaces, globals }, at) =>
        interfaces !== this.parts[at]?.interfaces || globals !== this.parts[at].globals,
    ).length;
  }

  /** With `before`, an index of the same devices, only those are looked into whose parts are others. */
  private *take(before: AddressIndex | null): Steps<void> {
    const own = new Set<readonly unknown[]>();
    const ranges = new Set(before?.ranges.map(({ owned }) => owned));
    for (const [at, part] of this.parts.entries()) {
      const old = before?.parts[at];
      if (old?.interfaces === part.interfaces && old.globals === part.globals) continue;
      for (const one of ranges) if (one.at === at) ranges.delete(one);
      yield* inSteps(old?.interfaces ?? none, (one) => {
        for (const address of ownAddresses(one)) {
          this.interfaces.set(address, without(this.interfaces.get(address), at));
        }
      });
      yield* inSteps(old?.globals ?? none, ({ address }) => {
        this.single.set(address, without(this.single.get(address), at));
      });
      yield* inSteps(part.interfaces, (value) => {
        if (value.shutdown) return;
        for (const address of ownAddresses(value)) add(this.interfaces, own, address, { at, value });
      });
      yield* inSteps(part.globals, (value) => {
        if (value.address === value.last) add(this.single, own, value.address, { at, value });
        else ranges.add({ at, value });
      });
      yield;
    }
    let highest = 0;
    this.ranges = [...ranges]
      .sort((one, other) => one.value.address - other.value.address || one.at - other.at)
      .map((owned) => ({ owned, highest: (highest = Math.max(highest, owned.value.last)) }));
  }

  /** The active interfaces that have the address. */
  owners(address: Address): readonly OfDevice<Interface>[] {
    return this.interfaces.get(address) ?? [];
  }

  /** What the address is translated from. */
  globals(address: Address): readonly OfDevice<NatGlobal>[] {
    const single = this.single.get(address);
    if (this.ranges.length === 0) return single ?? none;
    const found = [...(single ?? none)];
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

/** Its own addresses and the virtual ones that it answers for. */
function ownAddresses({ addresses, virtualRouters = [] }: Interface): readonly Address[] {
  return [...addresses.map(({ address }) => address), ...virtualRouters.flatMap((one) => one.addresses)];
}

function without<T>(owned: readonly OfDevice<T>[] = [], at: number): OfDevice<T>[] {
  return owned.filter((one) => one.at !== at);
}

/** In the order of the devices; lists in `own` belong to no other index. */
function add<T>(
  index: Map<Address, OfDevice<T>[]>,
  own: Set<readonly unknown[]>,
  address: Address,
  value: OfDevice<T>,
): void {
  let known = index.get(address) ?? [];
  if (!own.has(known)) {
    known = [...known];
    own.add(known);
    index.set(address, known);
  }
  const isLast = (known.at(-1)?.at ?? -1) <= value.at;
  known.push(value);
  if (!isLast) known.sort((one, other) => one.at - other.at);
}
