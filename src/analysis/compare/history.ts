import {
  compileProfile,
  ruleFor,
  type CompiledGroup,
  type CompiledProfile,
  type CompiledRule,
} from '../../engine/compiled-profile';
import type { Address, Endpoint, Flow } from '../../engine/flow';
import { allows } from '../../engine/observation';
import { Pat, type Mapping } from '../../engine/pat';
import type { Prediction } from '../../engine/prediction';
import type { Profile } from '../../engine/profile';
import { counterKey } from '../../engine/port-choice';
import { portAt, positionAtOrAbove } from '../../engine/port-positions';
import type { Evidence, Seen } from './evidence';
import { placeKey, spaceKey } from './keys';
import { startOrder } from './start-order';

/** The most mappings that must be alive at once, and gone again, for one row; a row that needs more is not explained. */
export const mostAssumed = 4096;

/** Mappings that a history needs and that are no longer in the table: `count` of them on ports `first` to `last`. */
export interface Assumed {
  readonly protocol: number;
  readonly address: Address;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** The row that needs them. */
  readonly row: number;
}

/** Why no history gives a row. */
export type Unexplained =
  | { readonly code: 'not-allowed'; readonly prediction: Prediction; readonly place: Endpoint }
  | { readonly code: 'same-place'; readonly other: number; readonly place: Endpoint }
  | { readonly code: 'too-many'; readonly place: Endpoint; readonly most: number };

export interface History {
  readonly explained: number;
  readonly assumed: readonly Assumed[];
  readonly bits: number;
  readonly unexplained: readonly { readonly row: number; readonly because: Unexplained }[];
}

/**
 * A history of starts, and of mappings that vanished since, in which the profile gives the rows of a table on one pool of
 * addresses; every row is judged by the engine's own prediction in the state that the rows before it make.
 */
export function findHistory(evidence: Evidence, profile: Profile, addresses: readonly Address[]): History {
  const isOurs = new Set(addresses);
  const rows = evidence.seen.filter(({ place }) => isOurs.has(place.address));
  const own = evidence.own.filter(({ place }) => isOurs.has(place.address));
  return new HistoryFinder(evidence, profile, addresses).find(rows, own);
}

class HistoryFinder {
  private readonly profile: CompiledProfile;
  private readonly pat: Pat;
  private readonly taken = new Map<string, number>();
  private readonly vanished = new Map<string, Mapping>();
  private readonly newest = new Map<string, Seen>();
  private readonly addressOf = new Map<Address, Address>();
  private readonly filled = new Map<string, number>();
  private readonly counters = new Map<number, number>();
  private readonly assumed: Assumed[] = [];
  private nextAddress = 0;
  /** Takes back what a row was given that it could not use. */
  private undo: (() => void)[] = [];
  private strangers = 0;

  constructor(
    evidence: Evidence,
    profile: Profile,
    private readonly addresses: readonly Address[],
  ) {
    const statics = evidence.statics.filter(({ global }) => addresses.includes(global.address));
    this.profile = compileProfile(profile, null);
    this.pat = new Pat({ profile, addresses, seed: 0, statics });
  }

  find(rows: readonly Seen[], own: readonly Seen[]): History {
    for (const { flow, place } of own) {
      this.pat.observe(flow, place, 0);
      const rule = this.ruleOf(flow);
      if (rule !== undefined) {
        this.taken.set(placeKey(spaceKey(rule, flow, place.address), place.port), flow.owner);
      }
    }
    const unexplained: { row: number; because: Unexplained }[] = [];
    let bits = 0;
    for (const seen of startOrder(rows, this.profile, this.addresses)) {
      const because = this.start(seen);
      if (typeof because === 'number') bits += because;
      else unexplained.push({ row: seen.row, because });
    }
    unexplained.sort((a, b) => a.row - b.row);
    return { explained: rows.length - unexplained.length, assumed: this.assumed, bits, unexplained };
  }

  /** The bits of the row's prediction, or why there is none that allows it. */
  private start(seen: Seen): number | Unexplained {
    const { flow, place } = seen;
    const rule = this.ruleOf(flow);
    const space = rule === undefined ? '' : spaceKey(rule, flow, place.address);
    const key = placeKey(space, place.port);
    const other = this.taken.get(key);
    const checkpoint = this.assumed.length;
    this.undo = [];
    const isPossible = rule === undefined || this.prepare(seen, rule, space);
    const gone = this.vanished.get(key);
    if (gone?.live === true) this.pat.release(gone);
    const { prediction } = this.pat.observe(flow, place, 0);
    const isAllowed = allows(prediction, place);
    this.remember(seen, rule, key);
    if (isAllowed) return bitsOf(prediction);
    this.assumed.length = checkpoint;
    this.undo.forEach((step) => step());
    if (!isPossible) return { code: 'too-many', place, most: mostAssumed };
    return other === undefined || rule?.unique === 'nothing'
      ? { code: 'not-allowed', prediction, place }
      : { code: 'same-place', other, place };
  }

  private remember(seen: Seen, rule: CompiledRule | undefined, key: string): void {
    const { flow, place, row } = seen;
    const { inside } = flow;
    this.taken.set(key, row);
    this.newest.set(sourceKey(flow, rule), seen);
    if (!this.addressOf.has(inside.address)) {
      this.nextAddress = (this.addresses.indexOf(place.address) + 1) % this.addresses.length;
    }
    this.addressOf.set(inside.address, place.address);
  }

  /** Puts vanished mappings where the row needs them; false where it would need too many. */
  private prepare(seen: Seen, rule: CompiledRule, space: string): boolean {
    const { flow, place } = seen;
    const own = flow.inside.port;
    const newest = rule.reuse === 'never' ? undefined : this.newest.get(sourceKey(flow, rule));
    if (newest !== undefined) {
      const isSame = newest.place.address === place.address && newest.place.port === place.port;
      if (isSame && !this.taken.has(placeKey(space, place.port))) return true;
      if (isSame && rule.reuse !== 'newest-if-free') return true;
      if (rule.reuse === 'always') return true;
      if (rule.reuse === 'newest-if-free' && newest.place.address === place.address) {
        this.hold(seen, space, newest.place.port);
      }
    }
    if (!this.prepareAddress(seen, rule)) return false;
    if (rule.keeps[own] === 1 && own === place.port) return true;
    const group = rule.groups[(rule.groupOf[own] ?? 0) - 1];
    if (group?.candidates.has(place.port) !== true || rule.block !== null) return true;
    if (rule.keeps[own] === 1) this.hold(seen, space, own);
    return this.prepareChoice(seen, rule, group, space);
  }

  /** Lets the pool come to the row's address: hosts on the addresses before it, or no port left on them. */
  private prepareAddress(seen: Seen, rule: CompiledRule): boolean {
    const { flow, place } = seen;
    const { choose, paired } = this.profile.addresses;
    const target = this.addresses.indexOf(place.address);
    if (paired && this.addressOf.has(flow.inside.address)) return true;
    if (choose === 'round-robin') {
      while (this.nextAddress !== target) {
        const address = this.addresses[this.nextAddress] ?? place.address;
        this.passBy(seen, address);
        this.nextAddress = (this.nextAddress + 1) % this.addresses.length;
      }
      return true;
    }
    if (choose !== 'fill-first') return true;
    for (const address of this.addresses.slice(0, target)) {
      const space = spaceKey(rule, flow, address);
      const own = flow.inside.port;
      const group = rule.groups[(rule.groupOf[own] ?? 0) - 1];
      if ((group?.size ?? 0) > mostAssumed) return false;
      if (rule.keeps[own] === 1) this.hold(seen, space, own, address);
      for (const port of group?.candidates ?? []) this.hold(seen, space, port, address);
    }
    return true;
  }

  private prepareChoice(seen: Seen, rule: CompiledRule, group: CompiledGroup, space: string): boolean {
    const { choose } = rule;
    const { flow, place } = seen;
    const target = positionAtOrAbove(group.ranges, place.port);
    if (choose.kind === 'lowest') {
      return this.fill(seen, group, space, `${space} ${group.index}`, 0, target, choose.knownFor);
    }
    if (choose.kind !== 'above') return true;
    const after = choose.start === 'after' ? 1 : 0;
    if (choose.from === 'original') {
      const original = positionAtOrAbove(group.ranges, flow.inside.port + after);
      const steps = (target - original + group.size) % group.size;
      const name = `${space} ${group.index} ${original}`;
      return this.fill(seen, group, space, name, original, original + steps, choose.knownFor);
    }
    const address = this.addresses.indexOf(place.address);
    const key = counterKey(rule, group, address, flow.protocol);
    const last = this.counters.get(key);
    this.counters.set(key, target);
    if (last === undefined && choose.initial === 'unknown') return true;
    this.skip(seen, group, space, last === undefined ? 0 : last + after, target);
    return true;
  }

  /** Holds the free candidates from one position up to another, as far as the profile knows what comes before. */
  private fill(
    seen: Seen,
    group: CompiledGroup,
    space: string,
    name: string,
    from: number,
    to: number,
    knownFor = Infinity,
  ): boolean {
    const before = this.filled.get(name) ?? 0;
    const first = Math.max(from, before);
    if (to - first > mostAssumed && knownFor === Infinity) return false;
    let busy = 0;
    for (let at = from; at < to && busy < knownFor; at++) {
      if (at >= first) this.hold(seen, space, portAt(group.ranges, at % group.size));
      busy++;
      if (at < first && knownFor === Infinity) at = first - 1;
    }
    if (knownFor === Infinity) {
      this.filled.set(name, Math.max(first, to));
      this.undo.push(() => this.filled.set(name, before));
    }
    return true;
  }

  /** A mapping that is gone now had the port when the row started. */
  private hold(seen: Seen, space: string, port: number, address = seen.place.address): void {
    const key = placeKey(space, port);
    if (this.taken.has(key) || this.vanished.get(key)?.live === true) return;
    const { protocol, outside } = seen.flow;
    const inside = { address: this.stranger(), port };
    const { mapping } = this.pat.observe({ protocol, inside, outside, owner: -1 }, { address, port }, 0);
    if (mapping === null) return;
    this.vanished.set(key, mapping);
    this.undo.push(() => this.pat.release(mapping));
    this.note(seen, address, port, port, 1);
  }

  /** Other mappings were made from the last port up to the row's, and are gone: the search goes on behind them. */
  private skip(seen: Seen, group: CompiledGroup, space: string, from: number, target: number): void {
    const { flow, place } = seen;
    const steps = (((target - from) % group.size) + group.size) % group.size;
    const free: number[] = [];
    for (let step = 0; step < steps; step++) {
      const port = portAt(group.ranges, (from + step) % group.size);
      if (!this.taken.has(placeKey(space, port))) free.push(port);
    }
    const last = free.findLast((port) => port !== flow.inside.port);
    if (last === undefined) return;
    const inside = { address: this.stranger(), port: flow.inside.port };
    const { protocol, outside } = flow;
    const passing = { protocol, inside, outside, owner: -1 };
    const { mapping } = this.pat.observe(passing, { address: place.address, port: last }, 0);
    if (mapping !== null) this.pat.release(mapping);
    this.note(seen, place.address, free[0] ?? last, last, free.length);
  }

  /** A host that is gone was given an address in its turn. */
  private passBy(seen: Seen, address: Address): void {
    const { protocol, outside } = seen.flow;
    const inside = { address: this.stranger(), port: 65_535 };
    const { mapping } = this.pat.observe(
      { protocol, inside, outside, owner: -1 },
      { address, port: 65_535 },
      0,
    );
    if (mapping !== null) this.pat.release(mapping);
    this.note(seen, address, 0, 0, 1);
  }

  private note({ row, flow }: Seen, address: Address, first: number, last: number, count: number): void {
    const { protocol } = flow;
    const previous = this.assumed.at(-1);
    if (previous?.row === row && previous.address === address && previous.last + 1 === first) {
      this.assumed[this.assumed.length - 1] = { ...previous, last, count: previous.count + count };
    } else {
      this.assumed.push({ protocol, address, first, last, count, row });
    }
  }

  /** An inside host that no table has (0.0.0.0/8). */
  private stranger(): Address {
    this.strangers++;
    return this.strangers;
  }

  private ruleOf({ protocol, inside, outside }: Flow): CompiledRule | undefined {
    return ruleFor(this.profile, protocol, inside.port, outside.port);
  }
}

function sourceKey({ protocol, inside }: Flow, rule: CompiledRule | undefined): string {
  return `${rule?.index ?? ''} ${protocol} ${inside.address} ${inside.port}`;
}

/** How many bits it takes to say which of the possible places it was. */
function bitsOf({ ports, alternatives }: Prediction): number {
  const here = ports.kind === 'any-of' ? ports.ports.size : 1;
  const elsewhere = alternatives.reduce((sum, other) => sum + other.ports.size, 0);
  return Math.log2(here + elsewhere);
}
