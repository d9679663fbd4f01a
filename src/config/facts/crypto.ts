/** A peer as written: an address, or the text of a host name or a placeholder. */
export type CryptoPeer = number | string;

/** An entry of `crypto map` or `crypto dynamic-map`, or an ASA one. */
export interface CryptoMapEntry {
  readonly name: string;
  readonly sequence: number;
  /** `crypto map NAME SEQ ipsec-isakmp dynamic DYNAMIC`. */
  readonly dynamicMap: string | null;
  /** How keys are made: `ipsec-isakmp`, `ipsec-manual`, `gdoi`. */
  readonly keying?: string;
  /** `ipsec-isakmp dynamic D discover`: peers are found by tunnel endpoint discovery. */
  readonly discover?: true;
  /** Settings by their words, for example `set identity` and `set nat demux`. */
  readonly options?: readonly NamedOption[];
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
  /** `set pfs [GROUP]`; an empty string is the default group. */
  readonly pfs?: string;
  readonly securityAssociation?: SecurityAssociationSettings;
  /** Words after `reverse-route`, in small letters; empty when there are none. */
  readonly reverseRoute?: string;
  readonly description?: string;
  /** ASA `set ikev1 phase1-mode`. */
  readonly phase1Mode?: string;
  readonly trustPoint?: string | null;
  /** The peer that is tried first again: `set peer A default`. */
  readonly defaultPeer?: CryptoPeer;
  /** ASA: versions of IKE for which the entry names transform sets or proposals. */
  readonly ikeVersions?: readonly (1 | 2)[];
}

/** ASA `crypto map NAME interface NAMEIF`. */
export interface CryptoMapBinding {
  readonly name: string;
  readonly nameif: string;
}

/** `crypto map NAME local-address INTERFACE`, `client …`, `isakmp …`: settings of all entries of a map. */
export interface CryptoMapOption {
  readonly name: string;
  readonly option: string;
  readonly value: string;
}

export interface TransformSet {
  readonly name: string;
  readonly transforms: readonly string[];
  /** `transport-required` is `mode transport require`: tunnel mode is refused. */
  readonly mode: 'tunnel' | 'transport' | 'transport-required';
}

export interface IpsecProfile {
  readonly name: string;
  readonly transformSets: readonly string[];
  /** ISAKMP or IKEv2 profile. */
  readonly profile: string | null;
  readonly responderOnly: boolean;
  readonly pfs?: string;
  readonly securityAssociation?: SecurityAssociationSettings;
  readonly description?: string;
  /** Other settings by their words. */
  readonly options?: readonly NamedOption[];
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
  /** ASA `lifetime none`. */
  readonly lifetimeUnlimited?: true;
  readonly proposals: readonly string[];
  readonly prf?: string;
  /** IKEv2 `match fvrf`, `match address local`. */
  readonly matchVrf?: string | null;
  readonly matchLocalAddress?: number | null;
}

/** A setting by its words, for example `self-identity` or `client authentication list`. */
export interface NamedOption {
  readonly name: string;
  readonly value: string;
}

/** The number before a key: 0 is clear text, 6 and 7 are kinds of encryption. */
export type KeyFormat = number | 'hex';

/** Whom a pre-shared key or an identity match is for; the key itself is never kept. */
export type RemoteIdentity =
  | { readonly kind: 'address'; readonly address: number; readonly mask: number; readonly vrf?: string }
  /** `type` is the word before the name, `domain` or `ipv6` among others; a template's address may have a mask. */
  | { readonly kind: 'name'; readonly type: string; readonly name: string; readonly mask?: number }
  | { readonly kind: 'any' };

/** `peer NAME` of an IKEv2 keyring, with the addresses and identities that belong to it. */
export interface KeyringPeer {
  readonly name: string;
  readonly remotes: readonly RemoteIdentity[];
  readonly description?: string;
}

/** `crypto isakmp key` lines (name null) and keyrings of both versions. */
export interface Keyring {
  readonly version: 1 | 2;
  readonly name: string | null;
  readonly vrf: string | null;
  /** Of all its keys and peers. */
  readonly remotes: readonly RemoteIdentity[];
  /** IKEv2: the same remotes by peer. */
  readonly peers?: readonly KeyringPeer[];
  /** `crypto isakmp key … no-xauth`. */
  readonly noXauth?: true;
  /** How the last key is written that says so. */
  readonly keyFormat?: KeyFormat;
  /** IKEv2: for which side each `pre-shared-key` line is; null is both. */
  readonly keys?: readonly ('local' | 'remote' | null)[];
  /** `local-address`: an address or an interface. */
  readonly localAddress?: CryptoPeer;
  readonly localVrf?: string;
  readonly description?: string;
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
  /** `nat force-encap`: ESP in UDP even where no NAT is found. */
  readonly natForced?: true;
  /** How the key of `authentication … pre-share key` is written. */
  readonly keyFormat?: KeyFormat;
  readonly virtualTemplate: number | null;
  /** Other settings by their first words, with their values as written. */
  readonly options?: readonly NamedOption[];
}

/** `crypto isakmp peer address A|hostname NAME`: settings for one remote. */
export interface IsakmpPeer {
  readonly name: string;
  readonly remote: RemoteIdentity;
  /** `set aggressive-mode …` by its words; a password is never kept. */
  readonly options?: readonly NamedOption[];
  readonly description?: string;
}

/** `crypto ipsec client ezvpn`. */
export interface EzvpnClient {
  readonly name: string;
  readonly mode: string | null;
  readonly peers: readonly CryptoPeer[];
  /** The peer that is tried first again: `peer A default`. */
  readonly defaultPeer?: CryptoPeer;
  readonly automatic: boolean;
  /** Name of the group, for which a key is set; the key itself is never kept. */
  readonly group?: string;
  /** `username NAME password …`. */
  readonly user?: string;
  readonly keyFormat?: KeyFormat;
  readonly options?: readonly NamedOption[];
}

/** `crypto ikev2 client flexvpn`. */
export interface FlexvpnClient {
  readonly name: string;
  /** In the order of the text; the lowest number is tried first. */
  readonly peers: readonly { readonly sequence: number; readonly peer: CryptoPeer }[];
  /** The tunnel interface of `client connect`, whose destination is `dynamic`. */
  readonly tunnel: string | null;
}

/** `crypto isakmp client configuration group`, the EzVPN server side. */
export interface EzvpnGroup {
  readonly name: string;
  readonly pool: string | null;
  readonly accessList: string | null;
  /** Whether a group key is set; the key itself is never kept. */
  readonly groupKey?: true;
  readonly keyFormat?: KeyFormat;
  readonly options?: readonly NamedOption[];
}

/** ASA `group-policy`, what holds for the peers of the tunnel groups that name it. */
export interface GroupPolicy {
  readonly name: string;
  /** `internal`, `external`; null where only attributes are written. */
  readonly location: string | null;
  /** `vpn-filter value NAME`: the list that what leaves the tunnel must pass. */
  readonly filter?: string | null;
  /** `vpn-tunnel-protocol`: `ikev1`, `ikev2` and others. */
  readonly protocols?: readonly string[];
  /** `split-tunnel-network-list value NAME`. */
  readonly splitTunnelList?: string | null;
  /** Other attributes by their first word. */
  readonly options?: readonly NamedOption[];
}

/** ASA `tunnel-group`. */
export interface TunnelGroup {
  readonly name: string;
  readonly type: string | null;
  /** `ipsec-attributes`, `general-attributes` and so on. */
  readonly sections?: readonly string[];
  /** Whether a pre-shared key is set; the key itself is never kept. */
  readonly preSharedKey?: true;
  readonly keyFormat?: KeyFormat;
  readonly groupPolicy?: string | null;
  readonly addressPool?: string | null;
  readonly authenticationServers?: string | null;
  readonly peerIdValidate?: string | null;
  readonly trustPoint?: string | null;
  readonly sendsChain?: true;
  readonly userAuthentication?: string | null;
  readonly otherAddressPools?: readonly string[];
  readonly otherAuthenticationServers?: readonly string[];
  /** Other attributes by their words. */
  readonly options?: readonly NamedOption[];
  /** Seconds of dead peer detection, the threshold null for `infinite`; null is `disable`. */
  readonly keepalive?: { readonly threshold: number | null; readonly retry: number | null } | null;
  readonly localAuthentication?: string;
  readonly remoteAuthentication?: string;
}

/** Lifetimes and other settings of IPsec security associations, of one map entry or of the device. */
export interface SecurityAssociationSettings {
  readonly lifetimeSeconds?: number;
  /** Null is no limit. */
  readonly lifetimeKilobytes?: number | null;
  readonly idleSeconds?: number;
  /** `idle-time … default`: the default peer is then tried again. */
  readonly idleDefault?: true;
  /** `dummy pps N`, `dummy seconds N`. */
  readonly dummyPackets?: string;
  /** `multi-sn`: sequence numbers of their own by class of service. */
  readonly multipleSequenceNumbers?: true;
  /** Packets; 0 is no replay check. */
  readonly replayWindow?: number;
  readonly perHost?: true;
  /** Minutes until the path MTU is tried anew; null is never. */
  readonly pathMtuAgingMinutes?: number | null;
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
  /** Seconds between retries. */
  readonly deadPeerDetectionRetry?: number;
  /** Whether probes are sent when nothing is to be sent. */
  readonly deadPeerDetectionMode?: 'periodic' | 'on-demand';
  readonly securityAssociation?: SecurityAssociationSettings;
  /** `crypto ipsec df-bit`, `crypto ipsec fragmentation`. */
  readonly dfBit?: string;
  readonly fragmentation?: string;
  /** `crypto isakmp identity`. */
  readonly identity?: string;
  readonly aggressiveModeDisabled?: boolean;
  /** False after `no crypto ipsec nat-transparency spi-matching`. */
  readonly spiMatching?: boolean;
  /** Other settings by their words, for example `isakmp invalid-spi-recovery`; those with `no` have the value `no`. */
  readonly options?: readonly NamedOption[];
  /** `crypto logging session` and the like: the words. */
  readonly logging?: string;
}

/** Tunnel commands of an interface. */
export interface Tunnel {
  readonly source: string | null;
  readonly destination: number | 'dynamic' | null;
  /** A host name, an IPv6 address or a placeholder. */
  readonly destinationName?: string;
  readonly mode: string | null;
  readonly protection: string | null;
  readonly vrf: string | null;
  /** `tunnel protection … shared`: several tunnels of one source share their security associations. */
  readonly shared?: boolean;
  /** `tunnel protection … ikev2-profile NAME`. */
  readonly ikev2Profile?: string | null;
  /** `tunnel key`, which tells GRE tunnels between two addresses apart. */
  readonly key?: number | null;
}

/** `crypto ikev2 proposal`; the words are as written, the first is the one that is preferred. */
export interface IkeProposal {
  readonly name: string;
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly prf: readonly string[];
  readonly groups: readonly string[];
}

/** ASA `crypto ipsec ikev2 ipsec-proposal`. */
export interface IpsecProposal {
  readonly name: string;
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
}

/** ASA `crypto ikev1|ikev2|isakmp enable NAMEIF`. */
export interface IkeInterface {
  readonly name: string;
  readonly version: 1 | 2;
  readonly nameif: string;
  /** `client-services port N`. */
  readonly clientServicesPort: number | null;
}
