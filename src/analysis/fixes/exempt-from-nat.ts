import type { Ace, AddressMatch, ConfigDocument, TextEdit } from '../../config/model';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { FixProposal } from './fix';
import { above, below, blockBelow } from './lines';
import { ListStyle } from './list-style';

/** Exempts what a crypto ACL selects from a NAT rule: by deny entries on top of its list, on ASA by an identity pair. */
export function exemptFromNat(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  if (finding.args['kind'] !== 'dynamic') return [];
  const aces = finding.related.flatMap(({ place, role }): readonly Ace[] => {
    if (role !== 'crypto-entry' || place.kind !== 'acl-entry') return [];
    const entry = findAccessList(document.summary, place.list)?.entries[place.entry];
    return entry?.kind === 'ace' ? [entry] : [];
  });
  if (aces.length === 0) return [];
  return document.summary.dialect === 'asa'
    ? identityPairs(finding, document, aces)
    : denyEntries(finding, document, aces);
}

function denyEntries(
  finding: Finding,
  document: ConfigDocument,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const { place, file } = finding;
  const { summary } = document;
  const rule = place.kind === 'nat-rule' ? summary.natRules[place.rule] : undefined;
  if (rule?.kind !== 'dynamic') return [];
  const { selector } = rule;
  const [name, ...others] =
    selector.kind === 'list'
      ? [selector.name]
      : summary.routeMaps.filter((map) => map.name === selector.name).flatMap((map) => map.matchAccessLists);
  const list = name === undefined ? undefined : findAccessList(summary, name);
  // A standard list knows no destinations.
  if (list?.type !== 'extended' || others.length > 0) return [];
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

function bare(ace: Ace): Ace {
  return { ...ace, sequence: null, conditions: [], reflect: null };
}

function identityPairs(
  finding: Finding,
  document: ConfigDocument,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const { place, file } = finding;
  if (place.kind !== 'record' || place.family !== 'asaNatRules') return [];
  const rule = document.summary.records?.asaNatRules?.[place.record];
  const span = document.places.record('asaNatRules', place.record);
  if (rule === undefined || span === null) return [];
  const pairs = aces.map(({ source, destination }) => [nameOf(source), nameOf(destination)] as const);
  const lines = pairs.flatMap(([source, destination]): readonly string[] => {
    if (source === null || destination === null) return [];
    const between = `(${rule.realInterface},${rule.mappedInterface})`;
    return [
      `nat ${between} source static ${source} ${source} destination static ${destination} ${destination} no-proxy-arp route-lookup`,
    ];
  });
  const [first] = lines;
  if (first === undefined || lines.length < aces.length) return [];
  return [
    {
      title: { code: 'add-line', line: first },
      preferred: true,
      changes: [{ file, edits: [besideRule(document, span.start, rule.section, lines)] }],
      widens: [],
    },
  ];
}

/** Twice NAT goes by the order of its lines; object NAT comes after it wherever it stands, so that the objects are known by then. */
function besideRule(
  document: ConfigDocument,
  offset: number,
  section: 'twice' | 'object' | 'after-auto',
  lines: readonly string[],
): TextEdit {
  if (section === 'twice') return above(document, offset, lines);
  const last = blockBelow(document, { start: offset, end: offset }).at(-1);
  return below(document, section === 'object' ? (last?.start ?? offset) : offset, lines);
}

/** A pair needs objects; an address has none. */
function nameOf(match: AddressMatch): string | null {
  return match.kind === 'object' || match.kind === 'group' ? match.name : null;
}
