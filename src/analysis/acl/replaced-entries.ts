import { entriesEdited, entryAt, entryCount } from '../../config/assembly/entry-views';
import type { AccessList } from '../../config/model';

/** With more entries replaced, what is known of a list is found anew. */
const mostReplaced = 128;

/** The entries at which two lists of one length differ, ascending; null for lists that have little in common. */
export function replacedEntries(one: AccessList, other: AccessList): readonly number[] | null {
  const edited = entriesEdited(one, other);
  if (edited !== null) {
    const replaced = edited.filter((entry) => entryAt(one, entry) !== entryAt(other, entry));
    return replaced.length <= mostReplaced ? replaced : null;
  }
  if (entryCount(one) !== entryCount(other)) return null;
  const { entries } = one;
  const { entries: now } = other;
  const replaced: number[] = [];
  if (entries === now) return replaced;
  for (let entry = 0; entry < now.length; entry++) {
    if (entries[entry] === now[entry]) continue;
    if (replaced.length >= Math.min(mostReplaced, now.length - 1)) return null;
    replaced.push(entry);
  }
  return replaced;
}
