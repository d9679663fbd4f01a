import type { AccessList, Ace, AddressMatch, PortMatch } from '../../config/model';
import { atOnce, flatMapInSteps, type Steps } from '../steps';
import { BitIndex } from './bit-index';
import type { CompiledAce } from './compiled-list';
import type { PacketSet, VaryingSide } from './packet';
import { allPorts } from './port-match';

/** Entries of a list, by index, in order. */
export interface Candidates {
  /** The next of them, or -1 when there are no more. */
  next(): number;
}

/** An index pays only where it is asked more often than this. */
const asksBeforeIndex = 4;

/** Entries that are indexed in one step. */
const entriesOfStep = 500;

const sourceDigit = 0;
const destinationDigit = 8;
const portDigit = 16;
const digits = 20;

/** The lines of a list that may match packets of one protocol with one port (or any) at the fixed side. */
export class ServiceSlice {
  private index: BitIndex | null = null;
  private asked = 0;

  private constructor(
    private readonly list: AccessList,
    private readonly varying: VaryingSide,
    private readonly entries: Int32Array,
    private readonly aceOf: (entry: number) => CompiledAce | null,
  ) {}

  static *of(
    list: AccessList,
    varying: VaryingSide,
    protocol: number,
    port: number | null,
    aceOf: (entry: number) => CompiledAce | null,
  ): Steps<ServiceSlice> {
    const found = yield* flatMapInSteps(list.entries, (ace, entry) => {
      if (ace.kind !== 'ace' || ace.inactive) return [];
      if (ace.protocolGroup === null && ace.protocol !== null && ace.protocol !== protocol) return [];
      const match = varying === 'source' ? ace.destinationPorts : ace.sourcePorts;
      return port === null || mayHave(match, port) ? [entry] : [];
    });
    return new ServiceSlice(list, varying, Int32Array.from(found), aceOf);
  }

  /** Makes the index that {@link candidates} makes when it was asked some times. */
  *prepare(): Steps<void> {
    this.index ??= yield* this.build();
  }

  /** The lines whose addresses may match, and whose ports of the varying side may have `port` (null: any). */
  candidates(packets: PacketSet, port: number | null): Candidates {
    if (this.index === null && this.asked++ < asksBeforeIndex) return this.oneByOne(packets);
    const { entries } = this;
    const index = (this.index ??= atOnce(this.build()));
    const query = index.query();
    if (packets.source !== null) index.askAddress(query, sourceDigit, packets.source);
    if (packets.destination !== null) index.askAddress(query, destinationDigit, packets.destination);
    if (port !== null) index.askPort(query, portDigit, port);
    let position = -1;
    return {
      next: () => {
        position = index.next(query, position + 1);
        if (position < 0) position = index.size;
        return entries[position] ?? -1;
      },
    };
  }

  private oneByOne({ source, destination }: PacketSet): Candidates {
    const { list, entries } = this;
    let position = -1;
    return {
      next: () => {
        for (position++; position < entries.length; position++) {
          const entry = entries[position] ?? -1;
          const ace = list.entries[entry];
          if (ace?.kind === 'ace' && mayBe(ace.source, source) && mayBe(ace.destination, destination)) {
            return entry;
          }
        }
        return -1;
      },
    };
  }

  private *build(): Steps<BitIndex> {
    const { list, entries, varying } = this;
    const index = new BitIndex(entries.length, digits);
    for (const [position, entry] of entries.entries()) {
      if (position % entriesOfStep === 0) yield;
      const ace = list.entries[entry];
      if (ace?.kind !== 'ace') continue;
      this.addSide(index, position, sourceDigit, entry, ace, 'source');
      this.addSide(index, position, destinationDigit, entry, ace, 'destination');
      const match = varying === 'source' ? ace.sourcePorts : ace.destinationPorts;
      addPorts(index, position, ace.protocolGroup === null ? match : null);
    }
    return index;
  }

  private addSide(
    index: BitIndex,
    position: number,
    digit: number,
    entry: number,
    ace: Ace,
    side: 'source' | 'destination',
  ): void {
    const match = ace[side];
    if (match.kind === 'host') index.addAddress(position, digit, match.address, -1);
    else if (match.kind === 'wildcard') index.addAddress(position, digit, match.address, ~match.wildcard);
    else {
      for (const part of this.aceOf(entry)?.[side].parts ?? []) {
        index.addAddress(position, digit, part.address, part.care);
      }
    }
  }
}

function addPorts(index: BitIndex, position: number, match: PortMatch | null): void {
  if (match?.operator === 'eq') {
    for (const port of match.ports) index.addPorts(position, portDigit, port, port);
  } else if (match?.operator === 'range') {
    index.addPorts(position, portDigit, match.first, match.last);
  } else {
    index.addPorts(position, portDigit, ...allPorts);
  }
}

function mayHave(match: PortMatch | null, port: number): boolean {
  switch (match?.operator) {
    case undefined:
    case 'group':
      return true;
    case 'eq':
      return match.ports.includes(port);
    case 'neq':
      return !match.ports.includes(port);
    case 'lt':
      return port < match.port;
    case 'gt':
      return port > match.port;
    case 'range':
      return match.first <= port && port <= match.last;
  }
}

function mayBe(match: AddressMatch, address: number | null): boolean {
  if (address === null) return true;
  if (match.kind === 'host') return match.address === address;
  return match.kind !== 'wildcard' || ((match.address ^ address) & ~match.wildcard) === 0;
}
