import type { CompiledList } from './compiled-list';
import type { Steps } from '../steps';
import { matchAce } from './match';
import type { PacketSet, VaryingSide } from './packet';

/** Entries that are looked at in one step. */
const entriesOfStep = 500;

/** Permit entries that match some of the packets only when the port that PAT chose is left out of account, in order. */
export function* missedEntries(
  list: CompiledList,
  parts: readonly PacketSet[],
  varying: VaryingSide,
): Steps<readonly number[]> {
  const missed: number[] = [];
  let looked = 0;
  for (const entry of candidateEntries(list, parts, varying)) {
    if (++looked % entriesOfStep === 0) yield;
    const ace = list.ace(entry);
    if (ace === null) continue;
    let matchesAll = true;
    let misses = false;
    for (const packets of parts) {
      const whole = varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
      const match = matchAce(ace, packets, varying);
      const isWhole = match !== null && (match.ports?.size ?? 0) === (whole?.size ?? 0);
      matchesAll &&= isWhole;
      misses ||= !isWhole && matchAce(ace, packets, varying, true) !== null;
    }
    if (misses && ace.action === 'permit') missed.push(entry);
    // Nothing after a line that takes every packet can be reached.
    if (matchesAll) break;
  }
  return missed;
}

/** The entries that may match some of the packets but for their port, in the order of the list. */
function* candidateEntries(
  list: CompiledList,
  parts: readonly PacketSet[],
  varying: VaryingSide,
): Generator<number> {
  const candidates = parts.map((packets) => list.candidates(packets, varying, true));
  const next = candidates.map((one) => one.next());
  for (;;) {
    const lowest = next.reduce((low, entry) => (entry >= 0 && (low < 0 || entry < low) ? entry : low), -1);
    if (lowest < 0) return;
    yield lowest;
    next.forEach((entry, at) => {
      if (entry === lowest) next[at] = candidates[at]?.next() ?? -1;
    });
  }
}
