import type { PortSet } from '../../engine/port-set';
import { testAddress } from './address-test';
import type { CompiledAce } from './compiled-list';
import type { Doubt } from './doubt';
import type { PacketSet, VaryingSide } from './packet';

/** Which of the packets an ACE matches: the ports of the varying side (null: no ports), and what is supposed. */
export interface AceMatch {
  readonly ports: PortSet | null;
  readonly doubts: readonly Doubt[];
}

const addressUnknown: Doubt = { code: 'address-unknown' };

/**
 * The part of `packets` that `ace` matches, or null where it matches none. With `ignorePorts`, its match of the varying
 * side's ports is taken as absent: so a line is found that would have matched but for a translated port.
 */
export function matchAce(
  ace: CompiledAce,
  packets: PacketSet,
  varying: VaryingSide,
  ignorePorts = false,
): AceMatch | null {
  // No line asks a reflexive list for a port, so that none is missed by one.
  if (ace.reflected !== undefined) return ignorePorts ? null : ace.reflected(packets, varying);
  const supposed = varying === 'source' ? ace.first : ace.answer;
  if (supposed === null) return null;
  const source = testAddress(ace.source, packets.source);
  if (source === false) return null;
  const destination = testAddress(ace.destination, packets.destination);
  if (destination === false) return null;
  const ports = matchServices(ace, packets, varying, ignorePorts);
  if (ports === 'none') return null;
  const isUnknown = source === 'unknown' || destination === 'unknown';
  return { ports, doubts: isUnknown ? [...supposed, addressUnknown] : supposed };
}

function matchServices(
  ace: CompiledAce,
  packets: PacketSet,
  varying: VaryingSide,
  ignorePorts: boolean,
): PortSet | null | 'none' {
  const bySource = varying === 'source';
  const whole = bySource ? packets.sourcePorts : packets.destinationPorts;
  const fixed = bySource ? packets.destinationPorts : packets.sourcePorts;
  let matched: PortSet | 'none' = 'none';
  for (const service of ace.services) {
    if (service.protocol !== null && service.protocol !== packets.protocol) continue;
    const fixedMatch = bySource ? service.destinationPorts : service.sourcePorts;
    const varyingMatch = ignorePorts ? null : bySource ? service.sourcePorts : service.destinationPorts;
    if (whole === null || fixed === null) {
      // A protocol without ports never matches a line that asks for some.
      if (fixedMatch === null && varyingMatch === null) return null;
      continue;
    }
    if (fixedMatch !== null && fixed.intersect(fixedMatch).isEmpty) continue;
    const ports = varyingMatch === null ? whole : whole.intersect(varyingMatch);
    if (ports.isEmpty) continue;
    matched = matched === 'none' ? ports : matched.union(ports);
  }
  return matched;
}
