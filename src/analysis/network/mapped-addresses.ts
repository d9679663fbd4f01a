import type { DeviceSummary } from '../../config/model';

/** Before 8.3 lists name addresses as they are on the interface. */
export function seesMappedAddresses({ version, records }: DeviceSummary): boolean {
  if (version === null || records?.asaNatRules !== undefined) return false;
  const [major = 0, minor = 0] = version.split(/[.(]/, 2).map(Number);
  return major < 8 || (major === 8 && minor < 3);
}
