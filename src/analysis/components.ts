/**
 * Values in groups that have something in common, directly or by way of others: groups by their first value, values in the
 * order in which they come. One that has nothing is a group by itself.
 */
export function componentsOf<T, K>(
  values: readonly T[],
  has: (value: T) => Iterable<K>,
): readonly (readonly T[])[] {
  const leaders = values.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    for (let above = leaders[at]; above !== undefined && above !== at; above = leaders[at]) {
      leaders[at] = leaders[above] ?? above;
      at = above;
    }
    return at;
  };
  const owners = new Map<K, number>();
  values.forEach((value, index) => {
    for (const key of has(value)) {
      const [one, other] = [leaderOf(owners.get(key) ?? index), leaderOf(index)];
      leaders[Math.max(one, other)] = Math.min(one, other);
      owners.set(key, index);
    }
  });
  const groups = new Map<number, T[]>();
  values.forEach((value, index) => {
    const leader = leaderOf(index);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [value]);
    else group.push(value);
  });
  return [...groups.values()];
}
