import type { AccessList } from '../model';
import type { LineEntry, PackedEntries } from '../packed-entries';
import { valuesEqual } from '../values/equal';
import { isInOrder, type DraftList } from './access-lists';
import { accessListOf, accessListWith } from './entry-views';
import { indexFrom, movedLines, splicedItems, type LineChange, type Table } from './table';

/** The lists of a config before and after rows are made objects, by the same indices. */
export interface Lists {
  readonly table: Table<DraftList>;
  readonly accessLists: readonly AccessList[];
}

/**
 * The lists with what the changed lines say now; `old` and `now` are what the lines say alone. Null where the order of the
 * entries is not that of the lines.
 */
export function splicedLists(
  before: Lists,
  old: Table<DraftList>,
  now: Table<DraftList>,
  change: LineChange,
  packed: PackedEntries,
): Lists | null {
  const { table } = before;
  const from = indexFrom(table.first, change.from);
  const to = indexFrom(table.first, change.to);
  const touched = new Set([...old.keys, ...now.keys]);
  if (touched.size === 0 && change.shift === 0) {
    return before;
  }
  const values = table.values.slice();
  const accessLists = before.accessLists.slice();
  const first = movedLines(table.first, change);
  const last = movedLines(table.last, change).slice();
  const begun: number[] = now.keys.flatMap((name, index) => {
    const at = table.keys.indexOf(name);
    return at >= 0 && at < from ? [] : [index];
  });
  for (let at = 0; at < from; at++) {
    const list = values[at];
    const start = table.first[at] ?? 0;
    if (list === undefined) continue;
    if (!touched.has(list.name)) {
      if ((table.last[at] ?? 0) >= change.to) {
        values[at] = { ...list, lines: movedLines(list.lines, relative(change, start)) };
      }
      continue;
    }
    const added = now.keys.indexOf(list.name);
    const isPlain = old.values[old.keys.indexOf(list.name)]?.isPlain !== false;
    const part = now.values[added];
    if (!list.isPlain || !isPlain || part?.isPlain === false) {
      return null;
    }
    const lines = (part?.lines ?? []).map((line) => line + (now.first[added] ?? 0) - start);
    const changed = splicedList(list, part, lines, relative(change, start), packed);
    const view = accessLists[at];
    if (changed === null || view === undefined) {
      return null;
    }
    values[at] = changed.list;
    if (changed.count > 0 || changed.to > changed.from) {
      accessLists[at] = accessListWith(view, changed.list, changed, packed);
    }
    last[at] = Math.max(last[at] ?? 0, change.to + change.shift - 1);
  }
  const lists = begun.flatMap((index) => now.values[index] ?? []);
  const views = lists.map((list, index) => {
    const known = values[from + index];
    const view = accessLists[from + index];
    return known !== undefined && view !== undefined && from + index < to && sayTheSame(known, list, packed)
      ? view
      : accessListOf(list, packed);
  });
  const pick = (lines: readonly number[]): number[] => begun.map((index) => lines[index] ?? 0);
  return {
    table: {
      values: splicedItems(values, from, to, lists),
      keys: splicedItems(
        table.keys,
        from,
        to,
        lists.map(({ name }) => name),
      ),
      first: splicedItems(first, from, to, pick(now.first)),
      last: splicedItems(last, from, to, pick(now.last)),
    },
    accessLists: splicedItems(accessLists, from, to, views),
  };
}

function relative({ from, to, shift }: LineChange, start: number): LineChange {
  return { from: from - start, to: to - start, shift };
}

/** One list that begins above the changed lines, and which of its entries became how many others. */
function splicedList(
  list: DraftList,
  part: DraftList | undefined,
  partLines: readonly number[],
  change: LineChange,
  packed: PackedEntries,
): { readonly list: DraftList; readonly from: number; readonly to: number; readonly count: number } | null {
  let from = indexFrom(list.lines, change.from);
  let to = indexFrom(list.lines, change.to);
  const isMoved = change.shift !== 0 || !valuesEqual(list.lines.slice(from, to), partLines);
  const lines = isMoved ? splicedItems(movedLines(list.lines, change), from, to, partLines) : list.lines;
  let added = part?.entries ?? [];
  const isKept = (entry: LineEntry | undefined, at: number): boolean => {
    const known = list.entries[at];
    return known !== undefined && entry !== undefined && entriesAlike(known, entry, packed);
  };
  let same = 0;
  while (from + same < to && same < added.length && isKept(added[same], from + same)) same++;
  from += same;
  added = added.slice(same);
  while (to > from && added.length > 0 && isKept(added.at(-1), to - 1)) {
    to--;
    added = added.slice(0, -1);
  }
  const count = added.length;
  if (from === to && count === 0) {
    return { list: { ...list, lines }, from, to, count };
  }
  const isNumbered = list.isNumbered || part?.isNumbered === true;
  const entries = splicedItems(list.entries, from, to, added);
  return isNumbered && !isInOrder(entries, packed)
    ? null
    : { list: { ...list, entries, lines, isNumbered }, from, to, count };
}

function sayTheSame(one: DraftList, other: DraftList, packed: PackedEntries): boolean {
  return (
    one.name === other.name &&
    one.type === other.type &&
    one.entries.length === other.entries.length &&
    one.entries.every((entry, index) => entriesAlike(entry, other.entries[index] ?? -1, packed))
  );
}

function entriesAlike(one: LineEntry, other: LineEntry, packed: PackedEntries): boolean {
  if (one === other) return true;
  return typeof one === 'number' && typeof other === 'number'
    ? packed.areEqual(one, other)
    : valuesEqual(one, other);
}
