import type { AccessList, Ace, DeviceSummary, EvaluateEntry } from '../../config/model';
import type { PortSet } from '../../engine/port-set';
import { CompiledList, type ReflectedAce } from './compiled-list';
import type { Doubt } from './doubt';
import { evaluate } from './evaluate';
import type { AceMatch } from './match';
import type { PacketSet, VaryingSide } from './packet';
import { permitAll } from './permit-all';

/** A list that conversations met on their way out. */
export interface FeedingList {
  readonly list: AccessList;
  /** NAT lies between it and the list that evaluates: the addresses and ports that it saw are other ones. */
  readonly isBehindNat: boolean;
}

/**
 * `evaluate NAME` as the replies meet it: it admits those to packets that an entry with `reflect NAME` let out, and no others
 * (Cisco, Configuring IP Session Filtering). The entry itself where no list on the way out has such an entry.
 */
export function reflectedEntry(
  entry: EvaluateEntry,
  lists: readonly FeedingList[],
  summary: DeviceSummary,
): EvaluateEntry | ReflectedAce {
  const feeding = lists.flatMap(({ list, isBehindNat }): readonly Feeder[] =>
    list.entries.some((one) => feeds(one, entry.name))
      ? [{ list: new CompiledList(list, summary), isBehindNat }]
      : [],
  );
  if (feeding.length === 0) return entry;
  return {
    ...permitAll,
    sequence: entry.sequence,
    reflected: (packets, varying) => reflectedPart(entry.name, feeding, packets, varying),
  };
}

interface Feeder {
  readonly list: CompiledList;
  readonly isBehindNat: boolean;
}

function feeds(entry: AccessList['entries'][number] | undefined, name: string): entry is Ace {
  return entry?.kind === 'ace' && entry.action === 'permit' && entry.reflect === name;
}

/** The packets that answer what was let out by `reflect NAME`. */
function reflectedPart(
  name: string,
  feeding: readonly Feeder[],
  packets: PacketSet,
  varying: VaryingSide,
): AceMatch | null {
  let matched: AceMatch | null = null;
  for (const { list, isBehindNat } of feeding) {
    const sent = isBehindNat ? beforeNat(answered(packets), varying) : answered(packets);
    const { decisions } = evaluate(list, sent, varying === 'source' ? 'destination' : 'source');
    for (const { entry, action, ports, doubts } of decisions) {
      if (entry === null || action === 'deny') continue;
      // An entry that perhaps does not match leaves the packet to one below that reflects.
      if (!feeds(list.list.entries[entry], name) && doubts.length === 0) continue;
      const own = isBehindNat ? endPorts(packets, varying) : ports;
      matched = joined(matched, own, doubts);
    }
  }
  return matched;
}

function joined(known: AceMatch | null, ports: PortSet | null, doubts: readonly Doubt[]): AceMatch {
  if (known === null) return { ports, doubts };
  const both = known.ports === null || ports === null ? null : known.ports.union(ports);
  return { ports: both, doubts: [...new Set([...known.doubts, ...doubts])] };
}

/** The packets to which these are the answers. */
function answered({ protocol, source, sourcePorts, destination, destinationPorts }: PacketSet): PacketSet {
  return {
    protocol,
    source: destination,
    sourcePorts: destinationPorts,
    destination: source,
    destinationPorts: sourcePorts,
  };
}

function endPorts(packets: PacketSet, varying: VaryingSide): PortSet | null {
  return varying === 'source' ? packets.sourcePorts : packets.destinationPorts;
}

/** As they were sent: an address that these do not tell, and the port of IPsec at both ends. */
function beforeNat(sent: PacketSet, varying: VaryingSide): PacketSet {
  return varying === 'destination'
    ? { ...sent, source: null, sourcePorts: sent.destinationPorts }
    : { ...sent, destination: null, destinationPorts: sent.sourcePorts };
}
