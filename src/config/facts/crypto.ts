/** A peer as written: an address, or the text of a host name or a placeholder. */
export type CryptoPeer = number | string;

/** An entry of `crypto map` or `crypto dynamic-map`, or an ASA one. */
export interface CryptoMapEntry {
  readonly name: string;
  readonly sequence: number;
  /** `crypto map NAME SEQ ipsec-isakmp dynamic DYNAMIC`. */
  readonly dynamicMap: string | null;
  readonly peers: readonly CryptoPeer[];
  readonly matchAddress: string | null;
  readonly transformSets: readonly string[];
  readonly profile: string | null;
  /** Checks of clear text by `set ip access-group`. */
  readonly accessGroupIn: string | null;
  readonly accessGroupOut: string | null;
  /** ASA `set nat-t-disable`. */
  readonly natTraversalDisabled: boolean;
  /** ASA `set connection-type`; `bidirectional` unless written. */
  readonly connection: 'bidirectional' | 'answer-only' | 'originate-only';
}

/** ASA `crypto map NAME interface NAMEIF`. */
export interface CryptoMapBinding {
  readonly name: string;
  readonly nameif: string;
}

export interface TransformSet {
  readonly name: string;
  readonly transforms: readonly string[];
  readonly mode: 'tunnel' | 'transport';
}

export interface IpsecProfile {
  readonly name: string;
  readonly transformSets: readonly string[];
  /** ISAKMP or IKEv2 profile. */
  readonly profile: string | null;
  readonly responderOnly: boolean;
}

/** IKEv1 or IKEv2 policy; the words are as written. */
export interface IkePolicy {
  readonly version: 1 | 2;
  readonly name: string;
  readonly authentication: string | null;
  readonly encryption: string | null;
  readonly hash: string | null;
  readonly group: string | null;
  readonly lifetime: number | null;
  readonly proposals: readonly string[];
}

/** Whom a pre-shared key or an identity match is for; the key itself is never kept. */
export type RemoteIdentity =
  | { readonly kind: 'address'; readonly address: number; readonly mask: number }
  | { readonly kind: 'name'; readonly type: string; readonly name: string }
  | { readonly kind: 'any' };

/** `crypto isakmp key` lines (name null) and keyrings of both versions. */
export interface Keyring {
  readonly version: 1 | 2;
  readonly name: string | null;
  readonly vrf: string | null;
  readonly remotes: readonly RemoteIdentity[];
}

export interface IkeProfile {
  readonly version: 1 | 2;
  readonly name: string;
  readonly vrf: string | null;
  readonly keyring: string | null;
  readonly remotes: readonly RemoteIdentity[];
  readonly authenticationLocal: string | null;
  readonly authenticationRemote: string | null;
  /** Seconds of `nat keepalive`, null when it is not written. */
  readonly natKeepalive: number | null;
  readonly virtualTemplate: number | null;
}

/** `crypto ipsec client ezvpn`. */
export interface EzvpnClient {
  readonly name: string;
  readonly mode: string | null;
  readonly peers: readonly CryptoPeer[];
  readonly automatic: boolean;
}

/** `crypto isakmp client configuration group`, the EzVPN server side. */
export interface EzvpnGroup {
  readonly name: string;
  readonly pool: string | null;
  readonly accessList: string | null;
}

/** ASA `tunnel-group`. */
export interface TunnelGroup {
  readonly name: string;
  readonly type: string | null;
}

/** What holds for all of a device's IPsec. */
export interface CryptoSettings {
  readonly name: 'settings';
  /** False after `no crypto ipsec nat-transparency udp-encapsulation` or `no crypto isakmp nat-traversal`. */
  readonly natTraversal?: boolean;
  /** Seconds; IOS `crypto isakmp nat keepalive`, ASA `crypto isakmp nat-traversal SECONDS`. */
  readonly natKeepalive?: number;
  readonly permitVpnBypass?: boolean;
  /** Seconds of dead peer detection. */
  readonly deadPeerDetection?: number;
}

/** Tunnel commands of an interface. */
export interface Tunnel {
  readonly source: string | null;
  readonly destination: number | 'dynamic' | null;
  readonly mode: string | null;
  readonly protection: string | null;
  readonly vrf: string | null;
}
