import type { AccessList } from '../../config/model';
import { CompiledList } from '../acl/compiled-list';
import { evaluateWithoutPorts } from '../acl/evaluate';
import { matchAce } from '../acl/match';
import type { PacketSet, VaryingSide } from '../acl/packet';
import type { Place } from '../place';
import { flatMapInSteps, type Steps } from '../steps';
import type { Study } from '../study';
import type { Translation } from '../translations';
import { packetsAt, type StationReport, type WeightedPackets } from '../verdicts';
import { peerOf } from './certain';
import type { Concerned, Finding, FindingCode } from './finding';
import { related } from './related';

/**
 * Entries that would admit peers (or the answers to them) but for the port that PAT chose, where the whole list then admits
 * them; of ACLs that see the traffic as the PAT has made it.
 */
export function* pinnedEntries(
  study: Study,
  flow: 'outbound' | 'return',
  code: FindingCode,
): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  for (const report of study.stations) {
    if (report.station.sees !== 'global' || report.station.flow !== flow) continue;
    const side = flow === 'outbound' ? 'source' : 'destination';
    for (const finding of yield* pinnedAt(study, report, side, code)) found.push(finding);
  }
  return found;
}

function pinnedAt(
  study: Study,
  report: StationReport,
  side: VaryingSide,
  code: FindingCode,
): Steps<readonly Finding[]> {
  const { device, list } = report.station;
  return flatMapInSteps(report.entries, ({ misses }, entry): readonly Finding[] => {
    if (misses.length === 0) return [];
    const concerned = admittedWithout(study, report, entry, side);
    if (concerned.length === 0) return [];
    return [
      {
        code,
        severity: 'error',
        file: device.id,
        place: placeOfPorts(list, entry, side),
        concerned,
        args: { list: list.name, kind: 'drops-peers' },
        related: related(study, report, concerned),
      },
    ];
  });
}

/** The conversations that miss an entry by their port and that the whole list would admit without the entry's match of it. */
function admittedWithout(
  study: Study,
  report: StationReport,
  entry: number,
  side: VaryingSide,
): readonly Concerned[] {
  const { device, list } = report.station;
  const compiled = new CompiledList(list, device.summary);
  if (!asksForPorts(compiled, entry, side)) return [];
  return (report.entries[entry]?.misses ?? []).flatMap((index): readonly Concerned[] => {
    const translation = study.translations[index];
    const peer = peerOf(study, index);
    if (translation === undefined || peer === undefined || isDeniedBefore(report, index, entry)) return [];
    const admitted = packetsOf(study, report, index, translation).every(
      ({ packets }) =>
        takesTheRest(compiled, packets, side, entry) ||
        evaluateWithoutPorts(compiled, packets, side, entry).verdict === 'permit',
    );
    return admitted ? [{ peer: peer.name, translation: index }] : [];
  });
}

/** Whether the entry, or a service object or group that it names, asks for ports of that side. */
function asksForPorts(list: CompiledList, entry: number, side: VaryingSide): boolean {
  const services = list.ace(entry)?.services ?? [];
  return services.some((one) => (side === 'source' ? one.sourcePorts : one.destinationPorts) !== null);
}

/** Where an entry asks for ports of a side: the whole entry where a service object or group does. */
function placeOfPorts(list: AccessList, entry: number, side: VaryingSide): Place {
  const ace = list.entries[entry];
  const own = ace?.kind !== 'ace' ? null : side === 'source' ? ace.sourcePorts : ace.destinationPorts;
  return { kind: own === null ? 'acl-entry' : `${side}-ports`, list: list.name, entry };
}

/** What the list sees of each conversation: asked for every entry that it misses. */
const seen = new WeakMap<StationReport, Map<number, readonly WeightedPackets[]>>();

function packetsOf(
  study: Study,
  report: StationReport,
  index: number,
  translation: Translation,
): readonly WeightedPackets[] {
  const known = seen.get(report) ?? new Map<number, readonly WeightedPackets[]>();
  seen.set(report, known);
  const packets = known.get(index) ?? packetsAt(study.situation, report.station, translation);
  known.set(index, packets);
  return packets;
}

/** Whether the entry without its ports would permit whatever earlier entries leave. */
function takesTheRest(list: CompiledList, packets: PacketSet, side: VaryingSide, entry: number): boolean {
  const ace = list.ace(entry);
  if (ace?.action !== 'permit') return false;
  const match = matchAce(ace, packets, side, true);
  const whole = side === 'source' ? packets.sourcePorts : packets.destinationPorts;
  return match !== null && match.ports?.size === whole?.size;
}

function isDeniedBefore({ verdicts }: StationReport, translation: number, entry: number): boolean {
  const decisions = verdicts.get(translation)?.decisions ?? [];
  return decisions.some((one) => one.action === 'deny' && one.entry !== null && one.entry < entry);
}
