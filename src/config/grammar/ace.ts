import type { AccessListEntry, Ace, AceCondition, AddressMatch, PortMatch } from '../model';
import { type AceOptions, takeOptions } from './ace-options';
import { anyProtocol, protocolNames } from '../values/ports';
import { takeAddress } from './addresses';
import { anyPorted, takePorts, type PortResult } from './port-match';
import type { Reader } from './reader';

const anyAddress: AddressMatch = { kind: 'any' };

/** Whether the word at `index` begins an entry of a list: an action, `remark` or `evaluate`, or a number before one. */
export function beginsEntry(reader: Reader, index: number): boolean {
  const { tokens } = reader;
  const at = tokens.numberAt(index) >= 0 ? index + 1 : index;
  switch (tokens.firstCode(at) | 32) {
    case 112: // p
      return tokens.isAt(at, 'permit', 3);
    case 100: // d
      return tokens.isAt(at, 'deny', 3) || tokens.isAt(at, 'dynamic', 3);
    case 114: // r
      return tokens.isAt(at, 'remark', 3);
    case 101: // e
      return tokens.isAt(at, 'evaluate', 4);
    default:
      return false;
  }
}

/**
 * Takes the entry that begins at the cursor; null for a remark, whose text the cursor is left on. What is not understood is an `unknown` entry, so that the
 * numbering of the list stays right.
 */
export function takeEntry(reader: Reader, type: 'standard' | 'extended'): AccessListEntry | null {
  const { tokens } = reader;
  reader.sourceStart = -1;
  reader.destinationStart = -1;
  const number = tokens.takeNumber();
  const sequence = number < 0 ? null : number;
  if (tokens.take('remark', 3)) {
    return null;
  }
  if (tokens.take('evaluate', 4)) {
    const name = tokens.takeName();
    return name === null ? { kind: 'unknown', sequence } : { kind: 'evaluate', sequence, name };
  }
  const dynamic = takeDynamic(reader);
  const permit = tokens.take('permit', 3);
  if (!permit && !tokens.take('deny', 3)) {
    reader.unsure = true;
    return { kind: 'unknown', sequence };
  }
  const action = permit ? 'permit' : 'deny';
  const entry =
    type === 'standard' ? standardEntry(reader, action, sequence) : extendedEntry(reader, action, sequence);
  if (entry === null) {
    reader.unsure = true;
    return { kind: 'unknown', sequence };
  }
  return dynamic === null ? entry : { ...entry, conditions: [dynamic, ...entry.conditions] };
}

/** `dynamic NAME [timeout MINUTES]`: the entry holds for those who have logged in. */
function takeDynamic({ tokens }: Reader): AceCondition | null {
  if (!tokens.take('dynamic', 3)) {
    return null;
  }
  const from = tokens.at;
  tokens.at += tokens.isAt(from + 1, 'timeout', 4) ? 3 : 1;
  return { kind: 'header', field: 'dynamic', value: tokens.phrase(from, Math.min(tokens.at, tokens.count)) };
}

function standardEntry(reader: Reader, action: Ace['action'], sequence: number | null): Ace | null {
  const { tokens } = reader;
  const loneHost = tokens.addressAt(tokens.at) >= 0 && tokens.isAt(tokens.at + 1, 'log');
  const source = loneHost
    ? ({ kind: 'host', address: tokens.addressAt(tokens.at++) } as const)
    : takeAddress(reader);
  if (source === null) {
    return null;
  }
  const options = takeOptions(reader, false);
  const { conditions } = options;
  return aceOf(action, sequence, null, null, source, null, anyAddress, null, conditions, options);
}

function extendedEntry(reader: Reader, action: Ace['action'], sequence: number | null): Ace | null {
  const { tokens } = reader;
  let protocolGroup: string | null = null;
  let protocol: number | null = null;
  if (tokens.isAt(tokens.at, 'object-group', 8) || tokens.isAt(tokens.at, 'object')) {
    tokens.at++;
    protocolGroup = tokens.takeName();
    if (protocolGroup === null) {
      return null;
    }
  } else {
    protocol = takeProtocol(reader);
    if (protocol < 0) {
      return null;
    }
  }
  const identity = takeIdentity(reader);
  const source = takeAddress(reader);
  if (source === null) {
    return null;
  }
  // A group or an object may stand for TCP and UDP.
  const ported = protocol === null || protocol === 6 || protocol === 17 || protocol === 132;
  const sourcePorts = ported ? takePortSide(reader, protocol ?? anyPorted, true) : 'none';
  const secondIdentity = takeIdentity(reader);
  const destination = sourcePorts === 'unknown' ? null : takeAddress(reader);
  if (destination === null) {
    return null;
  }
  const destinationPorts = ported ? takePortSide(reader, protocol ?? anyPorted, false) : 'none';
  if (destinationPorts === 'unknown') {
    return null;
  }
  const options = takeOptions(reader, protocol === 1 || protocol === 2);
  const identities = identity ?? secondIdentity;
  const conditions: readonly AceCondition[] =
    identities === null ? options.conditions : [identities, ...options.conditions];
  return aceOf(
    action,
    sequence,
    protocol === anyProtocol ? null : protocol,
    protocolGroup,
    source,
    portsOrNull(sourcePorts),
    destination,
    portsOrNull(destinationPorts),
    conditions,
    options,
  );
}

/** The entry; the fields that few entries have are left out. */
function aceOf(
  action: Ace['action'],
  sequence: number | null,
  protocol: number | null,
  protocolGroup: string | null,
  source: AddressMatch,
  sourcePorts: PortMatch | null,
  destination: AddressMatch,
  destinationPorts: PortMatch | null,
  conditions: readonly AceCondition[],
  { inactive, reflect, reflectTimeout, log }: AceOptions,
): Ace {
  return {
    kind: 'ace',
    action,
    sequence,
    protocol,
    protocolGroup,
    source,
    sourcePorts,
    destination,
    destinationPorts,
    conditions,
    inactive,
    reflect,
    ...(log === null ? {} : { log }),
    ...(reflectTimeout === null ? {} : { reflectTimeout }),
  };
}

function portsOrNull(ports: PortResult): PortMatch | null {
  return typeof ports === 'string' ? null : ports;
}

/** Takes a protocol name or number; -1 when it is neither, 256 for `ip`. */
export function takeProtocol(reader: Reader): number {
  const { tokens } = reader;
  const index = tokens.at;
  if (index >= tokens.count) {
    return -1;
  }
  const value = tokens.numberAt(index);
  const protocol = value >= 0 ? value : protocolAt(reader, index);
  if (protocol > anyProtocol || (value === anyProtocol && protocol === value)) {
    return -1;
  }
  if (protocol >= 0) {
    tokens.at++;
  }
  return protocol === 0 && reader.asa ? anyProtocol : protocol;
}

function protocolAt({ tokens }: Reader, index: number): number {
  const protocol = tokens.valueAt(index, protocolNames);
  return protocol >= 0
    ? protocol
    : protocolNames.findAbbreviated(tokens.text, tokens.startOf(index), tokens.endOf(index));
}

/** ASA user and security-group matches before an address; null when there is none. */
function takeIdentity(reader: Reader): AceCondition | null {
  const { tokens } = reader;
  const start = tokens.at;
  const code = tokens.firstCode(start) | 32;
  if (code !== 117 && code !== 115 && code !== 111) {
    return null;
  }
  if (
    tokens.is('user') ||
    tokens.is('user-group') ||
    tokens.is('object-group-user') ||
    tokens.is('object-group-security')
  ) {
    tokens.at += 2;
  } else if (tokens.is('security-group')) {
    tokens.at += 3;
  }
  return tokens.at > start
    ? {
        kind: 'header',
        field: tokens.phrase(start, start + 1),
        value: tokens.phrase(start + 1, Math.min(tokens.at, tokens.count)),
      }
    : null;
}

function takePortSide(reader: Reader, protocol: number, source: boolean): PortResult {
  const { tokens } = reader;
  const from = tokens.at;
  const ports = takePorts(reader, protocol);
  const found = ports === 'none' ? takePortGroup(reader, source) : ports;
  if (typeof found !== 'string') {
    if (source) {
      reader.sourceStart = tokens.startOf(from);
      reader.sourceEnd = tokens.endOf(tokens.at - 1);
    } else {
      reader.destinationStart = tokens.startOf(from);
      reader.destinationEnd = tokens.endOf(tokens.at - 1);
    }
  }
  return found;
}

/**
 * A service group in place of ports. After a source address the words could as well name the destination: they are a
 * service when another address follows that leaves no other reading.
 */
function takePortGroup(reader: Reader, source: boolean): PortResult {
  const { tokens } = reader;
  const index = tokens.at;
  if (!tokens.isAt(index, 'object-group', 8) || index + 1 >= tokens.count) {
    return 'none';
  }
  if (source && !isServiceBeforeDestination(reader, index + 2)) {
    return 'none';
  }
  tokens.at += 2;
  return { operator: 'group', name: tokens.wordAt(index + 1) };
}

function isServiceBeforeDestination(reader: Reader, index: number): boolean {
  const { tokens } = reader;
  if (index >= tokens.count) {
    return false;
  }
  if (tokens.isAt(index, 'object-group', 8)) {
    const { serviceGroups } = reader;
    if (serviceGroups?.has(tokens.wordAt(index - 1)) === true) {
      return !serviceGroups.has(tokens.wordAt(index + 1));
    }
    return tokens.isAt(index + 2, 'object-group', 8) || beginsPorts(reader, index + 2);
  }
  return (
    tokens.isAt(index, 'any') ||
    tokens.isAt(index, 'any4') ||
    tokens.isAt(index, 'host') ||
    tokens.isAt(index, 'object') ||
    tokens.isAt(index, 'interface') ||
    tokens.addressAt(index) !== -1
  );
}

function beginsPorts(reader: Reader, index: number): boolean {
  const { tokens } = reader;
  return ['eq', 'neq', 'lt', 'gt', 'range'].some((operator) => tokens.isAt(index, operator));
}
