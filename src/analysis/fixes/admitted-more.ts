import type { AccessList, AccessListEntry, DeviceSummary } from '../../config/model';
import { valuesEqual } from '../../config/values/equal';
import { findAccessList } from '../lookup';
import type { Widening } from './fix';

/**
 * Whether the lists of a device admit more after an edit than before and than the edit says. A packet that only the edited list
 * admits meets a new permit entry there, or passes where an entry was that denied it: so an edit that adds no permit beyond
 * `widens` and takes no deny away cannot admit it. `mayRemove` are entries that decide nothing.
 */
export function admitsMore(
  before: DeviceSummary,
  after: DeviceSummary,
  widens: readonly Widening[],
  mayRemove: (list: string, entry: AccessListEntry) => boolean,
): boolean {
  const groupsBefore = before.records?.objectGroups ?? [];
  const groupsAfter = after.records?.objectGroups ?? [];
  if (!valuesEqual(groupsBefore, groupsAfter)) return true;
  // A list that is gone admits everything where it is bound.
  if (before.accessLists.some(({ name }) => findAccessList(after, name) === undefined)) return true;
  return after.accessLists.some((list) => {
    const old = findAccessList(before, list.name);
    if (old === list) return false;
    const added = widens.filter((one) => one.list === list.name).flatMap((one) => one.entries);
    return !isCovered(old ?? { ...list, entries: [] }, list, added, (entry) => mayRemove(list.name, entry));
  });
}

function isCovered(
  before: AccessList,
  after: AccessList,
  added: readonly AccessListEntry[],
  mayRemove: (entry: AccessListEntry) => boolean,
): boolean {
  let old = 0;
  let now = 0;
  while (old < before.entries.length || now < after.entries.length) {
    const left = before.entries[old];
    const right = after.entries[now];
    if (left !== undefined && right !== undefined && saysTheSame(left, right)) {
      old++;
      now++;
    } else if (right !== undefined && added.some((entry) => saysTheSame(entry, right))) {
      now++;
    } else if (left !== undefined && (isPermit(left) || mayRemove(left))) {
      old++;
    } else {
      return false;
    }
  }
  return true;
}

function isPermit(entry: AccessListEntry): boolean {
  return entry.kind === 'ace' && entry.action === 'permit';
}

/** Equal but for the sequence number, which only orders. */
function saysTheSame(one: AccessListEntry, other: AccessListEntry): boolean {
  return one === other || valuesEqual({ ...one, sequence: null }, { ...other, sequence: null });
}
