import type { TableEndpoint } from './model';
import { cut, detail, endsInFirstWord, foreign, wrong, type LineReading } from './reader';
import { parseEndpoint, parseNumber, type Line, type Word } from './words';

const protocols: ReadonlySet<string> = new Set(['---', 'tcp', 'udp', 'icmp', 'esp', 'ah', 'gre', 'any']);

/** First words of the lines that `verbose` puts below an entry. */
const detailWords: ReadonlySet<string> = new Set([
  'create',
  'create:',
  'use:',
  'timeout:',
  'left',
  'map-id(in):',
  'map-id:',
  'mac-address:',
  'input-idb:',
  'entry-id:',
  'flags:',
  'extended,',
  'none,',
  'static,',
  'vrf',
  'vrf:',
  'use_count:',
]);

/** A line of `show ip nat translations [verbose]` of IOS and IOS-XE. */
export function readIosLine(line: Line): LineReading {
  const [first, second, third] = line.words;
  if (first === undefined) return detail;
  const word = first.text.toLowerCase();
  if (word === 'pro') {
    const isHead = second?.text.toLowerCase() === 'inside' && third?.text.toLowerCase() === 'global';
    return isHead ? { kind: 'head' } : foreign;
  }
  if (word === 'total' && second?.text.toLowerCase() === 'number') {
    const count = parseNumber(line.words.at(-1)?.text ?? '', 1e9);
    return count === null ? detail : { kind: 'count', count, place: 'after' };
  }
  if (detailWords.has(word)) return detail;
  if (protocols.has(word)) return readEntry(line, word);
  return endsInFirstWord(line, protocols) ? cut(line, 'ios-columns') : foreign;
}

function readEntry(line: Line, protocol: string): LineReading {
  const columns = line.words.slice(1, 5);
  const ends: (TableEndpoint | null)[] = [];
  for (const column of columns) {
    const end = column.text === '---' ? null : parseEnd(column, protocol);
    if (end === undefined) return wrong(line, 'ios-address', column);
    ends.push(end);
  }
  const [global, inside, outsideLocal, outside] = ends;
  if (global === undefined || inside === undefined || outsideLocal === undefined || outside === undefined) {
    return wrong(line, 'ios-columns');
  }
  const [, , , local, last] = line.words;
  if (line.isLast && line.words.length === 5 && isCutShort(last, local)) {
    return wrong(line, 'ios-line-end', last);
  }
  if (global === null || inside === null) return { kind: 'skipped' };
  const isHost = protocol === '---' || global.port === null;
  const kind = isHost && protocol !== 'esp' ? 'static' : 'dynamic';
  const { start, end } = line;
  const name = protocol === '---' ? 'any' : protocol;
  return { kind: 'row', row: { start, end, protocol: name, kind, inside, global, outside } };
}

/** The last line breaks off inside a port that its outside local column shows whole. */
function isCutShort(last: Word | undefined, local: Word | undefined): boolean {
  return (
    last !== undefined &&
    local !== undefined &&
    last.text.length < local.text.length &&
    local.text.startsWith(last.text)
  );
}

/** Of ESP the device shows 0 or the SPI in the place of a port. */
function parseEnd({ text }: Word, protocol: string): TableEndpoint | undefined {
  const colon = text.indexOf(':');
  if (protocol === 'esp' && colon >= 0 && /^[0-9a-f]{1,8}$/i.test(text.slice(colon + 1))) {
    return parseEndpoint(text.slice(0, colon), ':') ?? undefined;
  }
  return parseEndpoint(text, ':') ?? undefined;
}
