import type { Address, Endpoint, Protocol } from './flow';
import type { PortRange } from './port-set';
import type { Profile } from './profile';

/** A static entry; an inside port of 0 means every port of the host, kept as it is (one address for one host). */
export interface StaticEntry {
  /** Null: every protocol. */
  readonly protocol: Protocol | null;
  readonly inside: Endpoint;
  readonly global: Endpoint;
}

/** Ports that are nobody's to have, such as those of the device's own IKE. */
export interface ReservedPorts {
  /** Null: on every address. */
  readonly address: Address | null;
  /** Null: every protocol. */
  readonly protocol: Protocol | null;
  readonly ports: PortRange;
}

/** Idle times in milliseconds that a config sets in the place of the profile's. */
export interface Timeouts {
  readonly udp?: number;
  readonly tcp?: number;
  readonly esp?: number;
}

/** One PAT device: its profile and what its config adds. */
export interface PatOptions {
  readonly profile: Profile;
  /** The inside global addresses in the order of the pool; at least one. */
  readonly addresses: readonly Address[];
  /** Random choices come from it; the same seed gives the same run. */
  readonly seed: number;
  /** An explicit range of ports in the place of the profile's groups. */
  readonly ports?: PortRange;
  readonly statics?: readonly StaticEntry[];
  readonly reserved?: readonly ReservedPorts[];
  readonly timeouts?: Timeouts;
}
