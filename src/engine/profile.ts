import type { Citation, Confidence } from './prediction';
import type { PortRange } from './port-set';

/** How sure a value of a profile is, and the public source that says so. */
export interface Claim {
  readonly confidence: Confidence;
  /** Null where the value is assumed, and nowhere else. */
  readonly source: Citation | null;
}

/** A value, or a value with a claim of its own; without one the claim of its rule (or profile) holds. */
export type Claimed<T> = T | (Claim & { readonly value: T });

/**
 * What no two mappings of different sources share: the PAT address and port; these and the outside address; these and the
 * outside address and port; or nothing (the device tells them apart by something else, such as the IKE cookie).
 */
export type Unique = 'address-port' | 'outside-address' | 'outside-port' | 'nothing';

/**
 * Whether a source (inside address and port) with a live mapping gets the same port again for another destination.
 * `unspecified`: the sources do not say, so both outcomes are possible; the run reuses.
 */
export type Reuse = 'always' | 'never' | 'newest-if-free' | 'unspecified';

/** Original ports and the ports among which the device chooses for them. */
export interface PortGroup {
  readonly original: readonly PortRange[];
  readonly candidates: readonly PortRange[];
}

/** How a port is chosen among the candidates of the original port's group. */
export type Choose =
  | {
      readonly kind: 'lowest';
      /** How many ports of a group the sources show; beyond, any free port above is possible too. */
      readonly knownFor?: number;
    }
  | {
      /** The next free candidate above a starting point, round and round. */
      readonly kind: 'above';
      readonly from: 'original' | 'last';
      /** Who shares the memory of the last port (`from: last`). */
      readonly counter?: 'protocol' | 'group' | 'pool';
      /** Whether the starting point itself is tried. */
      readonly start: 'at' | 'after';
      /** Where the memory stands before the first choice; default `first`, the first candidate comes next. */
      readonly initial?: 'first' | 'unknown';
      readonly knownFor?: number;
    }
  /** Uniform among the free candidates. */
  | { readonly kind: 'random' }
  /** So many candidates are drawn; when none of them is free there is no port. */
  | { readonly kind: 'draws'; readonly attempts: number }
  /** From a random candidate so many consecutive ones are tried, then again for the next round. */
  | { readonly kind: 'probe'; readonly rounds: readonly number[] }
  | { readonly kind: 'none' };

/** Ports handed out to inside hosts in blocks of consecutive ones. */
export interface PortBlock {
  readonly size: number;
  /** The most blocks that one host may hold. */
  readonly perHost: number;
  readonly choose: 'lowest' | 'random';
}

export interface Match {
  readonly protocol?: 'udp' | 'tcp';
  readonly insidePorts?: readonly PortRange[];
  readonly outsidePorts?: readonly PortRange[];
}

/** How ports are chosen for the flows that match; `confidence` and `source` hold for every value without its own. */
export interface Rule extends Claim {
  readonly match?: Match;
  readonly unique: Claimed<Unique>;
  /** The most mappings of one PAT address and port, whatever their destinations. */
  readonly reuseFactor?: Claimed<number>;
  readonly reuse: Claimed<Reuse>;
  /** Original ports that are kept when they are free; with `choose: none` they are the only ones. */
  readonly keep: Claimed<'always' | 'never' | readonly PortRange[]>;
  readonly groups: Claimed<readonly PortGroup[]>;
  readonly choose: Claimed<Choose>;
  readonly block?: Claimed<PortBlock>;
  /** The most mappings of one PAT address to one outside address and port. */
  readonly limitPerDestination?: Claimed<number>;
}

/** Which address of several is tried first, and whether a host stays with the address that it has. */
export interface AddressChoice {
  readonly choose: 'fill-first' | 'round-robin' | 'random' | 'hash';
  readonly paired: boolean;
  /** What happens when the address has no port: the next one is tried (default), or the flow is dropped. */
  readonly whenFull?: Claimed<'next' | 'drop'>;
}

/** Who may send to a mapping from outside. */
export type Filtering = 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';

/** Idle times of one protocol in milliseconds. */
export interface Timers {
  /** After the very first packet; default `oneWay`. */
  readonly first?: number;
  /** While no answer has been seen. */
  readonly oneWay: number;
  readonly twoWay: number;
  /** `twoWay` holds only for packets this long after the mapping was made; before, `oneWay` does. Default 0. */
  readonly twoWayAfter?: number;
  /** How long the port stays taken after the session has ended, also when it ended by being idle. Default 0. */
  readonly afterClose?: Claimed<number>;
}

/** Idle times of each protocol; each may have a source of its own. */
export interface ProtocolTimers {
  readonly udp: Claimed<Timers>;
  readonly tcp: Claimed<Timers>;
  readonly esp: Claimed<Timers>;
}

/** What becomes of raw ESP, which has no ports. */
export type EspTreatment = 'tracked-by-spi' | 'one-host-per-gateway' | 'dropped' | 'untranslated';

/** How one family of PAT devices chooses ports, as data. */
export interface Profile extends Claim {
  readonly id: string;
  readonly title: string;
  /** Ordered: the first whose match fits decides. */
  readonly rules: readonly Rule[];
  readonly addresses: Claimed<AddressChoice>;
  /** Ports of each PAT address that the device keeps for itself. */
  readonly reserved: Claimed<readonly PortRange[]>;
  readonly filtering: Claimed<Filtering>;
  readonly timers: Claimed<ProtocolTimers>;
  readonly esp: Claimed<EspTreatment>;
}

function isClaimed<T>(value: Claimed<T>): value is Claim & { readonly value: T } {
  return typeof value === 'object' && value !== null && 'confidence' in value && 'value' in value;
}

/** A value that has no public source. */
export function assumed<T>(value: T): Claim & { readonly value: T } {
  return { value, confidence: 'assumed', source: null };
}

/** The bare value. */
export function valueOf<T>(value: Claimed<T>): T {
  return isClaimed(value) ? value.value : value;
}

/** The value's own claim, else that of the rule or profile that it stands in. */
export function claimOf<T>(value: Claimed<T>, owner: Claim): Claim {
  return isClaimed(value)
    ? { confidence: value.confidence, source: value.source }
    : { confidence: owner.confidence, source: owner.source };
}
