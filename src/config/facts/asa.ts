import type { AddressMatch, PortMatch } from '../model';

/** The addresses that an ASA rule translates to. */
export type AsaMapped =
  | { readonly kind: 'interface' }
  | { readonly kind: 'address'; readonly address: number }
  /** An object or a group. */
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'any' };

export interface PatPoolOptions {
  readonly flat: boolean;
  readonly includeReserve: boolean;
  readonly extended: boolean;
  readonly roundRobin: boolean;
  readonly blockAllocation: boolean;
}

/** `nat (REAL,MAPPED) …`, object NAT and twice NAT. */
export interface AsaNatRule {
  readonly name: string;
  readonly section: 'twice' | 'object' | 'after-auto';
  readonly realInterface: string;
  readonly mappedInterface: string;
  readonly type: 'static' | 'dynamic';
  /** The object whose addresses are translated; null for `any`. */
  readonly source: string | null;
  readonly mapped: AsaMapped | null;
  /** `pat-pool`; null where `mapped` is not port-translated by a pool. */
  readonly patPool: AsaMapped | null;
  readonly patPoolOptions: PatPoolOptions;
  /** `interface` after a pool: its address is used when the pool is empty. */
  readonly interfaceFallback: boolean;
  /** Twice NAT: real (mapped) destination objects, as written. */
  readonly destination: { readonly mapped: string; readonly real: string } | null;
  /** Twice NAT `service`: real and mapped service objects. */
  readonly service: { readonly real: string; readonly mapped: string } | null;
  /** Object NAT `service tcp|udp REAL MAPPED`. */
  readonly ports: { readonly protocol: number; readonly real: number; readonly mapped: number } | null;
  readonly inactive: boolean;
  readonly noProxyArp: boolean;
  readonly routeLookup: boolean;
  readonly dns?: true;
  readonly unidirectional?: true;
  readonly netToNet?: true;
  readonly description?: string;
}

/** `xlate per-session permit|deny …`, in order. */
export interface XlateRule {
  readonly name: string;
  readonly action: 'permit' | 'deny';
  readonly protocol: number;
  readonly source: AddressMatch;
  readonly sourcePorts?: PortMatch;
  readonly destination: AddressMatch;
  readonly destinationPorts: PortMatch | null;
}

/** `access-group LIST in interface NAMEIF control-plane`: what the device itself lets in. */
export interface ControlPlaneGroup {
  /** The `nameif`. */
  readonly name: string;
  readonly list: string;
}

/** `xlate block-allocation size N` and the like. */
export interface XlateSetting {
  readonly name: string;
  readonly value: number | null;
}

/** `timeout KIND H:MM:SS` in seconds; 0 means never. */
export interface AsaTimeout {
  readonly name: string;
  readonly seconds: number;
  /** `uauth`: since the login, or since the last packet. */
  readonly measured?: 'absolute' | 'inactivity';
}

/** `name ADDRESS NAME`: the name may stand for the address in other lines. */
export interface AsaName {
  readonly name: string;
  readonly address: number;
  readonly description: string | null;
}

/** `names`: names stand for addresses; `nat-control` (8.2 and earlier): what no rule translates is dropped. */
export interface AsaSwitch {
  readonly name: 'names' | 'nat-control';
  readonly enabled: boolean;
}

/** `same-security-traffic permit inter-interface|intra-interface`. */
export interface SameSecurityTraffic {
  readonly name: 'inter-interface' | 'intra-interface';
}
