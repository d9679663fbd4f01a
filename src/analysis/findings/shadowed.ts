import { findShadowed } from '../acl/shadow/find-shadowed';
import { keptByList } from '../acl/kept-by-list';
import type { Device } from '../situation';
import type { Finding } from './finding';

/** What is known about shadowed entries of a list; found once for each list, whatever else changes in its config. */
export const shadowReportOf = keptByList(findShadowed);

/** Related lines are shown up to this many. */
const mostRelated = 8;

/** ACEs that no packet reaches, since earlier ones take all of theirs; removing such a line changes nothing. */
export function shadowedEntries({ id, summary }: Device): readonly Finding[] {
  return summary.accessLists.flatMap((list) =>
    shadowReportOf(list, summary).shadowed.map(({ entry, by, kind }): Finding => ({
      code: 'acl.shadowed',
      severity: 'warning',
      file: id,
      place: { kind: 'acl-entry', list: list.name, entry },
      concerned: [],
      args: { list: list.name, kind, lines: by.length },
      related: by.slice(0, mostRelated).map((other) => ({
        file: id,
        place: { kind: 'acl-entry', list: list.name, entry: other },
        role: 'covering-line',
      })),
    })),
  );
}
