import type { AccessList, AccessListEntry } from '../model';
import type { LineEntry, PackedEntries } from '../packed-entries';
import type { DraftList } from './access-lists';

/** A list whose rows become objects when somebody asks for the entries; all of their fields are decoded already. */
export function accessListOf({ name, type, entries }: DraftList, packed: PackedEntries): AccessList {
  if (!entries.some((entry) => typeof entry === 'number')) {
    return { name, type, entries: entries as readonly AccessListEntry[] };
  }
  let views: readonly AccessListEntry[] | null = null;
  return {
    name,
    type,
    get entries() {
      return (views ??= viewsOf(entries, packed));
    },
  };
}

function viewsOf(entries: readonly LineEntry[], packed: PackedEntries): readonly AccessListEntry[] {
  return entries.map((entry) => packed.entryOf(entry));
}
