import { permitAll } from '../acl/permit-all';
import type { Ace, ConfigDocument, NatRule, TextEdit } from '../../config/model';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { FixProposal } from './fix';
import { freeName, indentOf } from './file-style';
import { above } from './lines';
import { ListStyle } from './list-style';
import { bare, newList } from './new-list';

type StaticRule = Extract<NatRule, { kind: 'static' }>;

/**
 * Gives a static entry a route-map that leaves VPN traffic out: one that another entry has already, or a new one with a list of
 * its own. IOS takes a route-map neither for whole networks nor for the address of an interface.
 */
export function exemptStatic(
  finding: Finding,
  document: ConfigDocument,
  rule: StaticRule,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const { place, file, args } = finding;
  const span = place.kind === 'nat-rule' ? document.places.natRule(place.rule) : null;
  if (span === null || rule.networkMask !== undefined || !('address' in rule.global)) return [];
  if (rule.routeMap !== null) return [];
  const at = endOfAddresses(document.text.slice(span.start, span.end), rule);
  if (at === null) return [];
  const named = (map: string): TextEdit => {
    const end = span.start + at;
    return { start: end, end, text: ` route-map ${map}` };
  };
  const line = (map: string): string => {
    const text = document.text.slice(span.start, span.end);
    return `${text.slice(0, at)} route-map ${map}${text.slice(at)}`;
  };
  const denied = aces.map((ace): Ace => ({ ...bare(ace), action: 'deny' }));
  const known = mapFor(document, denied);
  const common = { preferred: true } as const;
  if (known !== null) {
    const changes = [{ file, edits: [named(known)] }];
    return [{ ...common, title: { code: 'replace', text: line(known) }, changes, widens: [] }];
  }
  const crypto = findAccessList(document.summary, `${args['list'] ?? ''}`);
  if (crypto === undefined) return [];
  const entries = [...denied, permitAll];
  const added = newList(document, new ListStyle(document, crypto), crypto.name, 'NO-VPN', entries);
  if (added === null) return [];
  const map = freeName(document, added.name === 'NO-VPN' ? 'NO-VPN-MAP' : 'NO-VPN');
  const lines = [
    ...added.lines,
    `route-map ${map} permit 10`,
    `${indentOf(document)}match ip address ${added.name}`,
  ];
  return [
    {
      ...common,
      title: { code: 'replace', text: line(map) },
      changes: [{ file, edits: [above(document, span.start, lines), named(map)] }],
      widens: [{ file, list: added.name, entries }],
    },
  ];
}

/** Where the outside address of the entry ends, with its port. */
function endOfAddresses(text: string, { protocol, localPort }: StaticRule): number | null {
  const words = [...text.matchAll(/\S+/g)];
  const isStatic = /^st/i;
  const start = words.findIndex(({ 0: word }) => isStatic.test(word));
  const own = protocol === null ? 2 : localPort === null ? 3 : 5;
  const last = start < 0 ? undefined : words[start + own];
  return last === undefined ? null : last.index + last[0].length;
}

/** A route-map of the file that does nothing but leave out all of these packets. */
function mapFor({ summary }: ConfigDocument, denied: readonly Ace[]): string | null {
  for (const { name, action, matchAccessLists, matchInterfaces } of summary.routeMaps) {
    const others = summary.routeMaps.filter((one) => one.name === name);
    const [list] = matchAccessLists;
    if (others.length > 1 || action !== 'permit' || matchInterfaces.length > 0) continue;
    const entries = list === undefined ? [] : (findAccessList(summary, list)?.entries ?? []);
    const texts = entries.map((one) => JSON.stringify({ ...one, sequence: null }));
    const isRest = texts.at(-1) === JSON.stringify(permitAll);
    const leavesOut = entries.slice(0, -1).every((one) => one.kind === 'ace' && one.action === 'deny');
    const hasAll = denied.every((ace) => texts.includes(JSON.stringify({ ...ace, sequence: null })));
    if (matchAccessLists.length === 1 && isRest && leavesOut && hasAll) return name;
  }
  return null;
}
