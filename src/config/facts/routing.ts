/** `ip prefix-list NAME [seq N] permit|deny NETWORK/LENGTH [ge N] [le N]`. */
export interface PrefixListEntry {
  readonly sequence: number | null;
  readonly action: 'permit' | 'deny';
  readonly network: number;
  readonly length: number;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** A prefix list with its entries as they are written. */
export interface PrefixList {
  readonly name: string;
  readonly description: string | null;
  readonly entries: readonly PrefixListEntry[];
}
