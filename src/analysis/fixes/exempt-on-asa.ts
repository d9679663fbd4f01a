import { formatAddress } from '../../engine/address';
import type { Ace, AddressMatch, ConfigDocument, TextEdit } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { FixProposal } from './fix';
import { freeName, indentOf } from './file-style';
import { above, below, blockBelow } from './lines';

/** An identity pair of twice NAT for each entry of a crypto ACL, with objects for addresses that have none. */
export function identityPairs(
  finding: Finding,
  document: ConfigDocument,
  aces: readonly Ace[],
): readonly FixProposal[] {
  const { place, file } = finding;
  if (place.kind !== 'record' || place.family !== 'asaNatRules') return [];
  const rule = document.summary.records?.asaNatRules?.[place.record];
  const span = document.places.record('asaNatRules', place.record);
  if (rule === undefined || span === null) return [];
  const objects = new Objects(document);
  const lines = aces.flatMap(({ source, destination }): readonly string[] => {
    const [from, to] = [objects.nameOf(source), objects.nameOf(destination)];
    if (from === null || to === null) return [];
    const between = `(${rule.realInterface},${rule.mappedInterface})`;
    return [
      `nat ${between} source static ${from} ${from} destination static ${to} ${to} no-proxy-arp route-lookup`,
    ];
  });
  const [first] = lines;
  if (first === undefined || lines.length < aces.length) return [];
  return [
    {
      title: { code: 'add-line', line: first },
      preferred: true,
      changes: [
        { file, edits: [besideRule(document, span.start, rule.section, [...objects.lines, ...lines])] },
      ],
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

/** What the addresses of a crypto ACL are called in twice NAT, which takes names only. */
class Objects {
  readonly lines: string[] = [];
  private readonly names = new Map<string, string>();

  constructor(private readonly document: ConfigDocument) {}

  nameOf(match: AddressMatch): string | null {
    switch (match.kind) {
      case 'object':
      case 'group':
        return match.name;
      case 'any':
        return match.version === undefined ? 'any' : null;
      case 'host':
        return this.define(match.address, `host ${formatAddress(match.address)}`);
      case 'wildcard': {
        const isSubnet = (match.wildcard & (match.wildcard + 1)) === 0;
        const mask = formatAddress(~match.wildcard >>> 0);
        return isSubnet ? this.define(match.address, `subnet ${formatAddress(match.address)} ${mask}`) : null;
      }
      case 'interface':
      case 'unknown':
        return null;
    }
  }

  /** As the ASA itself calls the objects that it makes of an older config. */
  private define(address: number, value: string): string {
    const known = this.names.get(value);
    if (known !== undefined) return known;
    const taken = new Set(this.names.values());
    const name = freeName(this.document, `obj-${formatAddress(address)}`, taken);
    this.names.set(value, name);
    this.lines.push(`object network ${name}`, indentOf(this.document) + value);
    return name;
  }
}
