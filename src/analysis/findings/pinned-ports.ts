import { CompiledList } from '../acl/compiled-list';
import { evaluateWithoutPorts } from '../acl/evaluate';
import { matchAce } from '../acl/match';
import type { PacketSet, VaryingSide } from '../acl/packet';
import type { Study } from '../study';
import type { Translation } from '../translations';
import { packetsAt, type StationReport, type WeightedPackets } from '../verdicts';
import { peerOf } from './certain';
import type { Concerned } from './finding';

/** The conversations that miss an entry by their port and that the whole list would admit without the entry's match of it. */
export function admittedWithout(
  study: Study,
  report: StationReport,
  entry: number,
  side: VaryingSide,
): readonly Concerned[] {
  const { device, list } = report.station;
  const ace = list.entries[entry];
  if (ace?.kind !== 'ace' || (side === 'source' ? ace.sourcePorts : ace.destinationPorts) === null) return [];
  const compiled = new CompiledList(list, device.summary);
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
  const decisions = verdicts[translation]?.decisions ?? [];
  return decisions.some((one) => one.action === 'deny' && one.entry !== null && one.entry < entry);
}
