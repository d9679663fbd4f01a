import fc from 'fast-check';
import type { Ace, AceCondition, AddressMatch, PortMatch } from '../../../../src/config/model';

/** One packet, and the conditions that it fits. */
export interface OnePacket {
  readonly protocol: number;
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly fits: ReadonlySet<string>;
}

/** Whether an entry takes a packet, field by field as its words say: what sets of packets have to agree with. */
export function takes(ace: Ace, packet: OnePacket): boolean {
  return (
    !ace.inactive &&
    (ace.protocol === null || ace.protocol === packet.protocol) &&
    addressFits(ace.source, packet.source) &&
    addressFits(ace.destination, packet.destination) &&
    portFits(ace.sourcePorts, packet.sourcePort) &&
    portFits(ace.destinationPorts, packet.destinationPort) &&
    ace.conditions.every((condition) => packet.fits.has(condition.kind))
  );
}

/** Bit by bit, so that it shares nothing with what it checks. */
export function addressFits(match: AddressMatch, address: number): boolean {
  if (match.kind === 'host') return match.address === address;
  if (match.kind !== 'wildcard') return match.kind === 'any';
  for (let bit = 0; bit < 32; bit++) {
    const cares = ((match.wildcard >>> bit) & 1) === 0;
    if (cares && ((match.address >>> bit) & 1) !== ((address >>> bit) & 1)) return false;
  }
  return true;
}

/** Whether a port is one that a match asks for. */
export function portFits(match: PortMatch | null, value: number): boolean {
  switch (match?.operator) {
    case 'eq':
      return match.ports.includes(value);
    case 'neq':
      return !match.ports.includes(value);
    case 'lt':
      return value < match.port;
    case 'gt':
      return value > match.port;
    case 'range':
      return match.first <= value && value <= match.last;
    default:
      return true;
  }
}

/** What a list is drawn from: few values, so that lines and packets meet often, or many. */
export interface Universe {
  readonly address: fc.Arbitrary<AddressMatch>;
  readonly port: fc.Arbitrary<number>;
  readonly conditions: fc.Arbitrary<readonly AceCondition[]>;
}

export const established: AceCondition = { kind: 'established' };
export const someTime: AceCondition = { kind: 'time-range', name: 'T' };

function portMatch(port: fc.Arbitrary<number>): fc.Arbitrary<PortMatch> {
  return fc.oneof(
    fc.record({
      operator: fc.constantFrom('eq', 'neq'),
      ports: fc.array(port, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constantFrom('lt', 'gt'), port }),
    fc.tuple(port, port).map(([a, b]): PortMatch => ({
      operator: 'range',
      first: Math.min(a, b),
      last: Math.max(a, b),
    })),
  );
}

/** Entries of one universe. */
export function aceOf({ address, port, conditions }: Universe): fc.Arbitrary<Ace> {
  return fc
    .record({
      action: fc.constantFrom<Ace['action']>('permit', 'deny'),
      protocol: fc.constantFrom(null, 17, 6, 50),
      source: address,
      sourcePorts: fc.option(portMatch(port), { freq: 1 }),
      destination: address,
      destinationPorts: fc.option(portMatch(port), { freq: 2 }),
      conditions,
      inactive: fc.integer({ min: 0, max: 19 }).map((value) => value === 0),
    })
    .map((fields) => {
      const ported = fields.protocol === 17 || fields.protocol === 6;
      return {
        kind: 'ace',
        sequence: null,
        protocolGroup: null,
        reflect: null,
        ...fields,
        sourcePorts: ported ? fields.sourcePorts : null,
        destinationPorts: ported ? fields.destinationPorts : null,
      };
    });
}

/** Two bits of address that matter, the highest and the lowest, with every mask over them. */
const smallBits = [0x80000000, 0x00000001];

export const smallAddresses: readonly number[] = Array.from({ length: 4 }, (_, index) =>
  smallBits.reduce((sum, bit, at) => ((index >>> at) & 1 ? sum + bit : sum), 0),
);

export const smallPorts: readonly number[] = [0, 1, 2, 65535];

/** Ports 0 to 2 and the last one stand for all, and four addresses: every packet of it can be tried. */
export const smallUniverse: Universe = {
  address: fc.oneof(
    fc.constant<AddressMatch>({ kind: 'any' }),
    fc
      .tuple(fc.constantFrom(...smallAddresses), fc.constantFrom(...smallAddresses))
      .map(([address, free]): AddressMatch => ({
        kind: 'wildcard',
        address,
        wildcard: (free | ~smallBits.reduce((sum, bit) => sum | bit, 0)) >>> 0,
      })),
  ),
  port: fc.constantFrom(0, 1, 65535),
  conditions: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([established]) },
    { weight: 1, arbitrary: fc.constant([someTime]) },
    { weight: 1, arbitrary: fc.constant([established, someTime]) },
  ),
};

const anyAddress = fc.integer({ min: 0, max: 0xffffffff });

/** All addresses and ports, and masks with holes. */
export const largeUniverse: Universe = {
  address: fc.oneof(
    fc.constant<AddressMatch>({ kind: 'any' }),
    anyAddress.map((address): AddressMatch => ({ kind: 'host', address })),
    fc.tuple(anyAddress, anyAddress, anyAddress).map(([address, one, other]): AddressMatch => ({
      kind: 'wildcard',
      address,
      wildcard: (one | other) >>> 0,
    })),
  ),
  port: fc.integer({ min: 0, max: 65535 }),
  conditions: smallUniverse.conditions,
};
