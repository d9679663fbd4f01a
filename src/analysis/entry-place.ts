import { entryCount } from '../config/assembly/entry-views';
import type { AccessList, DeviceSummary } from '../config/model';
import { findAccessList } from './lookup';

/** The part of a judged list that is one list of the config: its entries are those from `first` on. */
export interface ListPart {
  readonly list: AccessList;
  readonly first: number;
}

/** The lists of the config that a judged list is made of: an ASA goes on with the global list after that of the interface. */
export function partsOfList(summary: DeviceSummary, judged: AccessList): readonly ListPart[] {
  const own = findAccessList(summary, judged.name);
  if (own === undefined) return [];
  const part = { list: own, first: 0 };
  const first = entryCount(own);
  const global =
    entryCount(judged) > first ? findAccessList(summary, summary.globalAccessGroup ?? '') : undefined;
  return global === undefined ? [part] : [part, { list: global, first }];
}

/** Where an entry of a judged list stands; null where no text has it. */
export function entryPlace(
  summary: DeviceSummary,
  judged: AccessList,
  entry: number,
): { readonly kind: 'acl-entry'; readonly list: string; readonly entry: number } | null {
  const part = partsOfList(summary, judged).findLast(({ first }) => first <= entry);
  return part === undefined ? null : { kind: 'acl-entry', list: part.list.name, entry: entry - part.first };
}

/** The same for an entry that a finding names, whose list is in the text of the device that judges by it. */
export function judgedPlace(
  summary: DeviceSummary,
  judged: AccessList,
  entry: number,
): { readonly kind: 'acl-entry'; readonly list: string; readonly entry: number } {
  return entryPlace(summary, judged, entry) ?? { kind: 'acl-entry', list: judged.name, entry };
}
