import type { AccessList, AccessListEntry } from '../model';
import type { LineEntry, PackedEntries } from '../packed-entries';
import { PositionTree } from './position-tree';
import type { Table } from './table';
import type { AccessListHeader, AccessListLine, EntryRemoval } from '../statements';

const step = 10;

/** Entries by their numbers, which they get in the order of their lines. */
interface Draft {
  readonly name: string;
  readonly type: AccessList['type'];
  readonly line: number;
  /** The last line that says something about it. */
  lastLine: number;
  readonly entries: LineEntry[];
  /** The line of each entry, counted from the list's first. */
  readonly lines: number[];
  /** Whether a sequence is written somewhere. */
  isNumbered: boolean;
  /** Whether an entry says at which position it stands. */
  isPositioned: boolean;
  /** Sequence of each entry, written or given by the device; null as long as the entries are in order. */
  sequences: number[] | null;
  /** The highest sequence so far. */
  last: number;
  /** Where the entries are to be found that a `no` line may name; null as long as there is none. */
  index: EntryIndex | null;
  /** Entries that were taken away again; null as long as there is none. */
  removed: Set<number> | null;
  /** The order where some entry was put between others; null as long as there is none. */
  order: PositionTree | null;
}

/** Entries by sequence and by what they say, so that each removal takes the same time. */
interface EntryIndex {
  readonly bySequence: Map<number, Candidates>;
  readonly byValue: Map<string, Candidates>;
}

/** Entries that are alike; those before `next` are gone. */
interface Candidates {
  readonly entries: number[];
  next: number;
}

/** A list whose entries may be rows. */
export interface DraftList {
  readonly name: string;
  readonly type: AccessList['type'];
  readonly entries: readonly LineEntry[];
  /** The line of each entry, counted from the list's first. */
  readonly lines: readonly number[];
  /** Whether the entries are those of all lines, in the order of these. */
  readonly isPlain: boolean;
  /** Whether a sequence is written somewhere. */
  readonly isNumbered: boolean;
}

/** Collects access lists over the lines of a config. */
export class AccessLists {
  private readonly drafts = new Map<string, Draft>();
  private open: Draft | null = null;
  /** List of the last line that named its list. */
  private recent: Draft | null = null;

  /** `open` is the name of the list that is open before the first line. */
  constructor(
    private readonly packed: PackedEntries,
    open: string | null,
  ) {
    if (open !== null) this.open = this.draft(open, 'extended', 0);
  }

  /** The name of the list that takes an entry that names none. */
  get openList(): string {
    return this.open?.name ?? '';
  }

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
          this.open.lastLine = line;
          this.removeEntry(this.open, statement.entry);
        }
        break;
      default:
        this.open ??= this.draft('', 'extended', line);
        this.appendLast(this.open, statement, line);
    }
  }

  /** An entry that is a row. */
  addRow(row: number, line: number): void {
    const list = this.packed.listOf(row);
    if (list === null) {
      this.appendLast((this.open ??= this.draft('', 'extended', line)), row, line);
    } else {
      this.appendLast(this.named(list.name, list.type, line), row, line);
    }
  }

  private named(name: string, type: AccessList['type'], line: number): Draft {
    const draft = this.recent?.name === name ? this.recent : this.draft(name, type, line);
    this.open = null;
    this.recent = draft;
    return draft;
  }

  private addLine({ list, entry }: AccessListLine, line: number): void {
    const { name, type, position } = list;
    if (list.negated) {
      this.removeLine(name, type, entry);
      return;
    }
    const draft = this.named(name, type, line);
    const live = draft.entries.length - (draft.removed?.size ?? 0);
    if (position !== null && position >= 1 && position <= live) {
      draft.order ??= orderOf(draft);
      draft.order.insert(position - 1);
    } else {
      draft.order?.append();
    }
    draft.isPositioned ||= position !== null;
    this.append(draft, entry, line);
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
      this.removeEntry(draft, entry);
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
      draft = {
        name,
        type,
        line,
        lastLine: line,
        entries: [],
        lines: [],
        isNumbered: false,
        isPositioned: false,
        sequences: null,
        last: 0,
        index: null,
        removed: null,
        order: null,
      };
      this.drafts.set(name, draft);
    }
    draft.lastLine = line;
    return draft;
  }

  finish(): Table<DraftList> {
    const drafts = [...this.drafts.values()];
    return {
      values: drafts.map((draft) => {
        const { name, type, order, sequences, removed, isPositioned, isNumbered } = draft;
        const isPlain = order === null && sequences === null && removed === null && !isPositioned;
        return { name, type, ...inOrder(draft), isPlain, isNumbered };
      }),
      keys: drafts.map(({ name }) => name),
      first: drafts.map(({ line }) => line),
      last: drafts.map(({ lastLine }) => lastLine),
    };
  }

  private appendLast(draft: Draft, entry: LineEntry, line: number): void {
    draft.order?.append();
    this.append(draft, entry, line);
  }

  /** The device numbers a new entry after the highest one, not after the one that was typed last. */
  private append(draft: Draft, entry: LineEntry, line: number): void {
    const written = this.packed.sequenceOf(entry);
    const sequence = written ?? draft.last + step;
    draft.isNumbered ||= written !== null;
    if (sequence < draft.last) {
      draft.sequences ??= this.sequencesOf(draft.entries);
    }
    draft.entries.push(entry);
    draft.lines.push(line - draft.line);
    draft.lastLine = line;
    draft.sequences?.push(sequence);
    if (draft.index !== null) {
      this.note(draft.index, draft.entries.length - 1, sequence, entry);
    }
    if (sequence > draft.last) {
      draft.last = sequence;
    }
  }

  /** Sequences of entries that are in order. */
  private sequencesOf(entries: readonly LineEntry[]): number[] {
    let last = 0;
    return entries.map((entry) => (last = this.packed.sequenceOf(entry) ?? last + step));
  }

  private removeEntry(draft: Draft, entry: AccessListEntry): void {
    const index = (draft.index ??= this.indexOf(draft));
    const candidates =
      entry.kind === 'unknown' && entry.sequence !== null
        ? index.bySequence.get(entry.sequence)
        : index.byValue.get(valueOf(entry));
    const removed = (draft.removed ??= new Set());
    // Of several the first; those that are gone already are passed over once.
    while (candidates !== undefined && candidates.next < candidates.entries.length) {
      const found = candidates.entries[candidates.next++] ?? -1;
      if (!removed.has(found)) {
        removed.add(found);
        draft.order?.remove(found);
        return;
      }
    }
  }

  private indexOf(draft: Draft): EntryIndex {
    const index: EntryIndex = { bySequence: new Map(), byValue: new Map() };
    const sequences = (draft.sequences ??= this.sequencesOf(draft.entries));
    draft.entries.forEach((entry, number) => this.note(index, number, sequences[number] ?? 0, entry));
    return index;
  }

  private note(
    { bySequence, byValue }: EntryIndex,
    number: number,
    sequence: number,
    entry: LineEntry,
  ): void {
    add(bySequence, sequence, number);
    add(byValue, valueOf(this.packed.entryOf(entry)), number);
  }
}

/** Whether the device puts entries in the order of their lines. */
export function isInOrder(entries: readonly LineEntry[], packed: PackedEntries): boolean {
  let last = 0;
  return entries.every((entry) => {
    const sequence = packed.sequenceOf(entry) ?? last + step;
    const follows = sequence >= last;
    last = sequence;
    return follows;
  });
}

function add<K>(candidates: Map<K, Candidates>, key: K, number: number): void {
  const known = candidates.get(key);
  if (known === undefined) {
    candidates.set(key, { entries: [number], next: 0 });
  } else {
    known.entries.push(number);
  }
}

function valueOf(entry: AccessListEntry): string {
  return JSON.stringify({ ...entry, sequence: null });
}

function orderOf({ entries, removed }: Draft): PositionTree {
  const order = new PositionTree();
  entries.forEach(() => {
    order.append();
  });
  for (const number of removed ?? []) {
    order.remove(number);
  }
  return order;
}

/** The entries that are left, in the order of evaluation. */
function inOrder(draft: Draft): {
  readonly entries: readonly LineEntry[];
  readonly lines: readonly number[];
} {
  const { entries, lines } = draft;
  if (draft.order === null && draft.sequences === null) {
    return { entries, lines };
  }
  const numbers = draft.order === null ? bySequence(draft) : draft.order.items();
  return {
    entries: numbers.map((number) => entries[number] ?? { kind: 'unknown', sequence: null }),
    lines: numbers.map((number) => lines[number] ?? 0),
  };
}

function bySequence({ entries, removed, sequences }: Draft): readonly number[] {
  const numbers = entries.map((_, number) => number).filter((number) => removed?.has(number) !== true);
  return numbers.sort((a, b) => (sequences?.[a] ?? 0) - (sequences?.[b] ?? 0) || a - b);
}
