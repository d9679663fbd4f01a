import type { AccessList, AccessListEntry } from '../model';
import type { AccessListHeader, AccessListLine, EntryRemoval } from '../statements';

/** Line numbers of one list: the first line that names it, and one per entry in the order of evaluation. */
export interface ListPlace {
  readonly definition: number;
  readonly entries: readonly number[];
}

export type ListPlaces = ReadonlyMap<string, ListPlace>;

const step = 10;

interface Draft {
  readonly name: string;
  readonly type: AccessList['type'];
  readonly definition: number;
  entries: AccessListEntry[];
  lines: number[];
  /** Sequence of each entry, written or given by the device; null as long as the entries are in order. */
  sequences: number[] | null;
  /** The highest sequence so far. */
  last: number;
  /** Where the entries are to be found that a `no` line may name; null as long as there is none. */
  index: EntryIndex | null;
}

/** Entries by sequence and by what they say, so that each removal takes the same time. */
interface EntryIndex {
  readonly bySequence: Map<number, number[]>;
  readonly byValue: Map<string, number[]>;
  /** Entries that were taken away again. */
  readonly removed: Set<number>;
}

/** Collects access lists over the lines of a config. */
export class AccessLists {
  private readonly drafts = new Map<string, Draft>();
  private open: Draft | null = null;
  /** List of the last line that named its list. */
  private recent: Draft | null = null;

  add(statement: AccessListEntry | AccessListHeader | AccessListLine | EntryRemoval, line: number): void {
    switch (statement.kind) {
      case 'access-list':
        this.open = statement.negated
          ? this.remove(statement.name)
          : this.draft(statement.name, statement.type, line);
        break;
      case 'access-list-line':
        this.addLine(statement, line);
        break;
      case 'no-entry':
        if (this.open !== null) {
          removeEntry(this.open, statement.entry);
        }
        break;
      default:
        this.open ??= this.draft('', 'extended', line);
        append(this.open, statement, line);
    }
  }

  private addLine({ list, entry }: AccessListLine, line: number): void {
    const { name, type, position } = list;
    if (list.negated) {
      this.removeLine(name, type, entry);
      return;
    }
    const draft = this.recent?.name === name ? this.recent : this.draft(name, type, line);
    this.open = null;
    this.recent = draft;
    if (position !== null) {
      compact(draft);
    }
    if (position !== null && position >= 1 && position <= draft.entries.length) {
      draft.entries.splice(position - 1, 0, entry);
      draft.lines.splice(position - 1, 0, line);
    } else {
      append(draft, entry, line);
    }
  }

  /** IOS removes a numbered list as a whole, whatever entry is named; the ASA removes the entry. */
  private removeLine(name: string, type: AccessList['type'], entry: AccessListEntry): void {
    const draft = this.drafts.get(name);
    if (draft === undefined) {
      return;
    }
    if (/^\d{1,4}$/.test(name) && draft.type === type && entry.kind !== 'unknown') {
      this.remove(name);
    } else {
      removeEntry(draft, entry);
    }
  }

  private remove(name: string): null {
    this.drafts.delete(name);
    this.recent = null;
    return null;
  }

  private draft(name: string, type: AccessList['type'], line: number): Draft {
    let draft = this.drafts.get(name);
    if (draft === undefined) {
      draft = { name, type, definition: line, entries: [], lines: [], sequences: null, last: 0, index: null };
      this.drafts.set(name, draft);
    }
    return draft;
  }

  finish(): { readonly lists: readonly AccessList[]; readonly places: ListPlaces } {
    const lists: AccessList[] = [];
    const places = new Map<string, ListPlace>();
    for (const draft of this.drafts.values()) {
      const { name, type, definition } = draft;
      compact(draft);
      const { entries, lines } = inOrder(draft);
      lists.push({ name, type, entries });
      places.set(name, { definition, entries: lines });
    }
    return { lists, places };
  }
}

/** The device numbers a new entry after the highest one, not after the one that was typed last. */
function append(draft: Draft, entry: AccessListEntry, line: number): void {
  const sequence = entry.sequence ?? draft.last + step;
  if (sequence < draft.last) {
    draft.sequences ??= sequencesOf(draft.entries);
  }
  draft.entries.push(entry);
  draft.lines.push(line);
  draft.sequences?.push(sequence);
  if (draft.index !== null) {
    note(draft.index, draft.entries.length - 1, sequence, entry);
  }
  draft.last = Math.max(draft.last, sequence);
}

/** Sequences of entries that are in order. */
function sequencesOf(entries: readonly AccessListEntry[]): number[] {
  let last = 0;
  return entries.map((entry) => (last = entry.sequence ?? last + step));
}

function removeEntry(draft: Draft, entry: AccessListEntry): void {
  const index = (draft.index ??= indexOf(draft));
  const places =
    entry.kind === 'unknown' && entry.sequence !== null
      ? index.bySequence.get(entry.sequence)
      : index.byValue.get(valueOf(entry));
  // Of several the first; those that are gone already are passed over once.
  for (let place = places?.shift(); place !== undefined; place = places?.shift()) {
    if (!index.removed.has(place)) {
      index.removed.add(place);
      return;
    }
  }
}

function indexOf(draft: Draft): EntryIndex {
  const index: EntryIndex = { bySequence: new Map(), byValue: new Map(), removed: new Set() };
  const sequences = (draft.sequences ??= sequencesOf(draft.entries));
  draft.entries.forEach((entry, place) => note(index, place, sequences[place] ?? 0, entry));
  return index;
}

function note(
  { bySequence, byValue }: EntryIndex,
  place: number,
  sequence: number,
  entry: AccessListEntry,
): void {
  add(bySequence, sequence, place);
  add(byValue, valueOf(entry), place);
}

function add<K>(places: Map<K, number[]>, key: K, place: number): void {
  const known = places.get(key);
  if (known === undefined) {
    places.set(key, [place]);
  } else {
    known.push(place);
  }
}

function valueOf(entry: AccessListEntry): string {
  return JSON.stringify({ ...entry, sequence: null });
}

/** Leaves out the entries that were taken away. */
function compact(draft: Draft): void {
  const removed = draft.index?.removed;
  draft.index = null;
  if (removed === undefined || removed.size === 0) {
    return;
  }
  const stays = (_: unknown, place: number): boolean => !removed.has(place);
  draft.entries = draft.entries.filter(stays);
  draft.lines = draft.lines.filter(stays);
  draft.sequences = draft.sequences?.filter(stays) ?? null;
}

function inOrder({ entries, lines, sequences }: Draft): Pick<Draft, 'entries' | 'lines'> {
  if (sequences === null) {
    return { entries, lines };
  }
  const order = entries.map((_, index) => index);
  order.sort((a, b) => (sequences[a] ?? 0) - (sequences[b] ?? 0) || a - b);
  return {
    entries: order.flatMap((index) => entries[index] ?? []),
    lines: order.map((index) => lines[index] ?? 0),
  };
}
