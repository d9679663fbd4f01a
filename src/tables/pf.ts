import type { TableEndpoint } from './model';
import { cut, detail, foreign, isBeginning, wrong, type LineReading } from './reader';
import { parseEndpoint, type Line, type Word } from './words';

const protocols = ['udp', 'tcp', 'icmp', 'esp', 'gre', 'ipv6-icmp'];

/** A line of `pfctl -ss` (also `-vss`) of OpenBSD and FreeBSD, in the form with brackets and the older one with two arrows. */
export function readPfLine(line: Line): LineReading {
  const { words } = line;
  const [, protocol, first, second] = words;
  if (words.length === 0 || line.text.startsWith(' ')) return detail;
  const arrows = words.flatMap(({ text }, index) => (text === '->' || text === '<-' ? [index] : []));
  if (isBeginningOfEntry(line)) return cut(line, 'pf-address');
  if (protocol === undefined || first === undefined || !/^[a-z0-9-]{2,10}$/.test(protocol.text))
    return foreign;
  const gateway = endOf(first);
  if (arrows.length === 0) {
    return gateway === null || !looksLikeEntry(words) ? foreign : wrong(line, 'pf-address');
  }
  if (isIpv6(first)) return { kind: 'skipped' };
  if (gateway === null) return foreign;
  const arrow = arrows[0] ?? 0;
  const isOut = words[arrow]?.text === '->';
  const last = words.at(-1);
  const lastArrow = arrows.at(-1) ?? 0;
  const target = words[lastArrow + 1];
  const outside = target === undefined ? null : endOf(target);
  if (outside === null) return wrong(line, 'pf-address', target);
  if (last === target || last === undefined || !/^[A-Z0-9_]+:[A-Z0-9_]+$/.test(last.text)) {
    return wrong(line, 'pf-states', last === target ? undefined : last);
  }
  const { start, end } = line;
  const name = protocol.text;
  const row = (inside: TableEndpoint, global: TableEndpoint): LineReading => ({
    kind: 'row',
    row: { start, end, protocol: name, kind: 'dynamic', inside, global, outside },
  });
  if (!isOut) return { kind: 'skipped' };
  if (arrows.length === 2) {
    const middle = words[arrow + 1];
    const global = middle === undefined ? null : endOf(middle);
    return global === null ? wrong(line, 'pf-address', middle) : row(gateway, global);
  }
  if (second?.text.startsWith('(') === true) {
    const inside = parseEndpoint(second.text.slice(1, -1), ':');
    return inside === null || !second.text.endsWith(')')
      ? wrong(line, 'pf-address', second)
      : row(inside, gateway);
  }
  return {
    kind: 'row',
    row: { start, end, protocol: name, kind: 'own', inside: gateway, global: gateway, outside },
  };
}

function endOf({ text }: Word): TableEndpoint | null {
  return parseEndpoint(text, ':');
}

function isIpv6({ text }: Word): boolean {
  return text.includes('[') || text.split(':').length > 2;
}

/** `all udp 192.0.2.2:500 (10.0.0.1:500)` that breaks off before its arrow, or in it. */
function looksLikeEntry(words: readonly Word[]): boolean {
  const last = words[words.length - 1]?.text ?? '';
  const isArrow = last === '-' || last === '<';
  return words.length === 3 || isArrow || (words.length === 4 && words[3]?.text.startsWith('(') === true);
}

/** The text ends in `all`, `all udp` or `all udp 192.0.2.`, or inside one of these words. */
function isBeginningOfEntry({ isLast, words }: Line): boolean {
  const [place, protocol, first] = words;
  if (!isLast || place === undefined || words.length > 3) return false;
  if (protocol === undefined) return isBeginning(place.text, ['all']);
  if (first === undefined) return isBeginning(protocol.text, protocols);
  return protocols.includes(protocol.text) && endOf(first) === null && /^[0-9.:]+$/.test(first.text);
}
