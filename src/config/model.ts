import type { Tunnel } from './facts/crypto';
import type { NatRuleOptions } from './facts/nat';
import type { NhrpEntry } from './facts/nhrp';
import type { VirtualRouter } from './facts/virtual-router';
import type { Family, RecordLists } from './facts/records';
import type { RouteMapClause } from './facts/routing';

/** Part of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Dialect = 'ios' | 'ios-xe' | 'asa' | 'nx-os';

/**
 * A port match as written. `neq`, `eq` may carry several ports (IOS allows up to ten). Port names are already numbers.
 */
export type PortMatch =
  | { readonly operator: 'eq' | 'neq'; readonly ports: readonly number[] }
  | { readonly operator: 'lt' | 'gt'; readonly port: number }
  | { readonly operator: 'range'; readonly first: number; readonly last: number }
  | { readonly operator: 'group'; readonly name: string };

/**
 * An address match as written. A set bit of `wildcard` means "any" (IOS), so ASA masks are stored inverted. `unknown` is a
 * placeholder such as `40.76.X.X` or `<ip>`: it may match anything.
 */
export type AddressMatch =
  /** `version` 6 is `any6` of the ASA, which no IPv4 address matches. */
  | { readonly kind: 'any'; readonly version?: 6 }
  | { readonly kind: 'host'; readonly address: number }
  | { readonly kind: 'wildcard'; readonly address: number; readonly wildcard: number }
  | { readonly kind: 'group' | 'object' | 'interface'; readonly name: string }
  /** `hostName`: a name that the device looks up when the line is typed. */
  | { readonly kind: 'unknown'; readonly text: string; readonly hostName?: true };

/** What an ACE asks beyond addresses and ports. */
export type AceCondition =
  | { readonly kind: 'established' }
  | { readonly kind: 'fragments' }
  | { readonly kind: 'time-range'; readonly name: string }
  /** ICMP or IGMP type and code, as written. */
  | { readonly kind: 'message'; readonly text: string }
  /** `dscp af11`, `precedence 5`, `ttl gt 5` and other fields of the packet. */
  | { readonly kind: 'header'; readonly field: string; readonly value: string }
  | { readonly kind: 'tcp-flags'; readonly flags: readonly string[]; readonly any: boolean }
  | { readonly kind: 'other'; readonly text: string };

/** What a device writes to its log about an entry. */
export interface AceLog {
  /** `log-input`: the interface and the link address of the sender as well. */
  readonly input?: true;
  /** IOS: a word that the message carries. */
  readonly cookie?: string;
  /** ASA: `informational`, `6` and so on. */
  readonly level?: string;
  /** ASA: seconds between two messages. */
  readonly interval?: number;
  /** ASA `log disable`. */
  readonly disabled?: true;
}

/** One access-list entry (ACE). Standard entries have protocol `ip` and destination `any`. */
export interface Ace {
  readonly kind: 'ace';
  readonly action: 'permit' | 'deny';
  readonly sequence: number | null;
  /** IP protocol number, or null for `ip`. */
  readonly protocol: number | null;
  readonly protocolGroup: string | null;
  readonly source: AddressMatch;
  readonly sourcePorts: PortMatch | null;
  readonly destination: AddressMatch;
  readonly destinationPorts: PortMatch | null;
  readonly conditions: readonly AceCondition[];
  readonly inactive: boolean;
  /** Name of the reflexive list that this entry feeds (`reflect NAME`). */
  readonly reflect: string | null;
  /** Seconds after which what `reflect` opened is closed again. */
  readonly reflectTimeout?: number;
  readonly log?: AceLog;
}

/** A `remark` of a list. */
export interface Remark {
  readonly list: string;
  readonly sequence: number | null;
  readonly text: string;
  /** The whole line without indentation and line end. */
  readonly span: Span;
}

/** `evaluate NAME` in a named extended list. */
export interface EvaluateEntry {
  readonly kind: 'evaluate';
  readonly sequence: number | null;
  readonly name: string;
}

/** An entry that is not understood; it takes part in no verdict and is never called wrong. */
export interface UnknownEntry {
  readonly kind: 'unknown';
  readonly sequence: number | null;
}

export type AccessListEntry = Ace | EvaluateEntry | UnknownEntry;

/** An access list with its entries in the order in which the device evaluates them. */
export interface AccessList {
  readonly name: string;
  readonly type: 'standard' | 'extended';
  readonly entries: readonly AccessListEntry[];
}

/** `ip address dhcp`, `negotiated` and the like, or a template's place for an address. */
export type AddressSource =
  | {
      readonly kind: 'dhcp' | 'negotiated' | 'pppoe' | 'slarp';
      /** ASA: the gateway that DHCP or PPPoE tells becomes the default route. */
      readonly setRoute?: true;
      /** Further words, in small letters, for example `hostname edge`. */
      readonly options?: string;
    }
  | { readonly kind: 'placeholder'; readonly text: string; readonly mask: number | null };

export interface Interface {
  readonly name: string;
  readonly description: string | null;
  /** ASA: the address of the other unit of a failover pair. */
  readonly standbyAddress?: number;
  /** Primary address first. */
  readonly addresses: readonly { readonly address: number; readonly mask: number }[];
  /** The address comes from DHCP or PPP, or is a placeholder, and is not in the text. */
  readonly addressUnknown: boolean;
  /** How the address comes that is not in the text. */
  readonly addressSource?: AddressSource;
  readonly nat: 'inside' | 'outside' | null;
  readonly accessGroupIn: string | null;
  readonly accessGroupOut: string | null;
  readonly vrf: string | null;
  readonly cryptoMap: string | null;
  /** `crypto map NAME redundancy GROUP [stateful]`. */
  readonly cryptoMapRedundancy?: { readonly group: string; readonly stateful: boolean };
  /** `ip nat enable`: a side of the NAT virtual interface, which knows no inside and outside. */
  readonly natVirtual?: true;
  /** `encapsulation dot1Q`, ASA `vlan`. */
  readonly vlan?: number;
  /** `interface Virtual-Template1 type tunnel`. */
  readonly type?: string;
  readonly shutdown: boolean;
  /** ASA: the name that rules use for the interface. */
  readonly nameif?: string;
  /** ASA: 0 to 100. */
  readonly securityLevel?: number;
  readonly tunnel?: Tunnel;
  /** `ip nhrp nhs` and `ip nhrp map`. */
  readonly nhrp?: readonly NhrpEntry[];
  /** `standby`, `vrrp`, `glbp`. */
  readonly virtualRouters?: readonly VirtualRouter[];
  /** Zone of the zone-based firewall. */
  readonly zone?: string;
  /** Names of `ip inspect` rules (CBAC). */
  readonly inspectIn?: string;
  readonly inspectOut?: string;
  /** `ip unnumbered`: the interface whose address is used. */
  readonly unnumbered?: string;
  /** `crypto ipsec client ezvpn NAME [inside]`. */
  readonly ezvpn?: { readonly name: string; readonly side: 'inside' | 'outside' };
}

/** `ip nat inside source …` on IOS. */
export type NatRule = NatRuleOptions &
  (
    | {
        readonly kind: 'dynamic';
        readonly selector: { readonly kind: 'list' | 'route-map'; readonly name: string };
        readonly target:
          | { readonly kind: 'interface'; readonly name: string }
          | { readonly kind: 'pool'; readonly name: string };
        readonly overload: boolean;
        readonly vrf: string | null;
        readonly matchInVrf?: true;
      }
    | {
        readonly kind: 'static';
        /** Null for a one-to-one entry, 50 for `static esp`. */
        readonly protocol: number | null;
        readonly local: number;
        readonly localPort: number | null;
        readonly global: { readonly address: number } | { readonly interface: string };
        readonly globalPort: number | null;
        readonly routeMap: string | null;
        readonly vrf: string | null;
        readonly matchInVrf?: true;
        readonly extendable?: true;
        /** `static network`: addresses of the whole network are translated one to one. */
        readonly networkMask?: number;
      }
  );

export interface NatPool {
  readonly name: string;
  readonly ranges: readonly { readonly first: number; readonly last: number }[];
  /** `netmask`, `prefix-length`, where it is written. */
  readonly mask?: number;
  /** `match-host` keeps the host part of the address, `rotary` serves `ip nat inside destination`. */
  readonly type?: 'match-host' | 'rotary' | 'match-range';
  /** Name of the accounting list. */
  readonly accounting?: string;
  readonly arpPing?: true;
  readonly addRoute?: true;
}

/** Timers of `ip nat translation`, by what they end; `other` is the timer of one-to-one translations. */
export type NatTimer =
  | 'udp'
  | 'tcp'
  | 'icmp'
  | 'dns'
  | 'finrst'
  | 'syn'
  | 'pptp'
  | 'skinny'
  | 'routeMapEntry'
  | 'arpPing'
  | 'other';

/** `ip nat translation …` values in seconds; null means never. Absent means the default. */
export interface NatTimeouts extends Readonly<Partial<Record<NatTimer, number | null>>> {
  readonly ports?: readonly {
    readonly protocol: number;
    readonly port: number;
    readonly seconds: number | null;
  }[];
}

export interface RouteMapEntry {
  readonly name: string;
  readonly action: 'permit' | 'deny';
  readonly sequence: number;
  /** Access lists of `match ip address`, any of which matches. Empty: matches everything. */
  readonly matchAccessLists: readonly string[];
  readonly matchInterfaces: readonly string[];
  /** Prefix lists of `match ip address prefix-list`. */
  readonly matchPrefixLists?: readonly string[];
  /** Other `match` lines, on what the model of a packet does not know: each of them may or may not match. */
  readonly otherMatches?: readonly RouteMapClause[];
  /** `set …`, which NAT does not look at. */
  readonly actions?: readonly RouteMapClause[];
}

/** `! pat-lens: …` comments. */
export type Directive =
  | { readonly kind: 'peer'; readonly name: string; readonly host: number; readonly gateway: number | null }
  | { readonly kind: 'profile'; readonly id: string }
  | {
      readonly kind: 'ignore';
      readonly code: string;
      /** Index of the line that it stands on. */ readonly line: number;
    };

/** `ip route …`, ASA `route NAMEIF …`. */
export interface StaticRoute {
  readonly network: number;
  readonly mask: number;
  readonly nextHop: number | null;
  readonly interface: string | null;
  readonly vrf: string | null;
  /** The next hop is looked up in the global table (`ip route vrf V … global`). */
  readonly global?: true;
  /** Administrative distance. */
  readonly distance?: number;
  /** Text of `name`. */
  readonly name?: string;
  readonly tag?: number;
  /** The tracked object without which the route is withdrawn. */
  readonly track?: number;
  readonly permanent?: true;
  /** The next hop comes from DHCP. */
  readonly dhcp?: true;
  /** ASA: the route is used by traffic that leaves a tunnel. */
  readonly tunneled?: true;
}

/**
 * Everything about a device that other devices and verdicts depend on, without positions: two configs that differ in
 * comments, spacing or case of keywords have summaries that are equal by value (`summariesEqual`).
 */
export interface DeviceSummary {
  readonly dialect: Dialect;
  /** The `version` line's value, for example `15.2` or `9.16(1)`. */
  readonly version: string | null;
  readonly hostname: string | null;
  readonly interfaces: readonly Interface[];
  readonly accessLists: readonly AccessList[];
  readonly natRules: readonly NatRule[];
  readonly natPools: readonly NatPool[];
  readonly natTimeouts: NatTimeouts;
  /** `ip nat settings mode cgn`. */
  readonly cgn: boolean;
  readonly routeMaps: readonly RouteMapEntry[];
  readonly staticRoutes: readonly StaticRoute[];
  readonly directives: readonly Directive[];
  /** ASA `access-group LIST global`. */
  readonly globalAccessGroup?: string;
  /** Object groups, IPsec, firewall and ASA rules by family; absent where the config has none of them. */
  readonly records?: RecordLists;
}

/** A problem that no device would accept; unknown lines are never one. */
export interface ConfigProblem {
  readonly code: 'bad-address' | 'bad-mask' | 'bad-port' | 'bad-range' | 'bad-directive';
  readonly span: Span;
  readonly text: string;
}

/** Where the facts of a summary stand in the text, by their index there; offsets are computed when asked for. */
export interface Places {
  /** The whole entry's line without indentation and line end; null for an index that is out of range. */
  accessListEntry(list: string, index: number): Span | null;
  /** Indexes of the entries whose lines begin in these lines, both included, ascending. */
  accessListEntriesIn(list: string, firstLine: number, lastLine: number): readonly number[];
  /** The name in the first line that defines the list. */
  accessListName(list: string): Span | null;
  /** The source port match of an ACE (`eq isakmp` after the source address), where it has one. */
  sourcePorts(list: string, index: number): Span | null;
  destinationPorts(list: string, index: number): Span | null;
  natRule(index: number): Span | null;
  natPool(index: number): Span | null;
  interface(index: number): Span | null;
  directive(index: number): Span | null;
  staticRoute(index: number): Span | null;
  /** The first line of a record by its index in `DeviceSummary.records`. */
  record(family: Family, index: number): Span | null;
  /** Every use of a list by `ip access-group`. */
  accessGroup(interfaceIndex: number, direction: 'in' | 'out'): Span | null;
}

/** Line starts of a text, for offset to line and column; `\n`, `\r\n` and a lone `\r` end a line. */
export interface Lines {
  readonly count: number;
  /** Zero-based. */
  lineAt(offset: number): number;
  startOf(line: number): number;
  /** Without the line end. */
  endOf(line: number): number;
}

/** A parsed config; immutable. */
export interface ConfigDocument {
  readonly text: string;
  readonly lines: Lines;
  readonly summary: DeviceSummary;
  readonly places: Places;
  readonly problems: readonly ConfigProblem[];
  /** Remarks of all lists; read when asked for, for they say nothing about a packet. */
  readonly remarks: readonly Remark[];
  /** Addresses by the names that stand for them (ASA `names`); the same object as long as they stay the same. */
  readonly addressNames: ReadonlyMap<string, number>;
  /** What the lines above say about how a line is to be read (`text/line-state`); equal text and state say the same. */
  readonly stateOf: (line: number) => number;
}

/** A change of the text in the coordinates of the old text, as editors report it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
