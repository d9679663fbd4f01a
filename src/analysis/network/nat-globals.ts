import type { DeviceSummary, NatRule } from '../../config/model';
import type { Address } from '../../engine/flow';
import { asaGlobals } from '../asa/globals';
import { globalOf, targetOf } from '../nat';

/** An inside global address of a device: hosts behind it share it, or one of them is known by it. */
export interface NatGlobal {
  readonly kind: 'pat' | 'static';
  readonly address: Address;
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
export function natGlobalsOf(summary: DeviceSummary): readonly NatGlobal[] {
  return [...summary.natRules.flatMap((rule) => globalsOfRule(summary, rule)), ...asaGlobals(summary)];
}

function globalsOfRule(summary: DeviceSummary, rule: NatRule): readonly NatGlobal[] {
  if (rule.kind === 'dynamic') {
    return targetOf(summary, rule).addresses.map((address) => ({
      kind: 'pat',
      address,
      local: null,
      protocol: null,
      port: null,
      mappedInterface: null,
    }));
  }
  const address = globalOf(summary, rule);
  if (address === null || rule.networkMask !== undefined) return [];
  const { local, protocol, globalPort } = rule;
  return [{ kind: 'static', address, local, protocol, port: globalPort, mappedInterface: null }];
}
