import { inSteps, type Steps } from '../../steps';
import { bitCount } from '../address-parts';
import { BitIndex, type BitQuery } from '../bit-index';
import type { Point } from './region';
import type { ShadowLine, ShadowService } from './shadow-line';

const sourceDigit = 0;
const destinationDigit = 8;
const sourcePortDigit = 16;
const destinationPortDigit = 20;
const digits = 24;
/** Lines that are sorted in in one step. */
const linesOfStep = 1000;
/** Enough for the lines of the largest file. */
const placeBits = 21;

/** Lines of one protocol (or of `ip`) that were added so far, found by a packet: those that take most packets first. */
export class CoverIndex {
  private readonly index: BitIndex;
  private readonly query: BitQuery;
  private readonly positions = new Map<ShadowLine, number>();

  /** `lines` are all that will be added. */
  static *of(lines: readonly ShadowLine[], protocol: number | null): Steps<CoverIndex> {
    const index = new CoverIndex(yield* inOrder(lines), protocol);
    for (const [position, line] of index.lines.entries()) {
      index.positions.set(line, position);
      if (position % linesOfStep === 0) yield;
    }
    return index;
  }

  private constructor(
    private readonly lines: readonly ShadowLine[],
    private readonly protocol: number | null,
  ) {
    this.index = new BitIndex(lines.length, digits);
    this.query = this.index.query();
  }

  add(line: ShadowLine): void {
    const position = this.positions.get(line);
    if (position === undefined) return;
    for (const { address, care } of line.source.parts) {
      this.index.addAddress(position, sourceDigit, address, care);
    }
    for (const { address, care } of line.destination.parts) {
      this.index.addAddress(position, destinationDigit, address, care);
    }
    for (const service of line.services) {
      if (service.protocol === this.protocol) this.addPorts(position, service);
    }
  }

  private addPorts(position: number, { sourcePorts, destinationPorts }: ShadowService): void {
    for (const [first, last] of sourcePorts) {
      this.index.addPorts(position, sourcePortDigit, first, last);
    }
    for (const [first, last] of destinationPorts) {
      this.index.addPorts(position, destinationPortDigit, first, last);
    }
  }

  /** Calls `visit` with the added lines that may have the packet, until it says false; tells the work that it was. */
  visit(point: Point, visit: (line: ShadowLine) => boolean): number {
    const { index, lines } = this;
    const { query } = this;
    query.count = 0;
    index.askAddress(query, sourceDigit, point.source);
    index.askAddress(query, destinationDigit, point.destination);
    index.askPort(query, destinationPortDigit, point.destinationPort);
    index.askPort(query, sourcePortDigit, point.sourcePort);
    const before = index.work;
    let at = index.next(query, 0);
    for (; at >= 0; at = index.next(query, at + 1)) {
      const line = lines[at];
      if (line !== undefined && !visit(line)) break;
    }
    return index.work - before;
  }
}

/** Those that take most packets first; lines that are alike stand together, so that whole words of the index are passed over. */
function* inOrder(lines: readonly ShadowLine[]): Steps<readonly ShadowLine[]> {
  const byWidth = new Map<number, ShadowLine[]>();
  for (const [index, line] of lines.entries()) {
    const width = widthOf(line);
    const known = byWidth.get(width);
    if (known === undefined) byWidth.set(width, [line]);
    else known.push(line);
    if (index % linesOfStep === 0) yield;
  }
  const ordered: ShadowLine[] = [];
  for (const width of [...byWidth.keys()].sort((one, other) => other - one)) {
    const own = byWidth.get(width) ?? [];
    // Numbers are sorted many times faster than objects: the address stands before the place in the list.
    const keys = new Float64Array(own.length);
    yield* inSteps(own, (line, place) => {
      keys[place] = firstSource(line) * 2 ** placeBits + place;
    });
    keys.sort();
    yield;
    yield* inSteps(keys, (key) => {
      const line = own[key % 2 ** placeBits];
      if (line !== undefined) ordered.push(line);
    });
  }
  return ordered;
}

/** The free bits of a line's widest addresses. */
function widthOf({ source, destination }: ShadowLine): number {
  const free = (care: number): number => 32 - bitCount(care);
  const widest = (parts: ShadowLine['source']['parts']): number => {
    let most = 0;
    for (const { care } of parts) most = Math.max(most, free(care));
    return most;
  };
  return widest(source.parts) + widest(destination.parts);
}

/** The first address of the side that tells more. */
function firstSource({ source, destination }: ShadowLine): number {
  const first = source.parts[0];
  const side = first !== undefined && first.care !== 0 ? first : destination.parts[0];
  return (side?.address ?? 0) >>> 0;
}
