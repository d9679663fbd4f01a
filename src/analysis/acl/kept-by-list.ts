import type { AccessList, AccessListEntry, Ace, AddressMatch, DeviceSummary } from '../../config/model';
import { valuesEqual } from '../../config/values/equal';

interface Kept<T> {
  readonly list: AccessList;
  readonly summary: DeviceSummary;
  readonly usesNames: boolean;
  readonly value: T;
}

/**
 * Makes a value of each access list once: it is made again only where an entry of the list is another object, or where a
 * name in it may mean something else.
 */
export function keptByList<T>(
  make: (list: AccessList, summary: DeviceSummary) => T,
): (list: AccessList, summary: DeviceSummary) => T {
  const byList = new WeakMap<AccessList, Kept<T>>();
  // A config that is assembled again has new lists of the same entries.
  const byFirstEntry = new WeakMap<AccessListEntry, Kept<T>>();
  return (list, summary) => {
    const [first] = list.entries;
    const known = byList.get(list) ?? (first === undefined ? undefined : byFirstEntry.get(first));
    if (known !== undefined && hasSameEntries(known.list, list) && namesHold(known, summary)) {
      if (known.list !== list) byList.set(list, { ...known, list });
      return known.value;
    }
    const usesNames = list.entries.some((entry) => entry.kind === 'ace' && hasNames(entry));
    const kept = { list, summary, usesNames, value: make(list, summary) };
    byList.set(list, kept);
    if (first !== undefined) byFirstEntry.set(first, kept);
    return kept.value;
  };
}

function hasSameEntries(one: AccessList, other: AccessList): boolean {
  return (
    one === other ||
    (one.entries.length === other.entries.length &&
      one.entries.every((entry, index) => entry === other.entries[index]))
  );
}

/** Whether what a list may name is the same in another summary. */
function namesHold({ summary: own, usesNames }: Kept<unknown>, summary: DeviceSummary): boolean {
  return (
    !usesNames ||
    own === summary ||
    (valuesEqual(own.records?.objectGroups, summary.records?.objectGroups) &&
      valuesEqual(own.records?.networkObjects, summary.records?.networkObjects) &&
      valuesEqual(own.records?.serviceObjects, summary.records?.serviceObjects) &&
      valuesEqual(own.interfaces, summary.interfaces))
  );
}

function hasNames(ace: Ace): boolean {
  return (
    ace.protocolGroup !== null ||
    isNamed(ace.source) ||
    isNamed(ace.destination) ||
    ace.sourcePorts?.operator === 'group' ||
    ace.destinationPorts?.operator === 'group'
  );
}

function isNamed({ kind }: AddressMatch): boolean {
  return kind === 'group' || kind === 'object' || kind === 'interface';
}
