import { readOldAsaLine } from './asa-old';
import type { RowKind, TableEndpoint } from './model';
import { detail, foreign, wrong, type LineReading } from './reader';
import { parseEndpoint, parseNumber, type Line, type Word } from './words';

/** A line of `show xlate` of ASA and FTD, 8.3 and later, of `show xlate detail` of older ones and PIX, or of their short form. */
export function readAsaLine(line: Line): LineReading {
  const old = readOldAsaLine(line);
  if (old.kind !== 'foreign') return old;
  const [first, second, third, fourth] = line.words;
  if (first === undefined) return detail;
  if (second?.text === 'in' && third?.text === 'use,') {
    const count = parseNumber(first.text, 1e9);
    return count === null ? foreign : { kind: 'count', count, place: 'before' };
  }
  if (first.text === 'Flags:' || first.text === 'flags' || /^[a-zA-Z]$/.test(first.text)) return detail;
  if (first.text === 'NAT') return second?.text === 'from' ? readHost(line) : foreign;
  if (second?.text !== 'PAT') return foreign;
  if (third === undefined) return wrong(line, 'asa-from');
  if (third.text === 'pool') return foreign;
  return third.text === 'from' && fourth !== undefined
    ? readEntry(line, first.text.toLowerCase())
    : wrong(line, 'asa-from', third);
}

/** `from IF:ADDRESS/PORT to IF:ADDRESS/PORT flags F idle T timeout T`. */
function readEntry(line: Line, protocol: string): LineReading {
  const { words } = line;
  const from = words[3];
  const to = words.findIndex(({ text }, index) => index > 3 && text === 'to');
  const inside = from === undefined ? null : endOf(from);
  if (inside === null) return isIpv6(from) ? { kind: 'skipped' } : wrong(line, 'asa-from', from);
  const target = to < 0 ? undefined : words[to + 1];
  const global = target === undefined ? null : endOf(target);
  if (global === null) return isIpv6(target) ? { kind: 'skipped' } : wrong(line, 'asa-to', target);
  const flags = words[to + 2];
  const last = words.at(-1);
  // A long entry goes on in the next line with its flags; one that ends the text does not.
  const isWrapped = flags === undefined && !line.isLast;
  const hasTimeout = flags?.text === 'flags' && words.some(({ text }) => text === 'timeout');
  const endsInTime = last !== undefined && /^[0-9]+:[0-9]{2}(:[0-9]{2})?$/.test(last.text);
  // `show xlate detail` before 8.3 ends with the flags.
  const endsInFlags = flags?.text === 'flags' && words.length === to + 4 && !line.isLast;
  if (!isWrapped && !endsInFlags && !(hasTimeout && endsInTime)) {
    return wrong(line, 'asa-flags', flags === undefined ? undefined : last);
  }
  const set = isWrapped ? 'i' : (words[to + 3]?.text ?? '');
  if (set.includes('I')) return { kind: 'skipped' };
  const kind: RowKind = set.includes('i') ? 'dynamic' : 'static';
  const outside = outsideOf(target);
  const { start, end } = line;
  return { kind: 'row', row: { start, end, protocol, kind, inside, global, outside } };
}

/** `NAT from IF:ADDRESS to IF:ADDRESS`: one host for one address; whole networks are passed over. */
function readHost(line: Line): LineReading {
  const { words, start, end } = line;
  const from = words[2];
  const to = words[3]?.text === 'to' ? words[4] : undefined;
  if (from === undefined) return wrong(line, 'asa-from');
  if (to === undefined) return wrong(line, 'asa-to', words[3]);
  const inside = endOf(from);
  const global = endOf(to);
  if (inside?.port !== null || global?.port !== null || inside.address === global.address) {
    return { kind: 'skipped' };
  }
  return {
    kind: 'row',
    row: { start, end, protocol: 'any', kind: 'static', inside, global, outside: null },
  };
}

/** `inside:192.0.2.1/500`, also with a user (`(LOCAL\\name)`) behind it. */
function endOf({ text }: Word): TableEndpoint | null {
  const colon = text.indexOf(':');
  const user = text.indexOf('(', colon + 1);
  const end = text.slice(colon + 1, user < 0 ? text.length : user);
  return colon < 0 ? null : parseEndpoint(end, '/');
}

/** With `extended` the outside address stands in brackets behind the interface: `outside(198.51.100.1):...`. */
function outsideOf(word: Word | undefined): TableEndpoint | null {
  const open = word?.text.indexOf('(') ?? -1;
  const close = word?.text.indexOf(')') ?? -1;
  return word === undefined || open < 0 || close < open
    ? null
    : parseEndpoint(word.text.slice(open + 1, close), '/');
}

function isIpv6(word: Word | undefined): boolean {
  return word !== undefined && word.text.split(':').length > 3;
}
