import type { AccessList, AccessListEntry } from '../model';
import type { LineEntry, PackedEntries } from '../packed-entries';
import { valuesEqual } from '../values/equal';
import type { DraftList } from './access-lists';
import { splicedItems } from './table';

/** What a list is made of as long as nobody has asked for all of its entries. */
interface Rows {
  readonly entries: readonly LineEntry[];
  readonly packed: PackedEntries;
  views: readonly AccessListEntry[] | null;
  /** Of one list and those that came of it by replacing entries one by one: the replaced ones, in the order of the edits. */
  readonly edits: number[];
  /** How many of these were made when the list was. */
  readonly edited: number;
}

const rowsOf = new WeakMap<AccessList, Rows>();

/** A list whose rows become objects when somebody asks for the entries; all of their fields are decoded already. */
export function accessListOf({ name, type, entries }: DraftList, packed: PackedEntries): AccessList {
  if (!entries.some((entry) => typeof entry === 'number')) {
    return { name, type, entries: entries as readonly AccessListEntry[] };
  }
  return listOfRows(name, type, { entries, packed, views: null, edits: [], edited: 0 });
}

/** The list after some entries of it became `count` others; what was made of the others is taken over. */
export function accessListWith(
  before: AccessList,
  changed: DraftList,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
  packed: PackedEntries,
): AccessList {
  const { name, type, entries } = changed;
  const rows = rowsOf.get(before);
  if (rows === undefined) {
    return accessListOf(changed, packed);
  }
  const added = entries.slice(from, from + count);
  const views =
    rows.views === null
      ? null
      : splicedItems(
          rows.views,
          from,
          to,
          added.map((entry) => packed.entryOf(entry)),
        );
  if (to - from !== count) {
    return listOfRows(name, type, { entries, packed, views, edits: [], edited: 0 });
  }
  // An edit of a list that was edited already begins a line of its own.
  const edits = rows.edited === rows.edits.length ? rows.edits : rows.edits.slice(0, rows.edited);
  for (let index = from; index < to; index++) edits.push(index);
  return listOfRows(name, type, { entries, packed, views, edits, edited: edits.length });
}

/**
 * The only entries that may differ between two lists, where both came of one by replacing entries; null where that is not known.
 * Ascending, none twice.
 */
export function entriesEdited(one: AccessList, other: AccessList): readonly number[] | null {
  const ours = rowsOf.get(one);
  const theirs = rowsOf.get(other);
  if (ours === undefined || ours.edits !== theirs?.edits) {
    return null;
  }
  const from = Math.min(ours.edited, theirs.edited);
  const between = ours.edits.slice(from, Math.max(ours.edited, theirs.edited));
  return [...new Set(between)].sort((a, b) => a - b);
}

function listOfRows(name: string, type: AccessList['type'], rows: Rows): AccessList {
  const list: AccessList = {
    name,
    type,
    get entries() {
      return (rows.views ??= viewsOf(rows));
    },
  };
  rowsOf.set(list, rows);
  return list;
}

function viewsOf({ entries, packed }: Rows): readonly AccessListEntry[] {
  return entries.map((entry) => packed.entryOf(entry));
}

/** One entry of a list, without making objects of the others; undefined beyond the last. */
export function entryAt(list: AccessList, index: number): AccessListEntry | undefined {
  const rows = rowsOf.get(list);
  if (rows?.views !== null) {
    return list.entries[index];
  }
  const entry = rows.entries[index];
  return entry === undefined ? undefined : rows.packed.entryOf(entry);
}

/** How many entries a list has, without making objects of them. */
export function entryCount(list: AccessList): number {
  return (rowsOf.get(list)?.entries ?? list.entries).length;
}

/** Entries that become objects in one step. */
const entriesOfStep = 2000;

/** Makes in steps what asking for all entries of the lists would make at once. */
export function* unpackEntries(lists: readonly AccessList[]): Generator<undefined, undefined> {
  let made = 0;
  for (const list of lists) {
    const rows = rowsOf.get(list);
    if (rows?.views !== null) {
      continue;
    }
    const views: AccessListEntry[] = [];
    for (const entry of rows.entries) {
      views.push(rows.packed.entryOf(entry));
      if (++made % entriesOfStep === 0) {
        yield;
      }
    }
    rows.views ??= views;
  }
  return undefined;
}

/** Lets go of the objects that were made of the lists' rows; whoever asks for entries again gets others, equal by value. */
export function letGoOfEntries(lists: readonly AccessList[]): void {
  for (const list of lists) {
    const rows = rowsOf.get(list);
    if (rows === undefined) {
      continue;
    }
    rows.views = null;
    rows.packed.letGoOfObjects();
  }
}

/** Whether two lists say the same; no entry is made an object where their rows tell it. */
export function listsEqual(one: AccessList, other: AccessList): boolean {
  if (one === other) {
    return true;
  }
  const ours = rowsOf.get(one);
  const theirs = rowsOf.get(other);
  if (ours === undefined || theirs === undefined) {
    return valuesEqual(one, other);
  }
  const edited = entriesEdited(one, other);
  if (edited !== null) {
    return edited.every((index) => valuesEqual(entryAt(one, index), entryAt(other, index)));
  }
  return (
    one.name === other.name &&
    one.type === other.type &&
    ours.entries.length === theirs.entries.length &&
    ours.entries.every((entry, index) => entriesEqual(ours, entry, theirs, theirs.entries[index]))
  );
}

function entriesEqual(ours: Rows, one: LineEntry, theirs: Rows, other: LineEntry | undefined): boolean {
  if (one === other && (typeof one !== 'number' || ours.packed === theirs.packed)) {
    return true;
  }
  if (other === undefined) {
    return false;
  }
  const isRow = typeof one === 'number' && typeof other === 'number';
  return (
    (isRow && ours.packed.areEqual(one, other, theirs.packed)) ||
    valuesEqual(ours.packed.entryOf(one), theirs.packed.entryOf(other))
  );
}
