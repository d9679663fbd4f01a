import type { AddressMatch, PortMatch } from '../model';

/** Addresses of an object: a match, a range of addresses, or a name that the device resolves. */
export type ObjectAddress =
  | AddressMatch
  | { readonly kind: 'range'; readonly first: number; readonly last: number }
  | { readonly kind: 'fqdn'; readonly name: string };

/** A service of an object or a group; `protocol` is null for `ip`. */
export interface ServiceMatch {
  readonly protocol: number | null;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
  /** ICMP type and code as written. */
  readonly icmp: string | null;
}

export type GroupMember =
  | { readonly kind: 'address'; readonly address: ObjectAddress }
  | { readonly kind: 'service'; readonly service: ServiceMatch }
  /** `port-object` of an ASA group whose header names the protocols. */
  | { readonly kind: 'ports'; readonly ports: PortMatch }
  | { readonly kind: 'protocol'; readonly protocol: number | null }
  | { readonly kind: 'group' | 'object'; readonly name: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** `object-group …` of IOS, ASA and NX-OS. */
export interface ObjectGroup {
  readonly name: string;
  readonly type: 'network' | 'service' | 'protocol' | 'icmp-type';
  /** ASA `object-group service NAME tcp|udp|tcp-udp`: protocols of its `port-object` lines. */
  readonly protocols: readonly number[];
  readonly members: readonly GroupMember[];
  readonly description?: string;
}

/** ASA `object network`. */
export interface NetworkObject {
  readonly name: string;
  readonly address: ObjectAddress | null;
  readonly description?: string;
}

/** ASA `object service`. */
export interface ServiceObject {
  readonly name: string;
  readonly service: ServiceMatch | null;
  readonly description?: string;
}
