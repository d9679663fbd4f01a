import type { Assembled } from './assemble';
import { entryWithNamedParts } from './assembly/named-parts';
import { accessListWith } from './assembly/entry-views';
import type { AccessListEntry } from './model';
import type { LineEntry, LineStatement, PackedEntries } from './packed-entries';
import type { ListLine, Statement } from './statements';
import { valuesEqual } from './values/equal';

type Statements = readonly LineStatement[];

/**
 * What was assembled before with the change of some lines that no line was added to or taken from: the same objects when
 * the lines say the same, a copy with one new entry when one entry of a list says something else, else null.
 */
export function reassemble(
  before: Assembled,
  old: Statements,
  now: Statements,
  packed: PackedEntries,
  from: number,
  to: number,
): Assembled | null {
  let changed = -1;
  for (let line = from; line < to; line++) {
    if (!areEqual(old[line] ?? null, now[line] ?? null, packed)) {
      if (changed >= 0) {
        return null;
      }
      changed = line;
    }
  }
  if (changed < 0) {
    return before;
  }
  const entry = replacedEntry(old[changed] ?? null, now[changed] ?? null, packed);
  if (entry === null || before.places.removals) {
    return null;
  }
  return withEntry(before, changed, entryWithNamedParts(entry, before.summary.records ?? {}), packed);
}

function areEqual(one: LineStatement, other: LineStatement, packed: PackedEntries): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return packed.areEqual(one, other) && valuesEqual(packed.listOf(one), packed.listOf(other));
  }
  // One may be a row and the other not, where a word was written in another way.
  return typeof one === 'number' || typeof other === 'number'
    ? false
    : valuesEqual(one, other) ||
        ((one?.kind ?? 'remark') === 'remark' && (other?.kind ?? 'remark') === 'remark');
}

/** The new entry where both lines are entries at the same place of the same list. */
function replacedEntry(old: LineStatement, now: LineStatement, packed: PackedEntries): LineEntry | null {
  const before = entryOf(old, packed);
  const after = entryOf(now, packed);
  return before !== null &&
    after !== null &&
    after.list?.negated !== true &&
    valuesEqual(before.list, after.list) &&
    packed.sequenceOf(before.entry) === packed.sequenceOf(after.entry)
    ? after.entry
    : null;
}

/** The entry of a line, and the list that the line names. */
function entryOf(
  statement: LineStatement,
  packed: PackedEntries,
): { readonly entry: LineEntry; readonly list: ListLine | null } | null {
  if (typeof statement === 'number') {
    return { entry: statement, list: packed.listOf(statement) };
  }
  if (statement?.kind === 'access-list-line') {
    return statement;
  }
  return isEntry(statement) ? { entry: statement, list: null } : null;
}

function isEntry(statement: Statement | null): statement is AccessListEntry {
  return statement?.kind === 'ace' || statement?.kind === 'evaluate' || statement?.kind === 'unknown';
}

function withEntry(
  { summary, places, lists }: Assembled,
  line: number,
  entry: LineEntry,
  packed: PackedEntries,
): Assembled | null {
  for (const [at, list] of lists.entries()) {
    const index = places.lists.get(list.name)?.entries.indexOf(line) ?? -1;
    if (index >= 0) {
      const changed = { ...list, entries: list.entries.with(index, entry) };
      const before = summary.accessLists[at];
      if (before === undefined) {
        return null;
      }
      const accessLists = summary.accessLists.with(at, accessListWith(before, changed, index, packed));
      return { summary: { ...summary, accessLists }, places, lists: lists.with(at, changed) };
    }
  }
  // The entry was removed by a later line.
  return null;
}
