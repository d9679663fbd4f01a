import type { AccessList, Ace, ConfigDocument, NatRule } from '../../config/model';
import { findLine } from '../../config/text/find-line';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import { identityPairs } from './exempt-on-asa';
import { exemptLegacy } from './exempt-legacy';
import { exemptStatic } from './exempt-static';
import type { FixProposal } from './fix';
import { indentOf } from './file-style';
import { above } from './lines';
import { ListStyle } from './list-style';
import { bare } from './new-list';
import { replaceStandardList } from './replace-standard-list';

/** Exempts what a crypto ACL selects from a NAT rule, as its dialect and the kind of the rule ask for. */
export function exemptFromNat(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const { place } = finding;
  const aces = finding.related.flatMap(({ place: other, role }): readonly Ace[] => {
    if (role !== 'crypto-entry' || other.kind !== 'acl-entry') return [];
    const entry = findAccessList(document.summary, other.list)?.entries[other.entry];
    return entry?.kind === 'ace' ? [entry] : [];
  });
  if (aces.length === 0) return [];
  if (document.summary.dialect === 'asa') {
    return [...identityPairs(finding, document, aces), ...exemptLegacy(finding, document, aces)];
  }
  const rule = place.kind === 'nat-rule' ? document.summary.natRules[place.rule] : undefined;
  if (rule === undefined || place.kind !== 'nat-rule') return [];
  if (rule.kind === 'static') return exemptStatic(finding, document, rule, aces);
  const lists = listsOf(document, rule);
  const [list] = lists;
  if (list?.type === 'extended' && lists.length === 1) return denyEntries(finding, document, list, aces);
  if (rule.selector.kind === 'route-map') return denyInMap(finding, document, rule.selector.name);
  return list === undefined ? [] : replaceStandardList(finding, document, list, aces);
}

function listsOf(
  { summary }: ConfigDocument,
  { selector }: Extract<NatRule, { kind: 'dynamic' }>,
): readonly AccessList[] {
  const names =
    selector.kind === 'list'
      ? [selector.name]
      : summary.routeMaps.filter((map) => map.name === selector.name).flatMap((map) => map.matchAccessLists);
  return names.flatMap((name) => findAccessList(summary, name) ?? []);
}

/** `deny` entries on top of the list that selects for the rule. */
function denyEntries(
  { file }: Finding,
  document: ConfigDocument,
  list: AccessList,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const style = new ListStyle(document, list);
  const denied = aces.map((ace): Ace => ({ ...bare(ace), action: 'deny' }));
  const edit = style.insertAbove(
    0,
    denied.map((ace) => style.write(ace)),
  );
  const [first] = denied;
  if (edit === null || first === undefined) return [];
  return [
    {
      title: { code: 'add-line', line: style.write(first) },
      preferred: true,
      changes: [{ file, edits: [edit] }],
      widens: [{ file, list: list.name, entries: denied }],
    },
  ];
}

/** An entry of the route-map before all others that denies what the crypto ACL selects. */
function denyInMap({ file, args }: Finding, document: ConfigDocument, map: string): readonly FixProposal[] {
  const { list } = args;
  const sequences = document.summary.routeMaps.filter(({ name }) => name === map).map((one) => one.sequence);
  const sequence = Math.floor(Math.min(...sequences) / 2);
  const first = findLine(document, [`route-map ${map} permit`, `route-map ${map} deny`]);
  if (first === null || sequence < 1 || list === undefined) return [];
  const header = `route-map ${map} deny ${sequence}`;
  const lines = [header, `${indentOf(document)}match ip address ${list}`];
  return [
    {
      title: { code: 'add-line', line: header },
      preferred: true,
      changes: [{ file, edits: [above(document, first.start, lines)] }],
      widens: [],
    },
  ];
}
