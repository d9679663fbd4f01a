import type { PortRange } from '../../engine/port-set';
import { valueOf, type Profile } from '../../engine/profile';

/** The groups from which a profile takes ports, ascending and disjoint; a group that overlaps an earlier one is left out. */
export function groupsOf(profile: Profile): readonly PortRange[] {
  const ranges = profile.rules
    .flatMap((rule) => valueOf(rule.groups))
    .flatMap((group) => group.candidates)
    .toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const groups: PortRange[] = [];
  for (const range of ranges) {
    const last = groups.at(-1);
    if (last === undefined || range[0] > last[1]) groups.push(range);
  }
  return groups;
}
