import type { BarrierPlace } from '../barrier';
import type { PathAssumption } from '../network/path-assumption';
import type { FilePlace } from '../place';

export type Severity = 'error' | 'warning' | 'info' | 'hint' | 'off';

/** Every finding about a config, with its default severity; each has a page in `docs/findings`. */
export const findingCodes = {
  'acl.source-port-pinned': 'error',
  'acl.return-port-pinned': 'error',
  'acl.esp-only': 'error',
  'acl.nat-t-missing': 'error',
  'acl.peer-blocked': 'error',
  'acl.shadowed': 'warning',
  'acl.order-dependent': 'info',
  'acl.fragments-denied': 'warning',
  'nat.static-takes-port': 'warning',
  'nat.esp-collision': 'error',
  'nat.ports-exhausted': 'error',
  'nat.peer-not-translated': 'warning',
  'nat.vpn-traffic-translated': 'warning',
  'nat.port-never-kept': 'info',
  'ipsec.keepalive-too-slow': 'warning',
  'ipsec.nat-t-disabled': 'error',
  'ipsec.transport-behind-pat': 'warning',
  'ipsec.dmvpn-shared-nbma': 'error',
  'ipsec.ah-behind-nat': 'error',
  'ipsec.identity-behind-nat': 'warning',
  'ipsec.gateway-initiates-to-pat': 'warning',
  'ipsec.asa-shared-address': 'warning',
  'ipsec.psk-by-address': 'warning',
  'ipsec.peer-blocked': 'error',
  'ipsec.path-unclear': 'info',
  'ipsec.no-nat-on-path': 'info',
  'config.undefined-reference': 'warning',
  'config.unused-definition': 'hint',
  'config.duplicate-name': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof findingCodes;

/** A conversation that a finding names: the port that it has behind the PAT is found in the study. */
export interface Concerned {
  readonly peer: string;
  readonly translation: number;
}

export interface RelatedPlace extends FilePlace {
  readonly role:
    | 'deciding-line'
    | 'nat-rule'
    | 'peer'
    | 'implicit-deny'
    | 'covering-line'
    | 'first-definition'
    | 'crypto-entry'
    | 'address-owner'
    | BarrierPlace['role'];
}

/** A fact about a config that its author should know; `messages/findings.ts` makes its sentence. */
export interface Finding extends FilePlace {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The conversations that are hit; empty where the finding is about the text alone. */
  readonly concerned: readonly Concerned[];
  readonly args: Readonly<Record<string, string | number>>;
  readonly related: readonly RelatedPlace[];
  /** What about the way of a peer the text does not tell. */
  readonly assumption?: PathAssumption;
}
