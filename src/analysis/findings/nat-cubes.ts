import type { AccessList, Ace, DeviceSummary } from '../../config/model';
import type { AddressPart } from '../acl/address-parts';
import { addressTest } from '../acl/address-test';

/** Packets by their addresses: every pair of a source and a destination. */
export interface Cube {
  readonly source: AddressPart;
  readonly destination: AddressPart;
}

/** What a list says of some packets, whatever their ports. */
export interface Split {
  /** Permitted, for some protocol at least. */
  readonly permitted: readonly Permitted[];
  /** What no entry matches. */
  readonly rest: readonly Cube[];
}

export interface Permitted {
  readonly cube: Cube;
  /** Index of the entry. */
  readonly entry: number;
}

/** Beyond so many parts the question is given up: nothing is permitted then. */
const mostCubes = 2000;

/**
 * Which of the packets a list permits, by first match. A deny takes its addresses away whatever its ports, and an entry that is
 * not understood takes all: what is permitted is so for certain.
 */
export function splitByList(list: AccessList, summary: DeviceSummary, cubes: readonly Cube[]): Split {
  let rest = cubes;
  const permitted: Permitted[] = [];
  for (const [entry, ace] of list.entries.entries()) {
    if (rest.length === 0) break;
    if (rest.length > mostCubes) return { permitted, rest: [] };
    if (ace.kind === 'evaluate' || (ace.kind === 'ace' && ace.inactive)) continue;
    if (ace.kind === 'unknown') return { permitted, rest: [] };
    const own = cubesOf(ace, summary);
    if (own === null) {
      if (ace.action === 'deny') return { permitted, rest: [] };
      continue;
    }
    for (const cube of own) {
      if (ace.action === 'permit' && isUnconditional(ace)) {
        for (const one of rest) {
          const both = intersect(one, cube);
          if (both !== null) permitted.push({ cube: both, entry });
        }
      }
      if (ace.action === 'deny' || isForAll(ace)) rest = rest.flatMap((one) => subtract(one, cube));
    }
  }
  return { permitted, rest };
}

function isUnconditional({ conditions }: Ace): boolean {
  return conditions.length === 0;
}

/** Every packet between the addresses, whatever its protocol. */
function isForAll(ace: Ace): boolean {
  const { protocol, protocolGroup, sourcePorts, destinationPorts } = ace;
  return (
    isUnconditional(ace) &&
    protocol === null &&
    protocolGroup === null &&
    sourcePorts === null &&
    destinationPorts === null
  );
}

/** Null where a name or placeholder leaves open what the entry is about. */
export function cubesOf(ace: Ace, summary: DeviceSummary): readonly Cube[] | null {
  const source = addressTest(ace.source, summary);
  const destination = addressTest(ace.destination, summary);
  if (source.doubts.length + destination.doubts.length > 0) return null;
  if (source.parts.length * destination.parts.length > mostCubes) return null;
  return source.parts.flatMap((one) =>
    destination.parts.map((other) => ({ source: one, destination: other })),
  );
}

/** The packets of both; null where there are none. */
export function intersect(one: Cube, other: Cube): Cube | null {
  const source = intersectParts(one.source, other.source);
  const destination = intersectParts(one.destination, other.destination);
  return source === null || destination === null ? null : { source, destination };
}

export function intersectParts(one: AddressPart, other: AddressPart): AddressPart | null {
  if (((one.address ^ other.address) & one.care & other.care) !== 0) return null;
  return { address: one.address | other.address, care: one.care | other.care };
}

/** The packets of the first without those of the second. */
function subtract(from: Cube, taken: Cube): readonly Cube[] {
  const both = intersect(from, taken);
  if (both === null) return [from];
  return [
    ...without(from.source, taken.source).map((source) => ({ source, destination: from.destination })),
    ...without(from.destination, taken.destination).map((destination) => ({
      source: both.source,
      destination,
    })),
  ];
}

/** One part for each bit that the second asks for and the first leaves open: with the bits before as asked, and this one not. */
function without(from: AddressPart, taken: AddressPart): readonly AddressPart[] {
  const pieces: AddressPart[] = [];
  let { address, care } = from;
  for (let open = taken.care & ~from.care; open !== 0; open &= open - 1) {
    const bit = open & -open;
    pieces.push({ address: address | (~taken.address & bit), care: care | bit });
    address |= taken.address & bit;
    care |= bit;
  }
  return pieces;
}
