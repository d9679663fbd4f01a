import type { CompiledAce, CompiledList } from './compiled-list';
import type { Steps } from '../steps';
import { EntrySet } from './entry-set';
import { matchAce } from './match';
import type { PacketSet, VaryingSide } from './packet';

/** Entries that are looked at in one step. */
const entriesOfStep = 500;

/** Entries that would have admitted packets but for the port. */
export interface Missed {
  readonly entries: EntrySet;
  /** The first entry that takes every packet, behind which nothing is reached; Infinity where none does. */
  readonly reach: number;
  /** The same for those that were made of one by looking at replaced entries alone: of the others they say the same. */
  readonly origin: object;
}

/** What an entry does with packets of which the ports of the varying side are a set. */
export interface Meet {
  readonly takesAll: boolean;
  /** It would permit more of them if it asked nothing of that side's ports. */
  readonly isMissed: boolean;
}

export function meetOf(ace: CompiledAce, parts: readonly PacketSet[], varying: VaryingSide): Meet {
  let takesAll = true;
  let isMissed = false;
  for (const packets of parts) {
    const whole = varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
    const match = matchAce(ace, packets, varying);
    const isWhole = match !== null && (match.ports?.size ?? 0) === (whole?.size ?? 0);
    takesAll &&= isWhole;
    isMissed ||= !isWhole && matchAce(ace, packets, varying, true) !== null;
  }
  return { takesAll, isMissed: isMissed && ace.action === 'permit' };
}

/** Permit entries that match some of the packets only when the port that PAT chose is left out of account, in order. */
export function* missedEntries(
  list: CompiledList,
  parts: readonly PacketSet[],
  varying: VaryingSide,
): Steps<Missed> {
  const entries: number[] = [];
  let looked = 0;
  for (const entry of candidateEntries(list, parts, varying)) {
    if (++looked % entriesOfStep === 0) yield;
    const ace = list.ace(entry);
    if (ace === null) continue;
    const { takesAll, isMissed } = meetOf(ace, parts, varying);
    if (isMissed) entries.push(entry);
    if (takesAll) return { entries: EntrySet.of(entries), reach: entry, origin: {} };
  }
  return { entries: EntrySet.of(entries), reach: Infinity, origin: {} };
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
