import type { PortMatch } from '../model';
import { portNames } from '../values/ports';
import type { Reader } from './reader';

/** The words are an operator with something that is no port, such as a placeholder. */
export type PortResult = PortMatch | 'none' | 'unknown';

const tcp = 6;
const udp = 17;
/** In place of a protocol where TCP and UDP are possible: a name is looked up among those of both. */
export const anyPorted = 0;
const highestPort = 65535;

const recentSize = 1024;
const recentSingles = new Array<(PortMatch & { operator: 'eq' }) | undefined>(recentSize).fill(undefined);

/** `eq PORT`; the same ports are one object. */
export function onePort(port: number): PortMatch {
  const slot = port % recentSize;
  const recent = recentSingles[slot];
  if (recent?.ports[0] === port) {
    return recent;
  }
  return (recentSingles[slot] = { operator: 'eq', ports: [port] });
}

/** Takes `eq`, `neq`, `lt`, `gt` or `range` with its ports, or a `portgroup`. */
export function takePorts(reader: Reader, protocol: number): PortResult {
  const { tokens } = reader;
  const index = tokens.at;
  switch (tokens.firstCode(index) | 32) {
    case 101: // e
      return tokens.take('eq') ? takeList(reader, protocol, 'eq') : 'none';
    case 110: // n
      return tokens.take('neq', 3) ? takeList(reader, protocol, 'neq') : 'none';
    case 108: // l
    case 103: // g
      if (tokens.isAt(index, 'lt') || tokens.isAt(index, 'gt')) {
        const operator = tokens.isAt(index, 'lt') ? 'lt' : 'gt';
        tokens.at++;
        const port = takePort(reader, protocol);
        return port === null ? 'unknown' : { operator, port };
      }
      return 'none';
    case 114: // r
      return tokens.take('range', 3) ? takeRange(reader, protocol) : 'none';
    case 112: // p
      if (tokens.isAt(index, 'portgroup') && index + 1 < tokens.count) {
        tokens.at += 2;
        return { operator: 'group', name: tokens.wordAt(index + 1) };
      }
      return 'none';
    default:
      return 'none';
  }
}

function takeRange(reader: Reader, protocol: number): PortResult {
  const { tokens } = reader;
  const index = tokens.at;
  const first = takePort(reader, protocol);
  const last = first === null ? null : takePort(reader, protocol);
  if (first === null || last === null) {
    return 'unknown';
  }
  if (first > last) {
    reader.report('bad-range', index, index + 1);
    return 'unknown';
  }
  return { operator: 'range', first, last };
}

/** `eq` and `neq` of IOS take up to ten ports. */
function takeList(reader: Reader, protocol: number, operator: 'eq' | 'neq'): PortResult {
  const first = takePort(reader, protocol);
  if (first === null) {
    return 'unknown';
  }
  const { tokens } = reader;
  let next = reader.asa || tokens.done ? -1 : portAt(reader, tokens.at, protocol, false);
  if (next < 0) {
    return operator === 'eq' ? onePort(first) : { operator, ports: [first] };
  }
  const ports = [first];
  while (next >= 0 && ports.length < 10) {
    if (next > highestPort) {
      reader.report('bad-port', tokens.at);
      return 'unknown';
    }
    ports.push(next);
    tokens.at++;
    next = tokens.done ? -1 : portAt(reader, tokens.at, protocol, false);
  }
  return { operator, ports };
}

/** Takes one port by number or name; null when it is neither (the word is taken all the same) or impossible. */
export function takePort(reader: Reader, protocol: number): number | null {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const port = portAt(reader, tokens.at++, protocol, true);
  if (port > highestPort) {
    reader.report('bad-port', tokens.at - 1);
    return null;
  }
  return port < 0 ? null : port;
}

/** The port that a word is by number or name, -1 where it is none; the number is not checked. */
export function portAt(reader: Reader, index: number, protocol: number, abbreviated: boolean): number {
  const { tokens } = reader;
  const value = tokens.numberAt(index);
  if (value >= 0) {
    return value;
  }
  if (protocol === anyPorted) {
    const port = portAt(reader, index, tcp, false);
    return port >= 0 ? port : portAt(reader, index, udp, abbreviated);
  }
  const names = portNames(reader.asa ? 'asa' : 'ios', protocol === tcp ? 'tcp' : 'udp');
  const port = tokens.valueAt(index, names);
  return port >= 0 || !abbreviated
    ? port
    : names.findAbbreviated(tokens.text, tokens.startOf(index), tokens.endOf(index));
}
