import type { Address } from './flow';
import type { PortRange, PortSet } from './port-set';

/**
 * How sure a rule is, best first: read in source code, stated by the vendor, seen in a capture, seen only in teaching or
 * parser-test text, or assumed because no public source tells.
 */
export type Confidence = 'source' | 'documented' | 'observed' | 'sample' | 'assumed';

/** A public document (title and address) or a file of a public repository (`owner/name path`). */
export interface Citation {
  readonly title: string;
  readonly address: string;
}

export type DropReason =
  | 'no-port-free'
  | 'no-address-free'
  | 'port-conflict'
  | 'esp-conflict'
  | 'esp-not-supported'
  | 'limit-reached';

/** What a source port becomes. `any-of` is never larger than the knowledge requires, and `exact` is certain. */
export type Ports =
  | { readonly kind: 'exact'; readonly port: number }
  | {
      readonly kind: 'any-of';
      readonly ports: PortSet;
      /** The port of the run, drawn from the seed. */
      readonly sample: number;
      /** The one port whose chance is 99 % or more. */
      readonly likely?: { readonly port: number; readonly probability: number };
      /** The part of the outcomes (or of the start orders) in which the flow gets no port, 0 to 1. */
      readonly dropChance?: number;
    }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  | { readonly kind: 'untranslated' }
  | { readonly kind: 'portless' }
  | { readonly kind: 'none' };

/** The profile rule that decided. */
export type RuleCode =
  | 'preserved'
  | 'reused'
  | 'lowest'
  | 'above'
  | 'random'
  | 'draws'
  | 'probe'
  | 'block'
  | 'static'
  | 'not-translated'
  | 'esp'
  | 'dropped'
  | 'expired'
  | 'any-order';

/** Why the rule came to decide: a code and its arguments, made a sentence in `messages/engine.ts`. */
export type Because =
  | { readonly code: 'port-free'; readonly port: number; readonly address: Address }
  | {
      readonly code: 'port-taken';
      readonly port: number;
      readonly address: Address;
      /** Owner index of the mapping that holds the port, or null where it is the device itself or not certain. */
      readonly holder: number | null;
      /** The ports among which the device then chose. */
      readonly candidates: readonly PortRange[];
      readonly rule: RuleCode;
    }
  | {
      readonly code: 'never-kept';
      readonly port: number;
      readonly candidates: readonly PortRange[];
      readonly rule: RuleCode;
    }
  | { readonly code: 'same-source'; readonly port: number }
  | { readonly code: 'static-entry'; readonly address: Address }
  | { readonly code: 'exempt' }
  | { readonly code: 'esp-rule'; readonly treatment: string; readonly holder: number | null }
  | { readonly code: 'no-port'; readonly port: number; readonly candidates: readonly PortRange[] }
  | { readonly code: 'port-may-be-taken'; readonly port: number; readonly candidates: readonly PortRange[] }
  | { readonly code: 'order-unknown'; readonly classes: number; readonly bounded: boolean }
  /** Dynamic NAT without overload: every address of the pool belongs to another host. */
  | { readonly code: 'no-address' }
  | { readonly code: 'not-started' };

/** What must hold for the prediction to be right, made a sentence in `messages/engine.ts`. */
export type Assumption =
  | { readonly code: 'otherwise-idle'; readonly candidates: readonly PortRange[] }
  | { readonly code: 'address-unknown' }
  | { readonly code: 'bounded' }
  | { readonly code: 'first-outcome'; readonly detail: string }
  /** Several NAT rules match and the text does not say which of them decides. */
  | { readonly code: 'several-rules' }
  /** A line of a NAT rule's route-map that no packet tells: it is supposed to match, or its entry is supposed to select nothing. */
  | {
      readonly code: 'clause-not-judged';
      readonly routeMap: string;
      readonly sequence: number;
      readonly clause: string;
      readonly matches: boolean;
    }
  /** The device holds no more than so many translations at once; `limit` says of what, as `ip nat translation max-entries` does. */
  | { readonly code: 'entry-limit'; readonly limit: string; readonly entries: number }
  /** The device is the one of a redundancy group that translates. */
  | { readonly code: 'active-of-group'; readonly group: string }
  /** The text fits this profile as well. */
  | { readonly code: 'other-reading'; readonly profile: string }
  /** The device terminates IKE on the same address, so that these ports may be its own. */
  | { readonly code: 'own-ike'; readonly ports: readonly number[] };

/** What one conversation's source becomes behind the PAT address, and how sure that is. */
export interface Prediction {
  /** The inside global address of the run. */
  readonly address: Address;
  readonly ports: Ports;
  /** Other addresses that are possible, with the ports possible there. */
  readonly alternatives: readonly { readonly address: Address; readonly ports: PortSet }[];
  readonly rule: RuleCode;
  readonly because: Because;
  readonly confidence: Confidence;
  readonly citations: readonly Citation[];
  readonly assumes: readonly Assumption[];
}
