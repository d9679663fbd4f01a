import type { AccessList, AccessListEntry, Ace, AddressMatch, DeviceSummary } from '../../config/model';
import { valuesEqual } from '../../config/values/equal';
import { atOnce, type Steps } from '../steps';
import { replacedEntries } from './replaced-entries';

interface Kept<T> {
  readonly list: AccessList;
  readonly summary: DeviceSummary;
  readonly usesNames: boolean;
  readonly value: T;
}

/** The value of a list that differs in some entries from one of which it is known; null where it is better made anew. */
type Revise<T> = (
  known: T,
  list: AccessList,
  summary: DeviceSummary,
  replaced: readonly number[],
) => T | null;

/**
 * Makes a value of each access list once: it is made again only where an entry of the list is another object, or where a
 * name in it may mean something else. With `revise`, that of a list with few other entries is made from the one before.
 */
export function keptByList<T>(
  make: (list: AccessList, summary: DeviceSummary) => T,
  revise: Revise<T> | null = null,
): (list: AccessList, summary: DeviceSummary) => T {
  const values = new ListValues<T>(revise);
  return (list, summary) =>
    (values.find(list, summary) ?? values.keep(list, summary, make(list, summary))).value;
}

/** The same for values that are made in steps. */
export function keptByListInSteps<T>(
  make: (list: AccessList, summary: DeviceSummary) => Steps<T>,
): (list: AccessList, summary: DeviceSummary) => Steps<T> {
  const values = new ListValues<T>(null);
  return function* (list, summary) {
    const known = values.find(list, summary);
    if (known !== undefined) return known.value;
    const value = yield* make(list, summary);
    yield* noteNames(list);
    return values.keep(list, summary, value).value;
  };
}

class ListValues<T> {
  private readonly byList = new WeakMap<AccessList, Kept<T>>();
  /** By the first and the last entry of the list. */
  private readonly byEnd = new WeakMap<AccessListEntry, Kept<T>>();

  constructor(private readonly revise: Revise<T> | null) {}

  find(list: AccessList, summary: DeviceSummary): Kept<T> | undefined {
    const known = this.byList.get(list) ?? this.ofSimilar(list);
    if (known === undefined || !namesHold(known, summary)) return undefined;
    if (known.list === list) return known;
    const replaced = replacedEntries(known.list, list);
    if (replaced?.length === 0) {
      const same = { ...known, list };
      this.byList.set(list, same);
      return same;
    }
    if (replaced === null || this.revise === null) return undefined;
    const usesNames = known.usesNames || replaced.some((at) => isNaming(list.entries[at]));
    if (usesNames && !sameNames(known.summary, summary)) return undefined;
    const value = this.revise(known.value, list, summary, replaced);
    return value === null ? undefined : this.add({ list, summary, usesNames, value });
  }

  /** A config that is assembled again has new lists of the same entries, an edited one a list with another entry. */
  private ofSimilar({ entries }: AccessList): Kept<T> | undefined {
    const [first] = entries;
    const last = entries.at(-1);
    return (
      (first === undefined ? undefined : this.byEnd.get(first)) ??
      (last === undefined ? undefined : this.byEnd.get(last))
    );
  }

  keep(list: AccessList, summary: DeviceSummary, value: T): Kept<T> {
    return this.add({ list, summary, usesNames: atOnce(noteNames(list)), value });
  }

  private add(kept: Kept<T>): Kept<T> {
    const { list } = kept;
    const [first] = list.entries;
    const last = list.entries.at(-1);
    this.byList.set(list, kept);
    if (first !== undefined) this.byEnd.set(first, kept);
    if (last !== undefined) this.byEnd.set(last, kept);
    return kept;
  }
}

/** Whether what a list may name is the same in another summary. */
function namesHold({ summary: own, usesNames }: Kept<unknown>, summary: DeviceSummary): boolean {
  return !usesNames || sameNames(own, summary);
}

/** Whether every name that a list may hold means the same in two summaries. */
export function sameNames(one: DeviceSummary, other: DeviceSummary): boolean {
  return (
    one === other ||
    (valuesEqual(one.records?.objectGroups, other.records?.objectGroups) &&
      valuesEqual(one.records?.networkObjects, other.records?.networkObjects) &&
      valuesEqual(one.records?.serviceObjects, other.records?.serviceObjects) &&
      valuesEqual(one.interfaces, other.interfaces))
  );
}

/** Whether a list names anything; the same for all that is kept of it. */
const naming = new WeakMap<AccessList, boolean>();

/** Entries that are looked at in one step. */
const entriesOfStep = 2000;

/** Notes whether a list names anything, in short steps: what is kept of it later asks for that at once. */
export function* noteNames(list: AccessList): Steps<boolean> {
  const known = naming.get(list);
  if (known !== undefined) return known;
  let found = false;
  for (const [at, entry] of list.entries.entries()) {
    if (isNaming(entry)) {
      found = true;
      break;
    }
    if (at % entriesOfStep === entriesOfStep - 1) yield;
  }
  naming.set(list, found);
  return found;
}

function isNaming(entry: AccessListEntry | undefined): boolean {
  return entry?.kind === 'ace' && hasNames(entry);
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
