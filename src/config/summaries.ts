import type { DeviceSummary } from './model';
import { valuesEqual } from './values/equal';

/** Whether two summaries say the same about a device; parts that are one object in both are not looked into. */
export function summariesEqual(a: DeviceSummary, b: DeviceSummary): boolean {
  return valuesEqual(a, b);
}
