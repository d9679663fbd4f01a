import type { AccessList, AccessListEntry } from '../model';
import type { AccessListHeader, AccessListLine, EntryRemoval } from '../statements';
import { valuesEqual } from '../values/equal';

/** Line numbers of one list: the first line that names it, and one per entry in the order of evaluation. */
export interface ListPlace {
  readonly definition: number;
  readonly entries: readonly number[];
}

export type ListPlaces = ReadonlyMap<string, ListPlace>;

const step = 10;

interface Draft {
  readonly name: string;
  type: AccessList['type'];
  definition: number;
  entries: AccessListEntry[];
  lines: number[];
  /** Sequence of each entry, written or given by the device in steps of ten. */
  sequences: number[];
  ordered: boolean;
}

/** Collects access lists over the lines of a config. */
export class AccessLists {
  private readonly drafts = new Map<string, Draft>();
  private open: Draft | null = null;

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

  private addLine(statement: AccessListLine, line: number): void {
    const { entry, name, type, position } = statement;
    if (entry === null) {
      return;
    }
    if (statement.negated) {
      this.removeLine(name, type, entry);
      return;
    }
    const draft = this.draft(name, type, line);
    this.open = null;
    if (position !== null && position >= 1 && position <= draft.entries.length) {
      draft.entries.splice(position - 1, 0, entry);
      draft.lines.splice(position - 1, 0, line);
      draft.sequences = draft.entries.map((_, index) => (index + 1) * step);
      return;
    }
    append(draft, entry, line);
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
    return null;
  }

  private draft(name: string, type: AccessList['type'], line: number): Draft {
    let draft = this.drafts.get(name);
    if (draft === undefined) {
      draft = { name, type, definition: line, entries: [], lines: [], sequences: [], ordered: true };
      this.drafts.set(name, draft);
    }
    return draft;
  }

  finish(): { readonly lists: readonly AccessList[]; readonly places: ListPlaces } {
    const lists: AccessList[] = [];
    const places = new Map<string, ListPlace>();
    for (const draft of this.drafts.values()) {
      if (!draft.ordered) {
        sort(draft);
      }
      lists.push({ name: draft.name, type: draft.type, entries: draft.entries });
      places.set(draft.name, { definition: draft.definition, entries: draft.lines });
    }
    return { lists, places };
  }
}

function append(draft: Draft, entry: AccessListEntry, line: number): void {
  const last = draft.sequences.at(-1) ?? 0;
  const sequence = entry.sequence ?? highest(draft, last) + step;
  draft.ordered &&= sequence >= last;
  draft.entries.push(entry);
  draft.lines.push(line);
  draft.sequences.push(sequence);
}

/** The device numbers a new entry after the highest, not after the last that was typed. */
function highest(draft: Draft, last: number): number {
  return draft.ordered ? last : draft.sequences.reduce((a, b) => Math.max(a, b), 0);
}

function removeEntry(draft: Draft, entry: AccessListEntry): void {
  const index = draft.entries.findIndex((candidate, at) =>
    entry.kind === 'unknown' && entry.sequence !== null
      ? draft.sequences[at] === entry.sequence
      : valuesEqual({ ...candidate, sequence: null }, { ...entry, sequence: null }),
  );
  if (index >= 0) {
    draft.entries.splice(index, 1);
    draft.lines.splice(index, 1);
    draft.sequences.splice(index, 1);
  }
}

function sort(draft: Draft): void {
  const order = draft.entries.map((_, index) => index);
  const { entries, lines, sequences } = draft;
  order.sort((a, b) => (sequences[a] ?? 0) - (sequences[b] ?? 0) || a - b);
  draft.entries = order.flatMap((index) => entries[index] ?? []);
  draft.lines = order.map((index) => lines[index] ?? 0);
}
