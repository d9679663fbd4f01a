/** A line of NHRP of a tunnel interface: a next hop server, or a tunnel address with the outer (NBMA) address behind it. */
export interface NhrpEntry {
  readonly kind: 'server' | 'map';
  readonly tunnelAddress: number;
  /** Null where another line tells it. */
  readonly nbma: number | null;
}
