import type { RowKind, TableEndpoint } from './model';
import { cut, detail, endsInFirstWord, foreign, wrong, type LineReading } from './reader';
import { parseAddress, parseNumber, type Line, type Word } from './words';

interface Tuple {
  readonly source: TableEndpoint;
  readonly destination: TableEndpoint;
}

const firstWords = ['udp', 'tcp', 'icmp', 'unknown', 'ipv4'];

/** A line of `conntrack -L` or `/proc/net/nf_conntrack`. */
export function readConntrackLine(line: Line): LineReading {
  const { words } = line;
  const [first] = words;
  if (first === undefined) return detail;
  if (first.text === 'conntrack' && line.text.includes('flow entries')) {
    const at = words.findIndex(({ text }) => text === 'flow');
    const count = parseNumber(words[at - 1]?.text ?? '', 1e9);
    return count === null ? detail : { kind: 'count', count, place: 'after' };
  }
  if (endsInFirstWord(line, firstWords)) return cut(line, 'conntrack-original');
  const original = words.findIndex(({ text }) => text.startsWith('src='));
  if (original < 0) return looksLikeEntry(words) ? wrong(line, 'conntrack-original') : foreign;
  const named = first.text === 'ipv4' || first.text === 'ipv6' ? words[2] : first;
  const number = parseNumber((first === named ? words[1] : words[3])?.text ?? '', 255);
  if (named === undefined || number === null) return foreign;
  if (first.text === 'ipv6' || words[original]?.text.includes(':') === true) return { kind: 'skipped' };
  const protocol = number === 50 ? 'esp' : named.text.toLowerCase();
  const there = readTuple(words, original, protocol);
  if (there === null) return wrong(line, 'conntrack-original', wordAfter(words, original));
  const reply = words.findIndex(({ text }, index) => index > original && text.startsWith('src='));
  const back = reply < 0 ? null : readTuple(words, reply, protocol);
  if (back === null) return wrong(line, 'conntrack-reply', reply < 0 ? undefined : words.at(-1));
  return entryOf(line, protocol, there, back);
}

/** Source translation shows in the reply: its destination is not the original source. */
function entryOf(line: Line, protocol: string, there: Tuple, back: Tuple): LineReading {
  const isSourceKept = same(there.source, back.destination);
  const isDestinationKept = same(there.destination, back.source);
  if (!isDestinationKept && !isSourceKept) return { kind: 'skipped' };
  const { start, end } = line;
  const row = (
    kind: RowKind,
    inside: TableEndpoint,
    global: TableEndpoint,
    outside: TableEndpoint,
  ): LineReading => ({ kind: 'row', row: { start, end, protocol, kind, inside, global, outside } });
  if (!isSourceKept) {
    return row('dynamic', there.source, back.destination, there.destination);
  }
  // A packet from outside that the device took, or passed on inside, has the port of its own address all the same.
  return isDestinationKept
    ? row('own', there.source, there.source, there.destination)
    : row('own', there.destination, there.destination, there.source);
}

function readTuple(words: readonly Word[], at: number, protocol: string): Tuple | null {
  const value = (index: number, name: string): string | null => {
    const text = words[index]?.text ?? '';
    return text.startsWith(name) ? text.slice(name.length) : null;
  };
  const source = parseAddress(value(at, 'src=') ?? '');
  const destination = parseAddress(value(at + 1, 'dst=') ?? '');
  if (source === null || destination === null) return null;
  if (protocol !== 'udp' && protocol !== 'tcp') {
    return { source: { address: source, port: null }, destination: { address: destination, port: null } };
  }
  const sport = parseNumber(value(at + 2, 'sport=') ?? '', 65_535);
  const dport = parseNumber(value(at + 3, 'dport=') ?? '', 65_535);
  if (sport === null || dport === null) return null;
  // The word that ends the text may be cut inside its number; a reply tuple is always followed by more.
  return words.length === at + 4
    ? null
    : { source: { address: source, port: sport }, destination: { address: destination, port: dport } };
}

function wordAfter(words: readonly Word[], at: number): Word | undefined {
  return words.slice(at).findLast(({ text }) => text.includes('=')) ?? words[at];
}

/** `udp 17 29 ...`: the name of a protocol, its number and the seconds that are left. */
function looksLikeEntry([first, second, third]: readonly Word[]): boolean {
  return (
    first !== undefined &&
    firstWords.includes(first.text) &&
    (second === undefined || parseNumber(second.text, 255) !== null || second.text === '2') &&
    (third === undefined || /^[0-9a-z]+$/i.test(third.text))
  );
}

function same(a: TableEndpoint, b: TableEndpoint): boolean {
  return a.address === b.address && a.port === b.port;
}
