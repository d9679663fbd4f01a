import type { AddressMatch, NatRule } from '../model';

/** What may follow a rule of `ip nat … source`, beside what decides which flows it translates. */
export interface NatRuleOptions {
  readonly reversible?: true;
  readonly noAlias?: true;
  readonly noPayload?: true;
  /** `add-route` of an outside rule. */
  readonly addRoute?: true;
  /** `redundancy NAME` or `redundancy GROUP mapping-id ID`. */
  readonly redundancy?: { readonly group: string; readonly mappingId: number | null };
  /** `mapping-id N` without `redundancy`, of stateful NAT. */
  readonly mappingId?: number;
  /** `oer`: optimized edge routing chooses the exit. */
  readonly optimizedEdge?: true;
  /** `portmap NAME`. */
  readonly portmap?: string;
}

/** `ip nat outside source …`: what comes in from outside gets another source address. */
export type OutsideNatRule = NatRuleOptions & {
  /** The rule in small letters, by which it is told. */
  readonly name: string;
  readonly vrf: string | null;
  readonly matchInVrf?: true;
} & (
    | {
        readonly kind: 'dynamic';
        readonly selector: { readonly kind: 'list' | 'route-map'; readonly name: string };
        readonly pool: string;
      }
    | {
        readonly kind: 'static';
        readonly protocol: number | null;
        /** Outside global: as the outside host is known out there. */
        readonly global: number;
        readonly globalPort: number | null;
        /** Outside local: as it is known inside. */
        readonly local: number;
        readonly localPort: number | null;
        readonly networkMask?: number;
        readonly extendable?: true;
      }
  );

/** `ip nat inside destination list NAME pool NAME`: connections to one address go to the hosts of a pool in turn. */
export interface DestinationNatRule {
  readonly name: string;
  readonly list: string;
  readonly pool: string;
  readonly redundancy: string | null;
  readonly mappingId: number | null;
}

/** `ip nat source …`, which needs no inside and outside (NAT virtual interface). */
export interface VirtualNatRule {
  readonly name: string;
  readonly rule: NatRule;
}

/** A static entry of a template, one address of which is a placeholder. */
export interface TemplateNatRule {
  readonly name: string;
  readonly protocol: number | null;
  readonly local: AddressMatch;
  readonly localPort: number | null;
  readonly global: AddressMatch;
  readonly globalPort: number | null;
  readonly routeMap: string | null;
  readonly vrf: string | null;
}

/** `ip nat service …`: a protocol that NAT looks into, or leaves alone. */
export interface NatService {
  readonly name: string;
  readonly enabled: boolean;
  /** The service in small letters, for example `ike`, `esp`, `sip`, `enable-sym-port`. */
  readonly service: string;
  /** The flows to which it applies by an access list; null for all. */
  readonly list: string | null;
  /** `preserve-port` (IKE keeps its source port) or `spi-match` (ESP is told by matching SPIs). */
  readonly option: 'preserve-port' | 'spi-match' | null;
  /** Further words, in small letters. */
  readonly details?: string;
  readonly protocol: number | null;
  readonly port: number | null;
}

/** `ip nat settings …` and other switches of NAT, told by their words. */
export interface NatSetting {
  readonly name: string;
  readonly enabled: boolean;
  readonly value: number | null;
  /** `interface-overload port range FIRST LAST`, `interface-overload block port udp|tcp PORT`. */
  readonly ports?: readonly [first: number, last: number];
  /** The protocol of a port that is blocked. */
  readonly protocol?: 6 | 17;
}

/** `ip nat log translations …`. */
export interface NatLog {
  readonly name: 'syslog' | 'flow-export';
  readonly version: number | null;
  readonly destination: number | null;
  readonly port: number | null;
  readonly source: string | null;
}

/** `ip nat portmap NAME` with the ports that its applications get. */
export interface NatPortmap {
  readonly name: string;
  readonly ranges: readonly {
    readonly application: string;
    readonly first: number;
    readonly size: number;
  }[];
}

/** `ip nat translation max-entries …`. */
export interface NatLimit {
  /** `all`, `all-host`, `all-vrf`, `host`, `list` or `vrf`. */
  readonly name: string;
  readonly scope: string;
  /** The host, list or VRF. */
  readonly of: string | null;
  readonly entries: number;
}
