/** `ip prefix-list NAME [seq N] permit|deny NETWORK/LENGTH [ge N] [le N]`. */
export interface PrefixListEntry {
  readonly sequence: number | null;
  readonly action: 'permit' | 'deny';
  readonly network: number;
  readonly length: number;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** `vrf definition NAME`, `vrf context NAME` of NX-OS, `ip vrf NAME`. */
export interface Vrf {
  readonly name: string;
  /** Route distinguisher, as written. */
  readonly distinguisher: string | null;
  readonly description?: string;
}

/** `ip local pool NAME FIRST [LAST] [mask M]`: addresses for clients of a VPN. */
export interface LocalPool {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly mask: number | null;
}

/** `match …` or `set …` of a route-map by its words. */
export interface RouteMapClause {
  /** For example `length`, `tag`, `ip next-hop prefix-list`. */
  readonly field: string;
  readonly values: readonly string[];
}

/** A prefix list with its entries as they are written. */
export interface PrefixList {
  readonly name: string;
  readonly description: string | null;
  readonly entries: readonly PrefixListEntry[];
}
