import type { Address } from '../engine/flow';

/**
 * How ESP travels: UDP 4500 beside IKE (RFC 3948), raw beside IKE on 500, in UDP 10000 beside IKE on 500, or one TCP flow to
 * 4500 for both (RFC 9329).
 */
export type Encapsulation = 'nat-t' | 'esp' | 'udp-10000' | 'tcp-4500';

export type LocalPort = number | 'ephemeral';

/** The two conversations of a peer: IKE where it starts, and what carries ESP (and IKE after the float). */
export type Purpose = 'ike' | 'stream';

/** One IPsec initiator behind the PAT. Times are milliseconds. */
export interface Peer {
  readonly name: string;
  readonly host: Address;
  readonly gateway: Address;
  readonly encapsulation: Encapsulation;
  readonly local: { readonly ike: LocalPort; readonly stream: LocalPort };
  /** 4500: no flow on 500 at all. */
  readonly begin: 500 | 4500;
  /** Both sides support MOBIKE: IKEv2 moves to 4500 without a NAT too. */
  readonly mobike: boolean;
  readonly ikeVersion: 1 | 2;
  /** How phase 1 of IKEv1 goes; IKEv2 has one way only. */
  readonly mode: 'main' | 'aggressive';
  /** Null: with the others, in list order. */
  readonly start: number | null;
  /** NAT-T keepalives (RFC 3948); 0 means none. */
  readonly keepalive: number;
  /** Dead peer detection (RFC 3706) or liveness checks (RFC 7296, 2.4); 0 means none. */
  readonly dpd: number;
  /** Null: no rekey within the run. */
  readonly rekey: number | null;
  /** Pause before another attempt after giving up; null: no other attempt. */
  readonly retry: number | null;
}

/** A peer with the defaults of RFC 7296 and RFC 3948: NAT-T from 500 and 4500, IKEv2, a keepalive every 20 s. */
export function defaultPeer(name: string, host: Address, gateway: Address): Peer {
  return {
    name,
    host,
    gateway,
    encapsulation: 'nat-t',
    local: { ike: 500, stream: 4500 },
    begin: 500,
    mobike: false,
    ikeVersion: 2,
    mode: 'main',
    start: null,
    keepalive: 20_000,
    dpd: 0,
    rekey: null,
    retry: null,
  };
}
