import type { Place } from './place';
import type { Station } from './situation';

/** The line of an entry of a station's list; for null that of its implicit deny: the list's name, or what drops without a list. */
export function stationPlace(
  { list, barrier }: Pick<Station, 'list' | 'barrier'>,
  entry: number | null,
): Place {
  if (barrier !== undefined) return (entry === null ? undefined : barrier.entries[entry]) ?? barrier.place;
  return entry === null
    ? { kind: 'acl-name', list: list.name }
    : { kind: 'acl-entry', list: list.name, entry };
}
