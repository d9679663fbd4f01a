import type { Family, FieldsStatement } from '../facts/records';
import type { GroupMember, ObjectAddress, ObjectGroup, ServiceMatch } from '../facts/objects';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { indexWithin } from '../text/characters';
import { maskOfLength, notAddress } from '../values/address';
import { anyProtocol, protocolNames } from '../values/ports';
import { addressMatch, takeAddress, takeSingleAddress } from './addresses';
import { anyPorted, takePorts } from './port-match';
import type { Reader } from './reader';

const slash = 47;
const tcpAndUdp = [6, 17];

/** `object-group TYPE NAME`; the cursor stands after `object-group`. */
export function takeGroupHeader(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const type = takeGroupType(reader);
  const name = type === null ? null : tokens.takeName();
  if (type === null || name === null) {
    reader.opened = Mode.other;
    return null;
  }
  const protocols = takeGroupProtocols(reader);
  if (!negated) {
    reader.opened = modeOfGroup[type];
  }
  return {
    kind: 'record',
    family: 'objectGroups',
    key: name,
    value: negated ? null : { name, type, protocols, members: [] },
  };
}

const modeOfGroup: Readonly<Record<ObjectGroup['type'], number>> = {
  network: Mode.networkGroup,
  service: Mode.serviceGroup,
  protocol: Mode.protocolGroup,
  'icmp-type': Mode.icmpGroup,
};

function takeGroupType(reader: Reader): ObjectGroup['type'] | null {
  const { tokens } = reader;
  if (tokens.take('ip')) {
    return tokens.take('address') ? 'network' : tokens.take('port') ? 'service' : null;
  }
  for (const type of ['network', 'service', 'protocol', 'icmp-type'] as const) {
    if (tokens.take(type, 4)) {
      return type;
    }
  }
  return null;
}

function takeGroupProtocols(reader: Reader): readonly number[] {
  const { tokens } = reader;
  if (tokens.take('tcp-udp')) {
    return tcpAndUdp;
  }
  return tokens.take('tcp') ? [6] : tokens.take('udp') ? [17] : [];
}

/** A line inside an object group. */
export function takeGroupLine(reader: Reader, mode: number): Statement | null {
  const { tokens } = reader;
  if (tokens.take('description', 4)) {
    return fields('objectGroups', { description: tokens.restFrom(tokens.at) });
  }
  if (tokens.is('no')) {
    return takeRemoval(reader, mode);
  }
  if (tokens.numberAt(0) >= 0 && tokens.count > 1 && mode !== Mode.protocolGroup) {
    // NX-OS numbers the lines of a group.
    tokens.at++;
  }
  const both = mode === Mode.serviceGroup ? takeBothServices(reader) : null;
  if (both !== null) {
    return fields('objectGroups', { members: both });
  }
  const member = takeMember(reader, mode);
  return member === null ? null : fields('objectGroups', { members: [member] });
}

function fields<F extends Family>(
  family: F,
  value: (FieldsStatement & { readonly family: F })['fields'],
): Statement {
  return { kind: 'fields', family, fields: value } as FieldsStatement;
}

/** `no …` takes the member away that the line names. */
function takeRemoval(reader: Reader, mode: number): Statement | null {
  reader.tokens.at++;
  const member = takeMember(reader, mode);
  return member === null ? null : { kind: 'no-member', member };
}

function takeMember(reader: Reader, mode: number): GroupMember | null {
  const { tokens } = reader;
  if (tokens.take('group-object')) {
    const name = tokens.takeName();
    return name === null ? null : { kind: 'group', name };
  }
  switch (mode) {
    case Mode.networkGroup:
      return takeNetworkMember(reader);
    case Mode.serviceGroup:
      return takeServiceMember(reader);
    case Mode.protocolGroup: {
      tokens.take('protocol-object');
      const protocol = takeProtocolName(reader);
      return protocol === -1
        ? null
        : { kind: 'protocol', protocol: protocol === anyProtocol ? null : protocol };
    }
    case Mode.icmpGroup: {
      const icmp = tokens.take('icmp-object') ? tokens.takeName() : null;
      return icmp === null
        ? null
        : { kind: 'service', service: { protocol: 1, sourcePorts: null, destinationPorts: null, icmp } };
    }
    default:
      return null;
  }
}

function takeNetworkMember(reader: Reader): GroupMember | null {
  const { tokens } = reader;
  const asa = tokens.take('network-object');
  if (asa && tokens.take('object')) {
    const name = tokens.takeName();
    return name === null ? null : { kind: 'object', name };
  }
  const before = reader.asa;
  // IOS groups take masks, too: `10.0.0.0 255.0.0.0`.
  reader.asa = asa || indexWithin(tokens.text, slash, tokens.start, tokens.end) < 0;
  const address = takeObjectAddress(reader);
  reader.asa = before;
  return address === null ? null : { kind: 'address', address };
}

/** `host A`, `subnet A M`, `range A B`, `fqdn NAME` and plain networks. */
export function takeObjectAddress(reader: Reader): ObjectAddress | null {
  const { tokens } = reader;
  if (tokens.take('range')) {
    const first = takeSingleAddress(reader);
    const last = takeSingleAddress(reader);
    return first === null || last === null
      ? { kind: 'unknown', text: tokens.phrase(1, tokens.count) }
      : { kind: 'range', first, last };
  }
  if (tokens.take('fqdn')) {
    if (tokens.take('v4') || tokens.take('v6')) {
      tokens.take('v4');
    }
    return { kind: 'fqdn', name: tokens.takeName() ?? '' };
  }
  tokens.take('subnet');
  const length = prefixLengthAt(reader, tokens.at + 1);
  if (length >= 0 && tokens.addressAt(tokens.at) >= 0) {
    // IOS writes `10.0.0.0 /24`, too.
    const address = tokens.addressAt(tokens.at);
    tokens.at += 2;
    return addressMatch(address, ~maskOfLength(length) >>> 0);
  }
  if (
    tokens.firstCode(tokens.at) === 0 ||
    (tokens.addressAt(tokens.at) === notAddress && tokens.wordAt(tokens.at).includes(':'))
  ) {
    return null;
  }
  return takeAddress(reader);
}

/** The length that a word such as `/24` says, else -1. */
function prefixLengthAt({ tokens }: Reader, index: number): number {
  const word = tokens.firstCode(index) === slash ? tokens.wordAt(index).slice(1) : '';
  const length = /^\d{1,2}$/.test(word) ? Number(word) : -1;
  return length <= 32 ? length : -1;
}

function takeServiceMember(reader: Reader): GroupMember | null {
  const { tokens } = reader;
  if (tokens.take('port-object')) {
    const ports = takePorts(reader, anyPorted);
    return typeof ports === 'string' ? null : { kind: 'ports', ports };
  }
  if (tokens.take('service-object') && tokens.take('object')) {
    const name = tokens.takeName();
    return name === null ? null : { kind: 'object', name };
  }
  const ports = takePorts(reader, anyPorted);
  if (typeof ports !== 'string') {
    return { kind: 'ports', ports };
  }
  const service = takeService(reader);
  return service === null ? null : { kind: 'service', service };
}

/** `tcp-udp …` says the same of both protocols. */
function takeBothServices(reader: Reader): readonly GroupMember[] | null {
  const { tokens } = reader;
  const start = tokens.at;
  tokens.take('service-object');
  if (!tokens.take('tcp-udp')) {
    tokens.at = start;
    return null;
  }
  const service = takeServiceParts(reader, anyPorted);
  return tcpAndUdp.map((protocol) => ({ kind: 'service', service: { ...service, protocol } }));
}

/** `tcp|udp [source PORTS] [[destination] PORTS]`, `icmp TYPE` and other protocols. */
export function takeService(reader: Reader): ServiceMatch | null {
  const { tokens } = reader;
  const protocol = takeProtocolName(reader);
  if (protocol === -1) {
    return null;
  }
  if (protocol === 1 || protocol === 58) {
    const icmp = tokens.done ? null : tokens.phrase(tokens.at, tokens.count);
    tokens.at = tokens.count;
    return { protocol, sourcePorts: null, destinationPorts: null, icmp };
  }
  return takeServiceParts(reader, protocol);
}

function takeServiceParts(reader: Reader, protocol: number): ServiceMatch {
  const { tokens } = reader;
  const sourcePorts = tokens.take('source') ? takeServicePorts(reader, protocol) : null;
  tokens.take('destination');
  const destinationPorts = takeServicePorts(reader, protocol);
  return { protocol: protocol === anyProtocol ? null : protocol, sourcePorts, destinationPorts, icmp: null };
}

function takeServicePorts(reader: Reader, protocol: number): ServiceMatch['sourcePorts'] {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const ports = takePorts(reader, protocol);
  if (typeof ports !== 'string') {
    return ports;
  }
  if (ports === 'unknown' || tokens.is('destination')) {
    return null;
  }
  // IOS writes a lone port for `eq`.
  const port = tokens.takeNumber();
  return port < 0 ? null : { operator: 'eq', ports: [port] };
}

function takeProtocolName(reader: Reader): number {
  const { tokens } = reader;
  const index = tokens.at;
  if (index >= tokens.count) {
    return -1;
  }
  const value = tokens.numberAt(index);
  const protocol = value >= 0 ? value : tokens.valueAt(index, protocolNames);
  if (protocol < 0 || value > 255) {
    return -1;
  }
  tokens.at++;
  return protocol;
}

/** ASA `object network|service NAME`; the cursor stands after `object`. */
export function takeObjectHeader(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const network = tokens.take('network', 3);
  const name = network || tokens.take('service', 3) ? tokens.takeName() : null;
  if (name === null) {
    reader.opened = Mode.other;
    return null;
  }
  if (!negated) {
    reader.opened = network ? Mode.networkObject : Mode.serviceObject;
  }
  return network
    ? { kind: 'record', family: 'networkObjects', key: name, value: negated ? null : { name, address: null } }
    : {
        kind: 'record',
        family: 'serviceObjects',
        key: name,
        value: negated ? null : { name, service: null },
      };
}

/** A line inside `object service`. */
export function takeServiceObjectLine(reader: Reader): Statement | null {
  if (reader.tokens.take('description', 4)) {
    return fields('serviceObjects', { description: reader.tokens.restFrom(reader.tokens.at) });
  }
  if (!reader.tokens.take('service')) {
    return null;
  }
  const service = takeService(reader);
  return service === null ? null : fields('serviceObjects', { service });
}

/** An address line inside `object network`. */
export function takeNetworkObjectLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (tokens.take('description', 4)) {
    return fields('networkObjects', { description: tokens.restFrom(tokens.at) });
  }
  const known = tokens.is('host') || tokens.is('subnet') || tokens.is('range') || tokens.is('fqdn');
  const address = known ? takeObjectAddress(reader) : null;
  return address === null ? null : fields('networkObjects', { address });
}
