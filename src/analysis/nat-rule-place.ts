import type { DeviceSummary } from '../config/model';
import type { Place } from './place';

/** How many NAT rules a device has, of all kinds. */
export function countNatRules({ natRules, records = {} }: DeviceSummary): number {
  const { asaNatRules = [], legacyNatRules = [], legacyStatics = [] } = records;
  return natRules.length + asaNatRules.length + legacyNatRules.length + legacyStatics.length;
}

/**
 * Where a rule of an outcome stands: those of IOS are numbered as in `natRules`; those of an ASA as in `asaNatRules`, then
 * `legacyNatRules`, then `legacyStatics`.
 */
export function natRulePlace({ dialect, records = {} }: DeviceSummary, rule: number): Place {
  if (dialect !== 'asa') return { kind: 'nat-rule', rule };
  const { asaNatRules = [], legacyNatRules = [] } = records;
  const legacy = rule - asaNatRules.length;
  if (legacy < 0) return { kind: 'record', family: 'asaNatRules', record: rule };
  const fixed = legacy - legacyNatRules.length;
  return fixed < 0
    ? { kind: 'record', family: 'legacyNatRules', record: legacy }
    : { kind: 'record', family: 'legacyStatics', record: fixed };
}
