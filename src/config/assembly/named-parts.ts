import type { AsaName } from '../facts/asa';
import type { ObjectGroup } from '../facts/objects';
import type { RecordLists } from '../facts/records';
import type { Ace, AddressMatch } from '../model';
import type { LineEntry } from '../packed-entries';
import { addressMatch } from '../grammar/addresses';
import { isContiguousMask, parseAddress } from '../values/address';
import type { DraftList } from './access-lists';

/**
 * Lists with what only other lines of the config tell: addresses by their names (`names` of the ASA), and whether a
 * group after a source is its service or the destination. The same object where nothing changes.
 */
export function withNamedParts(
  lists: readonly DraftList[],
  { asaNames = [], objectGroups = [] }: RecordLists,
): readonly DraftList[] {
  const services = serviceGroups(objectGroups);
  if (asaNames.length === 0 && services.size === 0) {
    return lists;
  }
  const names = new Map(asaNames.map((one) => [one.name, one]));
  const changed = lists.map((list) => {
    const entries = list.entries.map((entry) => namedEntry(entry, names, services));
    return entries.some((entry, index) => entry !== list.entries[index]) ? { ...list, entries } : list;
  });
  return changed.some((list, index) => list !== lists[index]) ? changed : lists;
}

/** One entry as {@link withNamedParts} gives it. */
export function entryWithNamedParts(
  entry: LineEntry,
  { asaNames = [], objectGroups = [] }: RecordLists,
): LineEntry {
  return namedEntry(entry, new Map(asaNames.map((one) => [one.name, one])), serviceGroups(objectGroups));
}

/** Names of the groups that hold services and not addresses. */
export function serviceGroups(groups: readonly ObjectGroup[]): ReadonlySet<string> {
  return new Set(groups.filter(({ type }) => type === 'service').map(({ name }) => name));
}

/** Groups and objects with the addresses that `names` of the ASA tell; the same object where nothing changes. */
export function withNamedMembers(records: RecordLists): RecordLists {
  const { asaNames = [], objectGroups } = records;
  if (asaNames.length === 0 || objectGroups === undefined) {
    return records;
  }
  const names = new Map(asaNames.map((one) => [one.name, one]));
  return {
    ...records,
    objectGroups: objectGroups.map((group) => ({
      ...group,
      members: group.members.map((member) =>
        member.kind === 'address' && member.address.kind === 'unknown'
          ? { ...member, address: namedAddress(member.address, names) }
          : member,
      ),
    })),
  };
}

function namedEntry(
  entry: LineEntry,
  names: ReadonlyMap<string, AsaName>,
  services: ReadonlySet<string>,
): LineEntry {
  // Rows name nothing.
  if (typeof entry === 'number' || entry.kind !== 'ace') {
    return entry;
  }
  const source = namedAddress(entry.source, names);
  const destination = namedAddress(entry.destination, names);
  const ace =
    source === entry.source && destination === entry.destination ? entry : { ...entry, source, destination };
  return withServiceOfSource(ace, services);
}

/** `object-group A object-group B object-group C` was read with B as destination; B may be the service of the source. */
function withServiceOfSource(ace: Ace, services: ReadonlySet<string>): Ace {
  const { destination, destinationPorts } = ace;
  if (destination.kind !== 'group' || destinationPorts?.operator !== 'group') {
    return ace;
  }
  return services.has(destination.name) && !services.has(destinationPorts.name)
    ? {
        ...ace,
        sourcePorts: { operator: 'group', name: destination.name },
        destination: { kind: 'group', name: destinationPorts.name },
        destinationPorts: null,
      }
    : ace;
}

function namedAddress(match: AddressMatch, names: ReadonlyMap<string, AsaName>): AddressMatch {
  if (match.kind !== 'unknown') {
    return match;
  }
  const [name = '', mask] = match.text.split(' ');
  const found = names.get(name);
  if (found === undefined) {
    return match;
  }
  const bits = mask === undefined ? 0xffffffff : parseAddress(mask, 0, mask.length);
  return bits >= 0 && isContiguousMask(bits) ? addressMatch(found.address, ~bits >>> 0) : match;
}
