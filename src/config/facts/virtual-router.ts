/** An address that several routers share, one of which answers for it: HSRP (`standby`), VRRP or GLBP. */
export interface VirtualRouter {
  readonly protocol: 'hsrp' | 'vrrp' | 'glbp';
  readonly group: number;
  /** The primary one first. */
  readonly addresses: readonly number[];
  /** 100 unless written. */
  readonly priority?: number;
  /** `standby GROUP name NAME`, by which a crypto map or a NAT rule asks for it. */
  readonly name?: string;
}
