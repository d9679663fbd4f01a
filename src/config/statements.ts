import type { AsaNatRule, AsaTimeout } from './facts/asa';
import type { InspectionClass, PolicyClass } from './facts/firewall';
import type { RemoteIdentity, Tunnel } from './facts/crypto';
import type { NhrpEntry } from './facts/nhrp';
import type { VirtualRouter } from './facts/virtual-router';
import type { GroupMember } from './facts/objects';
import type { RouteMapClause } from './facts/routing';
import type { FieldsStatement, NoFieldsStatement, RecordStatement } from './facts/records';
import type {
  AccessListEntry,
  AddressSource,
  Directive,
  Interface,
  NatPool,
  NatRule,
  NatTimer,
  RouteMapEntry,
  StaticRoute,
} from './model';

/** Fields of an interface that one line gives as they are; null takes the field away. */
export interface InterfaceFields {
  readonly tunnel?: Partial<Tunnel>;
  readonly nhrp?: { readonly entry: NhrpEntry; readonly negated: boolean };
  readonly virtualRouter?: { readonly router: VirtualRouter; readonly negated: boolean };
  readonly zone?: string | null;
  /** `ip nat enable`. */
  readonly natVirtual?: boolean;
  readonly vlan?: number | null;
  readonly unnumbered?: string | null;
  readonly inspectIn?: string | null;
  readonly inspectOut?: string | null;
  readonly ezvpn?: { readonly name: string; readonly side: 'inside' | 'outside' };
}

type WithoutLine<T> = T extends { readonly line: number } ? Omit<T, 'line'> : T;

/** A `! pat-lens: …` comment before its line is known. */
export type LineDirective = WithoutLine<Directive>;

/** Begins an access list whose entries follow on lines of their own. */
export interface AccessListHeader {
  readonly kind: 'access-list';
  readonly name: string;
  readonly type: 'standard' | 'extended';
  readonly negated: boolean;
}

/** What a line that repeats the name of its list says beside the entry; consecutive lines share it. */
export interface ListLine {
  readonly name: string;
  readonly type: 'standard' | 'extended';
  /** ASA `line N`: the place in the list, from 1. */
  readonly position: number | null;
  readonly negated: boolean;
}

/** One line of a list that repeats its name. */
export interface AccessListLine {
  readonly kind: 'access-list-line';
  readonly list: ListLine;
  readonly entry: AccessListEntry;
}

export interface RemarkStatement {
  readonly kind: 'remark';
  readonly list: string | null;
  readonly sequence: number | null;
  readonly text: string;
}

/** `no 10` and `no permit …` inside a list. */
export interface EntryRemoval {
  readonly kind: 'no-entry';
  readonly entry: AccessListEntry;
}

/** Interfaces whose names differ in the last number only, which stands behind `head`. */
export interface InterfaceRange {
  readonly head: string;
  readonly first: number;
  readonly last: number;
}

export type InterfaceStatement =
  | {
      readonly kind: 'interface';
      readonly name: string;
      readonly type?: string;
      /** All that the line opens at once, the one of that name among them. */
      readonly ranges?: readonly InterfaceRange[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'address';
      readonly address: number;
      readonly mask: number;
      readonly secondary: boolean;
      /** ASA: the address of the other unit of a pair. */
      readonly standby?: number;
      readonly negated: boolean;
    }
  | { readonly kind: 'address-unknown'; readonly source: AddressSource }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'nat-side'; readonly side: 'inside' | 'outside'; readonly negated: boolean }
  | {
      readonly kind: 'interface-access-group';
      readonly list: string;
      readonly direction: 'in' | 'out';
      readonly negated: boolean;
    }
  | { readonly kind: 'vrf'; readonly name: string | null }
  | {
      readonly kind: 'crypto-map-use';
      readonly name: string | null;
      readonly redundancy?: Interface['cryptoMapRedundancy'];
    }
  | { readonly kind: 'shutdown'; readonly value: boolean }
  | { readonly kind: 'description'; readonly text: string | null }
  | { readonly kind: 'nameif'; readonly name: string | null }
  | { readonly kind: 'security-level'; readonly level: number | null }
  /** Fields that replace what was said before; `tunnel` is merged. */
  | { readonly kind: 'interface-fields'; readonly fields: InterfaceFields };

/** What a pool says beside its name and ranges. */
export type NatPoolOptions = Omit<NatPool, 'name' | 'ranges'>;

export type NatStatement =
  | { readonly kind: 'nat-rule'; readonly rule: NatRule; readonly negated: boolean }
  | {
      readonly kind: 'nat-pool';
      readonly name: string;
      /** Null where the ranges follow on lines of their own. */
      readonly first: number | null;
      readonly last: number | null;
      readonly negated: boolean;
      readonly options?: NatPoolOptions;
    }
  | { readonly kind: 'nat-pool-range'; readonly first: number; readonly last: number }
  | {
      readonly kind: 'nat-timeout';
      readonly timer: NatTimer;
      /** Null is `never`. */
      readonly seconds: number | null | 'default';
    }
  | {
      readonly kind: 'nat-port-timeout';
      readonly protocol: number;
      readonly port: number;
      readonly seconds: number | null | 'default';
    }
  | { readonly kind: 'cgn'; readonly value: boolean };

export type RoutingStatement =
  | {
      readonly kind: 'route-map';
      readonly name: string;
      readonly action: RouteMapEntry['action'];
      readonly sequence: number;
      readonly negated: boolean;
    }
  | { readonly kind: 'match-access-lists'; readonly names: readonly string[] }
  | { readonly kind: 'match-prefix-lists'; readonly names: readonly string[] }
  | { readonly kind: 'match-interfaces'; readonly names: readonly string[] }
  /** Any other line of a route-map entry. */
  | { readonly kind: 'route-map-clause'; readonly verb: 'match' | 'set'; readonly clause: RouteMapClause }
  | {
      readonly kind: 'route';
      readonly route: StaticRoute;
      readonly negated: boolean;
      /** The route is one of the VRF whose block is open. */
      readonly inVrf?: true;
    };

/** ASA `access-group LIST in interface NAMEIF`; null is `global`. */
export interface AccessGroupStatement {
  readonly kind: 'access-group';
  readonly list: string;
  readonly direction: 'in' | 'out';
  readonly nameif: string | null;
  readonly negated: boolean;
}

/** What one line says; a line that says nothing that is modelled has no statement. */
export type Statement =
  | AccessListEntry
  | AccessListHeader
  | AccessListLine
  | EntryRemoval
  /** A remark of a list; the list is null where it is the one that is open. */
  | RemarkStatement
  | InterfaceStatement
  | NatStatement
  | RoutingStatement
  | AccessGroupStatement
  | RecordStatement
  | { readonly kind: 'asa-nat'; readonly rule: AsaNatRule; readonly negated: boolean }
  | { readonly kind: 'asa-timeouts'; readonly values: readonly AsaTimeout[] }
  /** The action of the class above it. */
  | { readonly kind: 'class-action'; readonly fields: Partial<PolicyClass> }
  /** Takes a member out of the object group that is open. */
  | { readonly kind: 'no-member'; readonly member: GroupMember }
  /** `inspect …` of the class above it. */
  | { readonly kind: 'class-inspection'; readonly fields: Partial<InspectionClass> }
  /** A line of the keyring peer above it. */
  | { readonly kind: 'keyring-description'; readonly description: string }
  | { readonly kind: 'keyring-remote'; readonly remote: RemoteIdentity }
  | FieldsStatement
  | NoFieldsStatement
  | { readonly kind: 'hostname'; readonly name: string }
  | { readonly kind: 'version'; readonly value: string }
  | { readonly kind: 'directive'; readonly directive: LineDirective };
