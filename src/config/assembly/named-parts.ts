import type { ObjectGroup } from '../facts/objects';
import type { Ace } from '../model';
import type { LineEntry } from '../packed-entries';
import type { DraftList } from './access-lists';

/**
 * Lists with what only other lines of the config tell: whether a group after a source is its service or the destination, by
 * the groups that hold services. The same object where nothing changes.
 */
export function withNamedParts(
  lists: readonly DraftList[],
  services: ReadonlySet<string>,
): readonly DraftList[] {
  if (services.size === 0) {
    return lists;
  }
  const changed = lists.map((list) => {
    const entries = list.entries.map((entry) => namedEntry(entry, services));
    return entries.some((entry, index) => entry !== list.entries[index]) ? { ...list, entries } : list;
  });
  return changed.some((list, index) => list !== lists[index]) ? changed : lists;
}

/** Names of the groups that hold services and not addresses. */
export function serviceGroups(groups: readonly ObjectGroup[]): ReadonlySet<string> {
  return new Set(groups.filter(({ type }) => type === 'service').map(({ name }) => name));
}

function namedEntry(entry: LineEntry, services: ReadonlySet<string>): LineEntry {
  // Rows name nothing.
  return typeof entry === 'number' || entry.kind !== 'ace' ? entry : withServiceOfSource(entry, services);
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
