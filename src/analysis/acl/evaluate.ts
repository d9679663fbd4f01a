import type { AccessList } from '../../config/model';
import type { PortSet } from '../../engine/port-set';
import { matchAce, type Doubt } from './match';
import type { PacketSet } from './packet';

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
}

/**
 * First match over the set of packets, exact: `varying` says which end's ports the PAT chose; those of the other end are
 * one port. A reflexive `evaluate` line is passed over: no conversation that starts here has an entry there.
 */
export function evaluate(list: AccessList, packets: PacketSet, varying: 'source' | 'destination'): Verdict {
  const whole = varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
  const decisions: Decision[] = [];
  let rest = whole;
  let done = false;
  const total = whole?.size ?? 1;
  for (let entry = 0; entry < list.entries.length && !done; entry++) {
    const ace = list.entries[entry];
    if (ace?.kind !== 'ace') continue;
    const left: PacketSet =
      varying === 'source' ? { ...packets, sourcePorts: rest } : { ...packets, destinationPorts: rest };
    const match = matchAce(ace, left);
    if (match === null) continue;
    const ports = varying === 'source' ? match.sourcePorts : match.destinationPorts;
    const share = ports === null ? 1 : ports.size / total;
    decisions.push({ entry, action: ace.action, share, ports, doubts: match.doubts });
    if (ports === null || rest === null) done = true;
    else {
      rest = rest.subtract(ports);
      done = rest.size === 0;
    }
  }
  if (!done) {
    const share = rest === null ? 1 : rest.size / total;
    decisions.push({ entry: null, action: 'deny', share, ports: rest, doubts: [] });
  }
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
