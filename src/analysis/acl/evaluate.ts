import type { PortSet } from '../../engine/port-set';
import type { CompiledList } from './compiled-list';
import type { Doubt } from './doubt';
import { matchAce } from './match';
import type { PacketSet, VaryingSide } from './packet';
import type { Candidates } from './service-slice';

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
  return firstMatches(list, packets, varying, list.candidates(packets, varying), null);
}

/** The verdict of the list if one of its entries asked nothing of the varying side's ports. */
export function evaluateWithoutPorts(
  list: CompiledList,
  packets: PacketSet,
  varying: VaryingSide,
  entry: number,
): Verdict {
  const candidates = withEntry(list.candidates(packets, varying), entry);
  return firstMatches(list, packets, varying, candidates, entry);
}

/** The candidates with one more entry, in order. */
function withEntry(candidates: Candidates, more: number): Candidates {
  let isGiven = false;
  let waiting: number | null = null;
  return {
    next: () => {
      const entry = waiting ?? candidates.next();
      waiting = null;
      if (isGiven || (entry >= 0 && entry < more)) return entry;
      isGiven = true;
      if (entry !== more) waiting = entry;
      return more;
    },
  };
}

function firstMatches(
  list: CompiledList,
  packets: PacketSet,
  varying: VaryingSide,
  candidates: Candidates,
  withoutPorts: number | null,
): Verdict {
  const whole = varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
  const total = whole?.size ?? 1;
  const decisions: Decision[] = [];
  let rest = whole;
  let left = packets;
  for (let entry = candidates.next(); entry >= 0; entry = candidates.next()) {
    const ace = list.ace(entry);
    const match = ace === null ? null : matchAce(ace, left, varying, entry === withoutPorts);
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
