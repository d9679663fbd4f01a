import type { DeviceSummary, NatRule } from '../../config/model';
import type { Address } from '../../engine/flow';
import { asaGlobals } from '../asa/globals';
import { globalOf, targetName, targetRanges } from '../nat';
import { flatMapInSteps, type Steps } from '../steps';

/** Inside global addresses of a device: hosts behind it share them, or one of them is known by the only one. */
export interface NatGlobal {
  readonly kind: 'pat' | 'static';
  /** The first of the addresses. */
  readonly address: Address;
  /** The last one, the same for a single address. */
  readonly last: Address;
  /** Of a static entry. */
  readonly local: Address | null;
  /** Null: every protocol. */
  readonly protocol: number | null;
  /** Null: every port. */
  readonly port: number | null;
  /** ASA: between which interfaces; null for any. */
  readonly mappedInterface: string | null;
}

/** Everything that a device is known by outside beside its own addresses. */
export function* natGlobalsInSteps(summary: DeviceSummary): Steps<readonly NatGlobal[]> {
  const shared = new Set<string>();
  const globals = yield* flatMapInSteps(summary.natRules, (rule) => globalsOfRule(summary, rule, shared));
  yield;
  return [...globals, ...asaGlobals(summary)];
}

/** Addresses that hosts share, from the first to the last one. */
export function sharedGlobal(first: Address, last: Address, mappedInterface: string | null): NatGlobal {
  return { kind: 'pat', address: first, last, local: null, protocol: null, port: null, mappedInterface };
}

/** `shared` has the targets of the rules before: rules with the same one share its addresses. */
function globalsOfRule(summary: DeviceSummary, rule: NatRule, shared: Set<string>): readonly NatGlobal[] {
  if (rule.kind === 'dynamic') {
    const key = targetName(rule);
    if (shared.has(key)) return [];
    shared.add(key);
    return targetRanges(summary, rule).map(({ first, last }) => sharedGlobal(first, last, null));
  }
  const address = globalOf(summary, rule);
  if (address === null || rule.networkMask !== undefined) return [];
  const { local, protocol, globalPort: port } = rule;
  return [{ kind: 'static', address, last: address, local, protocol, port, mappedInterface: null }];
}
