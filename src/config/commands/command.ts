/** Commands that belong together. */
export type CommandFamily =
  'acl' | 'nat' | 'interface' | 'crypto' | 'ikev2' | 'routing' | 'firewall' | 'objects' | 'asaNat';

/** Where a line stands: at the left edge, or in a block that a line above opened. */
export type Block =
  | 'global'
  | 'interface'
  | 'standard-acl'
  | 'extended-acl'
  | 'route-map'
  | 'nat-pool'
  | 'network-group'
  | 'service-group'
  | 'protocol-group'
  | 'icmp-group'
  | 'network-object'
  | 'service-object'
  | 'crypto-map'
  | 'transform-set'
  | 'ipsec-profile'
  | 'ike-policy'
  | 'keyring'
  | 'isakmp-peer'
  | 'isakmp-profile'
  | 'ikev2-keyring'
  | 'ikev2-peer'
  | 'ikev2-profile'
  | 'ikev2-policy'
  | 'flexvpn-client'
  | 'ezvpn-client'
  | 'ezvpn-group'
  | 'zone-pair'
  | 'class-map'
  | 'policy-map'
  | 'policy-class'
  | 'inspection-parameters'
  | 'tunnel-group'
  | 'group-policy'
  | 'zone'
  | 'parameter-map'
  | 'vrf'
  | 'ikev2-proposal'
  | 'ipsec-proposal'
  | 'nat-portmap';

/** Devices that write alike: IOS stands for IOS-XE and NX-OS too. */
export type Syntax = 'ios' | 'asa';

/** One form of a command, as data. */
export interface Command {
  /** Its documentation is found by this name in the family's sentences. */
  readonly id: string;
  readonly in: readonly Block[];
  /** See `compileSyntax`. */
  readonly syntax: string;
}

/** The commands of one family on one kind of device. */
export interface CommandTable {
  readonly family: CommandFamily;
  readonly devices: readonly Syntax[];
  readonly commands: readonly Command[];
}
