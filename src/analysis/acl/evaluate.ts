import type { PortSet } from '../../engine/port-set';
import type { CompiledList } from './compiled-list';
import type { Doubt } from './doubt';
import { matchAce } from './match';
import type { PacketSet, VaryingSide } from './packet';

/** One line's part in a verdict: `entry` is its index in the list, null for the implicit deny. */
export interface Decision {
  readonly entry: number | null;
  readonly action: 'permit' | 'deny';
  /** The part of the packets that it decides, 0 to 1, every port equally likely. */
  readonly share: number;
  readonly ports: PortSet | null;
  readonly doubts: readonly Doubt[];
}

export interface Verdict {
  readonly verdict: 'permit' | 'deny' | 'partial';
  /** The part of the packets that passes, 0 to 1. */
  readonly share: number;
  /** In the order of the list. */
  readonly decisions: readonly Decision[];
  /** Any order only: the share in each start order, null where the packets do not get here. */
  readonly byOrder?: readonly (number | null)[];
}

/**
 * First match over the set of packets, exact: `varying` says which end's ports the PAT chose; those of the other end are
 * one port. A reflexive `evaluate` line is passed over: no conversation that starts here has an entry there.
 */
export function evaluate(list: CompiledList, packets: PacketSet, varying: VaryingSide): Verdict {
  const whole = varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
  const total = whole?.size ?? 1;
  const decisions: Decision[] = [];
  let rest = whole;
  let left = packets;
  const candidates = list.candidates(packets, varying);
  for (let entry = candidates.next(); entry >= 0; entry = candidates.next()) {
    const ace = list.ace(entry);
    const match = ace === null ? null : matchAce(ace, left, varying);
    if (ace === null || match === null) continue;
    const { ports, doubts } = match;
    const share = ports === null ? 1 : ports.size / total;
    decisions.push({ entry: ace.entry, action: ace.action, share, ports, doubts });
    rest = ports === null || rest === null ? null : rest.subtract(ports);
    if (rest === null || rest.isEmpty) return summarise(decisions);
    left = varying === 'source' ? { ...left, sourcePorts: rest } : { ...left, destinationPorts: rest };
  }
  const share = rest === null ? 1 : rest.size / total;
  decisions.push({ entry: null, action: 'deny', share, ports: rest, doubts: [] });
  return summarise(decisions);
}

function summarise(decisions: readonly Decision[]): Verdict {
  let share = 0;
  for (const decision of decisions) if (decision.action === 'permit') share += decision.share;
  const denied = decisions.some((decision) => decision.action === 'deny');
  const permitted = decisions.some((decision) => decision.action === 'permit');
  if (!denied) return { verdict: 'permit', share: 1, decisions };
  if (!permitted) return { verdict: 'deny', share: 0, decisions };
  return { verdict: 'partial', share, decisions };
}
