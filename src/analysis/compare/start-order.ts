import { ruleFor, type CompiledProfile, type CompiledRule } from '../../engine/compiled-profile';
import type { Address } from '../../engine/flow';
import { counterKey } from '../../engine/port-choice';
import { positionAtOrAbove } from '../../engine/port-positions';
import type { Seen } from './evidence';
import { placeKey, spaceKey } from './keys';

interface Item {
  readonly seen: Seen;
  readonly rule: CompiledRule | undefined;
  readonly isKept: boolean;
  /** Kept ports come first, then chosen ones in the order in which the device gives them. */
  readonly sequence: string;
  readonly position: number;
  /** A row of the table has the port that this one wanted. */
  readonly hasHolder: boolean;
  state: 'waiting' | 'visited' | 'started';
}

/**
 * The rows in an order of starts that asks for as few mappings besides them as can be told without trying all orders: kept
 * ports first, chosen ports as the device gives them, and who holds a wanted port before the one who did not get it.
 */
export function startOrder(
  rows: readonly Seen[],
  profile: CompiledProfile,
  addresses: readonly Address[],
): readonly Seen[] {
  const holders = new Map<string, Item>();
  const taken = new Set<string>();
  for (const { flow, place } of rows) {
    const rule = ruleFor(profile, flow.protocol, flow.inside.port, flow.outside.port);
    if (rule !== undefined) taken.add(placeKey(spaceKey(rule, flow, place.address), place.port));
  }
  const items = rows.map((seen) => {
    const item = itemOf(seen, profile, addresses, taken);
    if (item.rule !== undefined) {
      holders.set(placeKey(spaceKey(item.rule, seen.flow, seen.place.address), seen.place.port), item);
    }
    return item;
  });
  const takesTurns = profile.addresses.choose === 'round-robin' && addresses.length > 1;
  const hosts = takesTurns ? hostOrder(rows, addresses) : null;
  const starts = rotations(items);
  items.sort((a, b) => {
    const kept = Number(b.isKept) - Number(a.isKept);
    if (kept !== 0) return kept;
    if (a.isKept) return a.seen.row - b.seen.row;
    return (
      (a.sequence < b.sequence ? -1 : a.sequence > b.sequence ? 1 : 0) ||
      turned(a, starts) - turned(b, starts) ||
      Number(b.hasHolder) - Number(a.hasHolder) ||
      a.seen.row - b.seen.row
    );
  });
  const ordered: Seen[] = [];
  if (hosts !== null) {
    const first = new Map<Address, Item>();
    for (const item of items) {
      if (!first.has(item.seen.flow.inside.address)) first.set(item.seen.flow.inside.address, item);
    }
    [...first]
      .sort(([a], [b]) => (hosts.get(a) ?? 0) - (hosts.get(b) ?? 0))
      .forEach(([, item]) => start(item, ordered));
  }
  for (const item of items) visit(item, holders, ordered);
  return ordered;
}

function itemOf(
  seen: Seen,
  profile: CompiledProfile,
  addresses: readonly Address[],
  taken: ReadonlySet<string>,
): Item {
  const { flow, place } = seen;
  const own = flow.inside.port;
  const rule = ruleFor(profile, flow.protocol, own, flow.outside.port);
  const base = { seen, rule, state: 'waiting' as const };
  if (rule === undefined || flow.protocol === 50 || (rule.keeps[own] === 1 && own === place.port)) {
    return { ...base, isKept: true, sequence: '', position: 0, hasHolder: false };
  }
  const group = rule.groups[(rule.groupOf[own] ?? 0) - 1];
  const address = addresses.indexOf(place.address);
  const isContinued = rule.choose.kind === 'above' && rule.choose.from === 'last';
  const sequence =
    isContinued && group !== undefined
      ? `counter ${counterKey(rule, group, address, flow.protocol)}`
      : `${spaceKey(rule, flow, place.address)} ${group?.index ?? ''}`;
  const position = group === undefined ? place.port : positionAtOrAbove(group.ranges, place.port);
  const hasHolder = taken.has(placeKey(spaceKey(rule, flow, place.address), own));
  return { ...base, isKept: false, sequence, position, hasHolder };
}

/** Where a search that goes on from the last port began, if that is not known: after the widest gap. */
function rotations(items: readonly Item[]): ReadonlyMap<string, number> {
  const positions = new Map<string, Set<number>>();
  for (const { sequence, position, rule } of items) {
    const choose = rule?.choose;
    if (choose?.kind !== 'above' || choose.from !== 'last' || choose.initial !== 'unknown') continue;
    if (sequence === '') continue;
    const all = positions.get(sequence) ?? new Set();
    positions.set(sequence, all.add(position));
  }
  const starts = new Map<string, number>();
  positions.forEach((all, sequence) => {
    const sorted = [...all].sort((a, b) => a - b);
    let widest = (sorted[0] ?? 0) + 65_536 - (sorted.at(-1) ?? 0);
    let first = sorted[0] ?? 0;
    sorted.forEach((position, index) => {
      const gap = position - (sorted[index - 1] ?? position);
      if (gap > widest) [widest, first] = [gap, position];
    });
    starts.set(sequence, first);
  });
  return starts;
}

function turned({ sequence, position }: Item, starts: ReadonlyMap<string, number>): number {
  const first = starts.get(sequence) ?? 0;
  return position >= first ? position - first : position - first + 65_536;
}

/** Hosts by turns over the addresses: the first host of each address, then the second of each, and so on. */
function hostOrder(rows: readonly Seen[], addresses: readonly Address[]): ReadonlyMap<Address, number> {
  const order = new Map<Address, number>();
  const turns = new Map<Address, number>();
  for (const { flow, place } of rows) {
    const host = flow.inside.address;
    if (order.has(host)) continue;
    const turn = turns.get(place.address) ?? 0;
    turns.set(place.address, turn + 1);
    order.set(host, turn * addresses.length + addresses.indexOf(place.address));
  }
  return order;
}

/** Starts a row after the row that holds the port that it wanted, and so on; a circle is left where it was entered. */
function visit(item: Item, holders: ReadonlyMap<string, Item>, ordered: Seen[]): void {
  const waiting: Item[] = [];
  let next: Item | undefined = item;
  while (next?.state === 'waiting') {
    next.state = 'visited';
    waiting.push(next);
    next = holderFor(next, holders);
  }
  for (let last = waiting.pop(); last !== undefined; last = waiting.pop()) start(last, ordered);
}

function holderFor(item: Item, holders: ReadonlyMap<string, Item>): Item | undefined {
  const { seen, rule, isKept, sequence } = item;
  const own = seen.flow.inside.port;
  if (isKept || rule?.keeps[own] !== 1) return undefined;
  const holder = holders.get(placeKey(spaceKey(rule, seen.flow, seen.place.address), own));
  const isOrdered = rule.choose.kind === 'lowest' || rule.choose.kind === 'above';
  return isOrdered && holder?.sequence === sequence ? undefined : holder;
}

function start(item: Item, ordered: Seen[]): void {
  if (item.state === 'started') return;
  item.state = 'started';
  ordered.push(item.seen);
}
