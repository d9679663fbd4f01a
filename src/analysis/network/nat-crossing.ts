import type { DeviceSummary, Interface } from '../../config/model';

/** By which interfaces packets pass a device; null where the text does not say it. */
export interface Crossing {
  readonly in: Interface | null;
  readonly out: Interface | null;
}

/** Whether a device translates anything. */
export function hasNat({ natRules, records = {} }: DeviceSummary): boolean {
  const { asaNatRules = [], legacyNatRules = [], legacyStatics = [] } = records;
  return natRules.length + asaNatRules.length + legacyNatRules.length + legacyStatics.length > 0;
}

/** Whether hosts behind the device share addresses. */
export function sharesPorts({ natRules, records = {} }: DeviceSummary): boolean {
  return (
    natRules.some((rule) => rule.kind === 'dynamic') ||
    records.asaNatRules?.some((rule) => rule.type === 'dynamic' && !rule.inactive) === true ||
    (records.legacyGlobals ?? []).length > 0
  );
}

/** Whether the NAT rules of a device apply to packets that pass it so, from the side of their source. */
export function passesNat(summary: DeviceSummary, { in: incoming, out }: Crossing): boolean {
  if (summary.dialect === 'asa') return passesAsaNat(summary, incoming, out);
  if (summary.natRules.length === 0) return false;
  return (incoming === null || incoming.nat === 'inside') && (out === null || out.nat === 'outside');
}

function passesAsaNat(
  { records }: DeviceSummary,
  incoming: Interface | null,
  out: Interface | null,
): boolean {
  const fits = (real: string, mapped: string): boolean =>
    (real === 'any' || incoming === null || real === incoming.nameif) &&
    (mapped === 'any' || out === null || mapped === out.nameif);
  const { asaNatRules = [], legacyNatRules = [], legacyStatics = [] } = records ?? {};
  return (
    asaNatRules.some((rule) => !rule.inactive && fits(rule.realInterface, rule.mappedInterface)) ||
    legacyNatRules.some((rule) => rule.id > 0 && fits(rule.realInterface, 'any')) ||
    legacyStatics.some((rule) => fits(rule.realInterface, rule.mappedInterface))
  );
}
