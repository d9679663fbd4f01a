import type { AccessList, AccessListEntry, Ace, AddressMatch, DeviceSummary } from '../../config/model';
import { valuesEqual } from '../../config/values/equal';
import type { Steps } from '../steps';

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
  const values = new ListValues<T>();
  return (list, summary) =>
    (values.find(list, summary) ?? values.keep(list, summary, make(list, summary))).value;
}

/** The same for values that are made in steps. */
export function keptByListInSteps<T>(
  make: (list: AccessList, summary: DeviceSummary) => Steps<T>,
): (list: AccessList, summary: DeviceSummary) => Steps<T> {
  const values = new ListValues<T>();
  return function* (list, summary) {
    const known = values.find(list, summary);
    return known === undefined ? values.keep(list, summary, yield* make(list, summary)).value : known.value;
  };
}

class ListValues<T> {
  private readonly byList = new WeakMap<AccessList, Kept<T>>();
  /** A config that is assembled again has new lists of the same entries. */
  private readonly byFirstEntry = new WeakMap<AccessListEntry, Kept<T>>();

  find(list: AccessList, summary: DeviceSummary): Kept<T> | undefined {
    const [first] = list.entries;
    const known = this.byList.get(list) ?? (first === undefined ? undefined : this.byFirstEntry.get(first));
    if (known === undefined || !hasSameEntries(known.list, list) || !namesHold(known, summary)) {
      return undefined;
    }
    if (known.list !== list) this.byList.set(list, { ...known, list });
    return known;
  }

  keep(list: AccessList, summary: DeviceSummary, value: T): Kept<T> {
    const [first] = list.entries;
    const usesNames = list.entries.some((entry) => entry.kind === 'ace' && hasNames(entry));
    const kept = { list, summary, usesNames, value };
    this.byList.set(list, kept);
    if (first !== undefined) this.byFirstEntry.set(first, kept);
    return kept;
  }
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
