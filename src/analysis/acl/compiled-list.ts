import type { AccessList, Ace, DeviceSummary } from '../../config/model';
import { atOnce, type Steps } from '../steps';
import { addressTest, type AddressTest } from './address-test';
import { supposed } from './conditions';
import type { Doubt } from './doubt';
import { keptByList } from './kept-by-list';
import type { AceMatch } from './match';
import type { PacketSet, VaryingSide } from './packet';
import { serviceTests, type ServiceTest } from './service-test';
import { ServiceSlice, type Candidates } from './service-slice';

/** Of packets those that an entry takes by what the device has seen before; null where it takes none. */
export type ReflectedPart = (packets: PacketSet, varying: VaryingSide) => AceMatch | null;

/** An `evaluate` line that permits what it is asked of by `reflected` alone. */
export interface ReflectedAce extends Ace {
  readonly reflected: ReflectedPart;
}

/** An ACE with every name in it resolved. */
export interface CompiledAce {
  /** Index in the list's entries. */
  readonly entry: number;
  readonly action: Ace['action'];
  readonly source: AddressTest;
  readonly destination: AddressTest;
  readonly services: readonly ServiceTest[];
  /** What is supposed when the line matches the first packet of a conversation; null where it cannot. */
  readonly first: readonly Doubt[] | null;
  /** The same for the first answer. */
  readonly answer: readonly Doubt[] | null;
  /** Decides alone what the line takes, where it is there. */
  readonly reflected?: ReflectedPart;
}

/** An access list ready for evaluation; what it takes is found when it is first asked for, and kept with the list. */
export class CompiledList {
  private readonly lines: Lines;

  constructor(
    readonly list: AccessList,
    readonly summary: DeviceSummary,
  ) {
    this.lines = linesOf(list, summary);
  }

  get name(): string {
    return this.list.name;
  }

  /** Null for an entry that never matches: a remark, `evaluate`, `inactive`, what is not understood. */
  ace(entry: number): CompiledAce | null {
    return this.lines.ace(entry);
  }

  /** Does in steps what {@link candidates} would do at once when first asked for such packets. */
  prepare(packets: PacketSet, varying: VaryingSide): Steps<void> {
    const fixed = varying === 'source' ? packets.destinationPorts : packets.sourcePorts;
    return this.lines.prepare(packets.protocol, varying, onlyPort(fixed));
  }

  /**
   * The entries that may match some of the packets, in the order of the list. With `ignorePorts`, whatever they ask of the
   * varying side's ports.
   */
  candidates(packets: PacketSet, varying: VaryingSide, ignorePorts = false): Candidates {
    const bySource = varying === 'source';
    const fixed = bySource ? packets.destinationPorts : packets.sourcePorts;
    const whole = bySource ? packets.sourcePorts : packets.destinationPorts;
    const port = ignorePorts ? null : onlyPort(whole);
    return this.lines.candidates(packets, varying, onlyPort(fixed), port);
  }
}

/** The port of a set that has only one. */
function onlyPort(ports: PacketSet['sourcePorts']): number | null {
  const first = ports?.first;
  return first !== undefined && first === ports?.last ? first : null;
}

/** The most pairs of protocol and port of the fixed side for which the lines of a list are kept apart. */
const mostSlices = 8;

/** Longer lists are indexed before they are first asked. */
const mostOneByOne = 2000;

/** The lines of a list, resolved when they are asked for. */
interface Lines {
  ace(entry: number): CompiledAce | null;
  prepare(protocol: number, varying: VaryingSide, fixed: number | null): Steps<void>;
  candidates(packets: PacketSet, varying: VaryingSide, fixed: number | null, port: number | null): Candidates;
}

/** The lines of one list, resolved one by one, and by the service that they are asked for. */
class ListLines implements Lines {
  private readonly aces: (CompiledAce | null)[] = [];
  private readonly slices = new Map<string, ServiceSlice>();

  constructor(
    private readonly list: AccessList,
    private readonly summary: DeviceSummary,
  ) {}

  ace(entry: number): CompiledAce | null {
    const known = this.aces[entry];
    if (known !== undefined) return known;
    const made = compiled(this.list, entry, this.summary);
    this.aces[entry] = made;
    return made;
  }

  candidates(
    packets: PacketSet,
    varying: VaryingSide,
    fixed: number | null,
    port: number | null,
  ): Candidates {
    return atOnce(this.sliceInSteps(packets.protocol, varying, fixed)).candidates(packets, port);
  }

  *prepare(protocol: number, varying: VaryingSide, port: number | null): Steps<void> {
    const slice = yield* this.sliceInSteps(protocol, varying, port);
    // Of a long list a few questions already cost more than the index.
    if (this.list.entries.length > mostOneByOne) yield* slice.prepare();
  }

  private *sliceInSteps(protocol: number, varying: VaryingSide, port: number | null): Steps<ServiceSlice> {
    const kept = port !== null && this.slices.size >= mostSlices ? null : port;
    const key = `${varying} ${protocol} ${kept ?? ''}`;
    const known = this.slices.get(`${varying} ${protocol} ${port ?? ''}`) ?? this.slices.get(key);
    if (known !== undefined) return known;
    const slice = yield* ServiceSlice.of(this.list, varying, protocol, kept, (entry) => this.ace(entry));
    this.slices.set(key, slice);
    return slice;
  }
}

/** More entries than these are not looked at beside an index. */
const mostRevised = 128;

/** The lines of a list of which some entries were replaced since it was indexed: these are candidates for all packets. */
class RevisedLines implements Lines {
  private readonly aces = new Map<number, CompiledAce | null>();
  private readonly replaced: readonly number[];

  private constructor(
    private readonly base: ListLines,
    list: AccessList,
    summary: DeviceSummary,
    replaced: ReadonlySet<number>,
  ) {
    this.replaced = [...replaced].sort((one, other) => one - other);
    for (const entry of this.replaced) this.aces.set(entry, compiled(list, entry, summary));
  }

  /** Null where so many entries are other ones that the list is better read anew. */
  static of(
    known: Lines,
    list: AccessList,
    summary: DeviceSummary,
    replaced: readonly number[],
  ): RevisedLines | null {
    const base = known instanceof RevisedLines ? known.base : known;
    const earlier = known instanceof RevisedLines ? known.replaced : [];
    const all = new Set([...earlier, ...replaced]);
    return base instanceof ListLines && all.size <= mostRevised
      ? new RevisedLines(base, list, summary, all)
      : null;
  }

  ace(entry: number): CompiledAce | null {
    const own = this.aces.get(entry);
    return own === undefined ? this.base.ace(entry) : own;
  }

  prepare(protocol: number, varying: VaryingSide, fixed: number | null): Steps<void> {
    return this.base.prepare(protocol, varying, fixed);
  }

  candidates(
    packets: PacketSet,
    varying: VaryingSide,
    fixed: number | null,
    port: number | null,
  ): Candidates {
    const found = this.base.candidates(packets, varying, fixed, port);
    const { replaced } = this;
    let at = 0;
    let waiting = found.next();
    return {
      next: () => {
        const own = replaced[at] ?? Infinity;
        if (own <= waiting || waiting < 0) {
          if (own === Infinity) return -1;
          at++;
          if (own === waiting) waiting = found.next();
          return own;
        }
        const next = waiting;
        waiting = found.next();
        return next;
      },
    };
  }
}

const linesOf = keptByList<Lines>(
  (list, summary) => new ListLines(list, summary),
  (known, list, summary, replaced) => RevisedLines.of(known, list, summary, replaced),
);

function compiled(list: AccessList, entry: number, summary: DeviceSummary): CompiledAce | null {
  const ace = list.entries[entry];
  return ace?.kind === 'ace' && !ace.inactive ? compile(ace, entry, summary) : null;
}

function compile(ace: Ace | ReflectedAce, entry: number, summary: DeviceSummary): CompiledAce {
  const source = addressTest(ace.source, summary);
  const destination = addressTest(ace.destination, summary);
  const { services, doubts } = serviceTests(ace, summary);
  const always = [...source.doubts, ...destination.doubts, ...doubts];
  const doubtsFor = (packet: 'first' | 'answer'): readonly Doubt[] | null => {
    const more = supposed(ace.conditions, packet);
    return more === null ? null : [...always, ...more];
  };
  const first = doubtsFor('first');
  const answer = ace.conditions.length === 0 ? first : doubtsFor('answer');
  const made = { entry, action: ace.action, source, destination, services, first, answer };
  return 'reflected' in ace ? { ...made, reflected: ace.reflected } : made;
}
