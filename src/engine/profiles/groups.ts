import type { PortRange } from '../port-set';
import type { PortGroup } from '../profile';

/** Groups whose candidates are the original ports themselves. */
export function tiers(...ranges: readonly PortRange[]): readonly PortGroup[] {
  return ranges.map((range) => ({ original: [range], candidates: [range] }));
}

/** One group: whatever the original port, a port of the range. */
export function anyOf(first: number, last: number): readonly PortGroup[] {
  return [{ original: [[1, 65535]], candidates: [[first, last]] }];
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
