import type { PortSet } from './port-set';

/** An IPv4 address as an unsigned 32-bit number. */
export type Address = number;

/** The IP protocol numbers that a PAT device of this engine knows. */
export type Protocol = 6 | 17 | 50;

/** One end of a flow; the port is 0 for ESP. */
export interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

/** The first packet of a conversation from inside to outside, as it meets the PAT device. */
export interface Flow {
  readonly protocol: Protocol;
  readonly inside: Endpoint;
  readonly outside: Endpoint;
  /**
   * Where the inside port is not certain (an ephemeral port, or the output of another PAT stage), every value that it
   * can have; `inside.port` is then the one of the run.
   */
  readonly insidePorts?: PortSet;
  /** Who sends it, for reasons that name the holder of a port: an index that means something to the caller. */
  readonly owner: number;
}
