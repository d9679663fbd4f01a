import type { PortRange } from '../port-set';
import type { Citation } from '../prediction';
import type { Claim, PortGroup, ProtocolTimers, Timers } from '../profile';

/** Groups whose candidates are the original ports themselves. */
export function tiers(...ranges: readonly PortRange[]): readonly PortGroup[] {
  return ranges.map((range) => ({ original: [range], candidates: [range] }));
}

/** One group: whatever the original port, a port of the range. */
export function anyOf(first: number, last: number): readonly PortGroup[] {
  return [{ original: [[1, 65535]], candidates: [[first, last]] }];
}

/** A file of a public repository, at the commit or tag that was read. */
export function repositoryFile(repository: string, at: string, path: string): Citation {
  return {
    title: `${repository} ${path}`,
    address: `https://github.com/${repository}/blob/${at}/${encodeURI(path)}`,
  };
}

/** A value that was read in source code. */
export function inSource<T>(value: T, source: Citation): Claim & { readonly value: T } {
  return { value, confidence: 'source', source };
}

/** A value that the vendor (or an RFC) states. */
export function documented<T>(value: T, source: Citation): Claim & { readonly value: T } {
  return { value, confidence: 'documented', source };
}

/** Idle times that no public source tells: one for UDP and ESP, and those of TCP. */
export function assumedTimers(
  udp: Timers,
  tcp: Timers,
  esp: Timers = udp,
): Claim & { readonly value: ProtocolTimers } {
  return { value: { udp, tcp, esp }, confidence: 'assumed', source: null };
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

/** The same idle time, answered or not. */
export function idle(time: number): Timers {
  return { oneWay: time, twoWay: time };
}
