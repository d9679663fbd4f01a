import { bitCount, partContains, partHas, type AddressPart } from '../address-parts';

/** Packets of one protocol: a mask with holes for each address, and one range for each port. */
export interface Region {
  readonly source: AddressPart;
  readonly destination: AddressPart;
  readonly sourcePorts: PortSpan;
  readonly destinationPorts: PortSpan;
}

/** First and last port, both inside. */
export type PortSpan = readonly [first: number, last: number];

/** One packet of a region. */
export interface Point {
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

export function regionHas(region: Region, point: Point): boolean {
  return (
    partHas(region.source, point.source) &&
    partHas(region.destination, point.destination) &&
    spanHas(region.sourcePorts, point.sourcePort) &&
    spanHas(region.destinationPorts, point.destinationPort)
  );
}

export function spanHas([first, last]: PortSpan, port: number): boolean {
  return first <= port && port <= last;
}

/** Whether every packet of `inner` is one of `outer`. */
export function regionContains(outer: Region, inner: Region): boolean {
  return (
    partContains(outer.source, inner.source) &&
    partContains(outer.destination, inner.destination) &&
    spanContains(outer.sourcePorts, inner.sourcePorts) &&
    spanContains(outer.destinationPorts, inner.destinationPorts)
  );
}

function spanContains(outer: PortSpan, inner: PortSpan): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** The logarithm of how many packets of `region` are in `other`, which meets it. */
export function commonBits(region: Region, other: Region): number {
  const bound = bitCount(region.source.care | other.source.care);
  return (
    64 -
    bound -
    bitCount(region.destination.care | other.destination.care) +
    commonSpan(region.sourcePorts, other.sourcePorts) +
    commonSpan(region.destinationPorts, other.destinationPorts)
  );
}

function commonSpan(one: PortSpan, other: PortSpan): number {
  return Math.log2(Math.min(one[1], other[1]) - Math.max(one[0], other[0]) + 1);
}

/** Adds to `pieces` what is left of `region` without `taken`, which meets it: disjoint regions, the largest last. */
export function subtractRegion(region: Region, taken: Region, pieces: Region[]): void {
  const source = common(region.source, taken.source);
  const destination = common(region.destination, taken.destination);
  const sourcePorts = commonPorts(region.sourcePorts, taken.sourcePorts);
  for (const destinationPorts of restOfSpan(region.destinationPorts, taken.destinationPorts)) {
    pieces.push({ source, destination, sourcePorts, destinationPorts });
  }
  const { destinationPorts } = region;
  for (const ports of restOfSpan(region.sourcePorts, taken.sourcePorts)) {
    pieces.push({ source, destination, sourcePorts: ports, destinationPorts });
  }
  for (const part of restOfPart(region.destination, taken.destination)) {
    pieces.push({ source, destination: part, sourcePorts: region.sourcePorts, destinationPorts });
  }
  for (const part of restOfPart(region.source, taken.source)) {
    pieces.push({ ...region, source: part });
  }
}

function common(one: AddressPart, other: AddressPart): AddressPart {
  return { address: one.address | other.address, care: one.care | other.care };
}

function commonPorts(one: PortSpan, other: PortSpan): PortSpan {
  return [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
}

function restOfSpan([first, last]: PortSpan, [from, to]: PortSpan): PortSpan[] {
  const rest: PortSpan[] = [];
  if (first < from) rest.push([first, from - 1]);
  if (to < last) rest.push([to + 1, last]);
  return rest;
}

/** For every bit that only `taken` asks for: the higher ones as it has them, and this one the other way; the largest last. */
function restOfPart(part: AddressPart, taken: AddressPart): AddressPart[] {
  const rest: AddressPart[] = [];
  for (let bits = taken.care & ~part.care; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits;
    const higher = bits & ~bit;
    const fixed = part.address | (taken.address & higher);
    rest.push({ address: fixed | (~taken.address & bit), care: part.care | bits });
  }
  return rest;
}

/** Numbers that look random and are the same in every run (xorshift). */
export class Dice {
  private state = 0x2545f491;

  next(): number {
    let { state } = this;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (this.state = state);
  }

  /** Some packet of a region. */
  pointOf({ source, destination, sourcePorts, destinationPorts }: Region): Point {
    return {
      source: source.address | (this.next() & ~source.care),
      destination: destination.address | (this.next() & ~destination.care),
      sourcePort: this.portOf(sourcePorts),
      destinationPort: this.portOf(destinationPorts),
    };
  }

  private portOf([first, last]: PortSpan): number {
    return first === last ? first : first + ((this.next() >>> 0) % (last - first + 1));
  }
}
