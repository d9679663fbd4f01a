import type { AccessList, Ace, DeviceSummary } from '../../config/model';
import { addressTest, type AddressTest } from './address-test';
import type { Doubt } from './doubt';
import { serviceTests, type ServiceTest } from './service-test';

/** An ACE with every name in it resolved. */
export interface CompiledAce {
  /** Index in the list's entries. */
  readonly entry: number;
  readonly action: Ace['action'];
  readonly source: AddressTest;
  readonly destination: AddressTest;
  readonly services: readonly ServiceTest[];
  /** What is supposed whenever the line matches. */
  readonly doubts: readonly Doubt[];
}

/**
 * An access list ready for evaluation. Lines that no first packet of a conversation can match (`established`, `fragments`,
 * `inactive`, remarks, `evaluate`) are left out. A quick look at three columns of numbers passes over most lines.
 */
export class CompiledList {
  readonly aces: readonly CompiledAce[];
  private readonly source: Int32Array;
  private readonly sourceCare: Int32Array;
  private readonly destination: Int32Array;
  private readonly destinationCare: Int32Array;

  constructor(
    readonly list: AccessList,
    readonly summary: DeviceSummary,
  ) {
    this.aces = list.entries.flatMap((ace, entry) =>
      ace.kind === 'ace' && canMatchFirstPacket(ace) ? [compile(ace, entry, summary)] : [],
    );
    const count = this.aces.length;
    this.source = new Int32Array(count);
    this.sourceCare = new Int32Array(count);
    this.destination = new Int32Array(count);
    this.destinationCare = new Int32Array(count);
    this.aces.forEach((ace, index) => {
      fill(this.source, this.sourceCare, index, ace.source);
      fill(this.destination, this.destinationCare, index, ace.destination);
    });
  }

  get name(): string {
    return this.list.name;
  }

  /** The next line from `from` on whose addresses may match, or -1; an address that is not known may be any. */
  next(from: number, source: number | null, destination: number | null): number {
    const { sourceCare, destinationCare } = this;
    const sourceMask = source === null ? 0 : ~0;
    const destinationMask = destination === null ? 0 : ~0;
    const wantedSource = source ?? 0;
    const wantedDestination = destination ?? 0;
    for (let index = from; index < sourceCare.length; index++) {
      const off =
        (((this.source[index] ?? 0) ^ wantedSource) & (sourceCare[index] ?? 0) & sourceMask) |
        (((this.destination[index] ?? 0) ^ wantedDestination) &
          (destinationCare[index] ?? 0) &
          destinationMask);
      if (off === 0) return index;
    }
    return -1;
  }
}

function canMatchFirstPacket(ace: Ace): boolean {
  return !ace.inactive && !ace.conditions.some(({ kind }) => kind === 'established' || kind === 'fragments');
}

function compile(ace: Ace, entry: number, summary: DeviceSummary): CompiledAce {
  const source = addressTest(ace.source, summary);
  const destination = addressTest(ace.destination, summary);
  const { services, doubts } = serviceTests(ace, summary);
  const times = ace.conditions.flatMap((condition): readonly Doubt[] =>
    condition.kind === 'time-range' ? [{ code: 'time-range', name: condition.name }] : [],
  );
  return {
    entry,
    action: ace.action,
    source,
    destination,
    services,
    doubts: [...source.doubts, ...destination.doubts, ...doubts, ...times],
  };
}

/** Only a test of one part is told by the columns; any other passes the quick look. */
function fill(addresses: Int32Array, cares: Int32Array, index: number, { parts }: AddressTest): void {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'bits') return;
  addresses[index] = only.address;
  cares[index] = only.care;
}
