import type { Ace, AddressMatch, PortMatch } from '../../config/model';
import type { PortSet } from '../../engine/port-set';
import type { PacketSet } from './packet';
import { portsOf } from './port-match';

/** Why it is not certain that an ACE matches; the verdict then supposes that it does, and says so. */
export type Doubt =
  | { readonly code: 'address-unknown' }
  | { readonly code: 'placeholder'; readonly text: string }
  | { readonly code: 'group-unknown'; readonly name: string }
  | { readonly code: 'time-range'; readonly name: string };

/** Which of the packets an ACE matches: the ports at both ends (null: no ports), and what is supposed. */
export interface AceMatch {
  readonly sourcePorts: PortSet | null;
  readonly destinationPorts: PortSet | null;
  readonly doubts: readonly Doubt[];
}

/** What decides a match apart from the ports that PAT chose. */
export type IgnoredPorts = 'none' | 'source' | 'destination';

/**
 * The part of `packets` that `ace` matches, or null where it matches none. With `ignore`, the port match of that side is
 * taken as absent: so a line is found that would have matched but for a translated port.
 */
export function matchAce(ace: Ace, packets: PacketSet, ignore: IgnoredPorts = 'none'): AceMatch | null {
  if (ace.inactive) return null;
  const doubts: Doubt[] = [];
  if (ace.protocolGroup !== null) doubts.push({ code: 'group-unknown', name: ace.protocolGroup });
  else if (ace.protocol !== null && ace.protocol !== packets.protocol) return null;
  // A first fragment and a packet of a new UDP conversation never match these.
  for (const condition of ace.conditions) {
    if (condition.kind === 'established' || condition.kind === 'fragments') return null;
    if (condition.kind === 'time-range') doubts.push({ code: 'time-range', name: condition.name });
  }
  if (!matchAddress(ace.source, packets.source, doubts)) return null;
  if (!matchAddress(ace.destination, packets.destination, doubts)) return null;
  const sourcePorts = matchPorts(ignore === 'source' ? null : ace.sourcePorts, packets.sourcePorts, doubts);
  if (sourcePorts === 'none') return null;
  const ported = ignore === 'destination' ? null : ace.destinationPorts;
  const destinationPorts = matchPorts(ported, packets.destinationPorts, doubts);
  if (destinationPorts === 'none') return null;
  return { sourcePorts, destinationPorts, doubts };
}

function matchAddress(match: AddressMatch, address: number | null, doubts: Doubt[]): boolean {
  switch (match.kind) {
    case 'any':
      return true;
    case 'host':
      if (address === null) doubts.push({ code: 'address-unknown' });
      return address === null || match.address === address;
    case 'wildcard':
      if (match.wildcard === 0xffffffff) return true;
      if (address === null) doubts.push({ code: 'address-unknown' });
      return address === null || ((match.address ^ address) & ~match.wildcard) === 0;
    case 'unknown':
      doubts.push({ code: 'placeholder', text: match.text });
      return true;
    case 'group':
    case 'object':
    case 'interface':
      doubts.push({ code: 'group-unknown', name: match.name });
      return true;
  }
}

function matchPorts(
  match: PortMatch | null,
  ports: PortSet | null,
  doubts: Doubt[],
): PortSet | null | 'none' {
  if (match === null) return ports;
  if (ports === null) return 'none';
  const admitted = portsOf(match);
  if (admitted === null) {
    if (match.operator === 'group') doubts.push({ code: 'group-unknown', name: match.name });
    return ports;
  }
  const both = ports.intersect(admitted);
  return both.size === 0 ? 'none' : both;
}
