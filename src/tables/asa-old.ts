import type { TableEndpoint } from './model';
import { foreign, wrong, type LineReading } from './reader';
import { parseAddress, parseNumber, type Line, type Word } from './words';

interface End {
  readonly end: TableEndpoint;
  /** The index of the word behind it. */
  readonly next: number;
}

/**
 * A line of `show xlate` of PIX and of ASA up to 8.2: `PAT Global A(P) Local B(Q)`, `PAT Global A(0) Local B ICMP id N` or
 * `Global A Local B`. It does not say whether a port is of TCP or of UDP.
 */
export function readOldAsaLine(line: Line): LineReading {
  const { words } = line;
  const isPat = words[0]?.text === 'PAT';
  const at = isPat ? 1 : 0;
  if (words[at]?.text !== 'Global') {
    const isCut = line.isLast && isPat && words.length <= 2 && 'Global'.startsWith(words[1]?.text ?? '');
    return isCut ? wrong(line, 'asa-global', words[1]) : foreign;
  }
  const global = endAt(words, at + 1);
  if (global === null) {
    // Any text may have a line that begins with this word; only an entry of PAT is sure to be one.
    return isPat ? wrong(line, 'asa-global', words[at + 1]) : foreign;
  }
  const local = words[global.next]?.text === 'Local' ? endAt(words, global.next + 1) : null;
  if (local === null) return wrong(line, 'asa-local', words[global.next + 1] ?? words[global.next]);
  const { start, end } = line;
  if (!isPat) {
    if (global.end.address === local.end.address) return { kind: 'skipped' };
    const hosts = { inside: local.end, global: global.end, outside: null };
    return { kind: 'row', row: { start, end, protocol: 'any', kind: 'static', ...hosts } };
  }
  if (local.end.port === null) {
    const [icmp, id, number] = words.slice(local.next);
    const isWhole =
      icmp?.text === 'ICMP' && id?.text === 'id' && parseNumber(number?.text ?? '', 65_535) !== null;
    if (!isWhole) return wrong(line, 'asa-local', words.at(-1));
  }
  const protocol = local.end.port === null ? 'icmp' : 'tcp-or-udp';
  const ends = { inside: local.end, global: global.end, outside: null };
  return { kind: 'row', row: { start, end, protocol, kind: 'dynamic', ...ends } };
}

/** `A.B.C.D`, `A.B.C.D(P)` or `A.B.C.D (P)`. */
function endAt(words: readonly Word[], at: number): End | null {
  const text = words[at]?.text ?? '';
  const open = text.indexOf('(');
  const address = parseAddress(open < 0 ? text : text.slice(0, open));
  if (address === null) return null;
  const isApart = open < 0 && words[at + 1]?.text.startsWith('(') === true;
  const brackets = isApart ? (words[at + 1]?.text ?? '') : open < 0 ? '' : text.slice(open);
  if (brackets === '') return { end: { address, port: null }, next: at + 1 };
  const port = brackets.endsWith(')') ? parseNumber(brackets.slice(1, -1), 65_535) : null;
  return port === null ? null : { end: { address, port }, next: at + (isApart ? 2 : 1) };
}
