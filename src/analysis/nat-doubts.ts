import type { DeviceSummary, NatRule, RouteMapEntry } from '../config/model';
import type { Assumption } from '../engine/prediction';

/** A `match` line in a route-map of NAT that no packet tells, and what is supposed of it. */
export type ClauseNotJudged = Extract<Assumption, { readonly code: 'clause-not-judged' }>;

/** Whether nothing tells which packets an entry is for: it asks for routes, lengths and the like, and for no access list. */
export function isOpen({
  matchAccessLists,
  matchPrefixLists = [],
  otherMatches = [],
}: RouteMapEntry): boolean {
  return matchAccessLists.length === 0 && matchPrefixLists.length + otherMatches.length > 0;
}

/** The lines of an entry that are not judged: one that is open is passed over, any other is taken by its access lists. */
export function clausesNotJudged(entry: RouteMapEntry): readonly ClauseNotJudged[] {
  const { name: routeMap, sequence, matchPrefixLists = [], otherMatches = [] } = entry;
  const prefixes = matchPrefixLists.length === 0 ? [] : [['ip address prefix-list', ...matchPrefixLists]];
  const others = otherMatches.map(({ field, values }) => [field, ...values]);
  const matches = !isOpen(entry);
  return [...prefixes, ...others].map((words): ClauseNotJudged => {
    return { code: 'clause-not-judged', routeMap, sequence, clause: `match ${words.join(' ')}`, matches };
  });
}

/** All lines of the route-map of a NAT rule that are not judged; none where it selects by a list. */
export function doubtsOfRule({ routeMaps }: DeviceSummary, rule: NatRule): readonly ClauseNotJudged[] {
  const name = routeMapOf(rule);
  return name === null ? [] : routeMaps.filter((entry) => entry.name === name).flatMap(clausesNotJudged);
}

/** Whether a NAT rule may select more than can be told, because of entries of its route-map that are open. */
export function hasOpenRules({ natRules, routeMaps }: DeviceSummary): boolean {
  const open = new Set(routeMaps.filter(isOpen).map(({ name }) => name));
  return natRules.some((rule) => open.has(routeMapOf(rule) ?? ''));
}

function routeMapOf(rule: NatRule): string | null {
  if (rule.kind === 'static') return rule.routeMap;
  return rule.selector.kind === 'route-map' ? rule.selector.name : null;
}
