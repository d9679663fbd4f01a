import type { Assembled } from './assemble';
import { entryWithNamedParts } from './assembly/named-parts';
import type { AccessListEntry } from './model';
import type { Statement } from './statements';
import { valuesEqual } from './values/equal';

type Statements = readonly (Statement | null)[];

/**
 * What was assembled before with the change of some lines that no line was added to or taken from: the same objects when
 * the lines say the same, a copy with one new entry when one entry of a list says something else, else null.
 */
export function reassemble(
  before: Assembled,
  old: Statements,
  now: Statements,
  from: number,
  to: number,
): Assembled | null {
  let changed = -1;
  for (let line = from; line < to; line++) {
    if (!valuesEqual(old[line], now[line]) && !areRemarks(old[line], now[line])) {
      if (changed >= 0) {
        return null;
      }
      changed = line;
    }
  }
  if (changed < 0) {
    return before;
  }
  const entry = replacedEntry(old[changed] ?? null, now[changed] ?? null);
  if (entry === null || before.places.removals) {
    return null;
  }
  return withEntry(before, changed, entryWithNamedParts(entry, before.summary.records ?? {}));
}

function areRemarks(one: Statement | null | undefined, other: Statement | null | undefined): boolean {
  return (one?.kind ?? 'remark') === 'remark' && (other?.kind ?? 'remark') === 'remark';
}

/** The new entry where both statements are entries at the same place of the same list. */
function replacedEntry(old: Statement | null, now: Statement | null): AccessListEntry | null {
  if (old?.kind === 'access-list-line' && now?.kind === 'access-list-line') {
    return !now.list.negated && valuesEqual(old.list, now.list) && old.entry.sequence === now.entry.sequence
      ? now.entry
      : null;
  }
  return isEntry(old) && isEntry(now) && old.sequence === now.sequence ? now : null;
}

function isEntry(statement: Statement | null): statement is AccessListEntry {
  return statement?.kind === 'ace' || statement?.kind === 'evaluate' || statement?.kind === 'unknown';
}

function withEntry({ summary, places }: Assembled, line: number, entry: AccessListEntry): Assembled | null {
  for (const [at, list] of summary.accessLists.entries()) {
    const index = places.lists.get(list.name)?.entries.indexOf(line) ?? -1;
    if (index >= 0) {
      const accessLists = summary.accessLists.slice();
      accessLists[at] = { ...list, entries: list.entries.with(index, entry) };
      return { summary: { ...summary, accessLists }, places };
    }
  }
  // The entry was removed by a later line.
  return null;
}
