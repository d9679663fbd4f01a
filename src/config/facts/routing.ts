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

/** A prefix list with its entries as they are written. */
export interface PrefixList {
  readonly name: string;
  readonly description: string | null;
  readonly entries: readonly PrefixListEntry[];
}
