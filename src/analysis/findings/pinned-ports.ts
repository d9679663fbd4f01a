import { CompiledList } from '../acl/compiled-list';
import { evaluateWithoutPorts } from '../acl/evaluate';
import type { VaryingSide } from '../acl/packet';
import type { Study } from '../study';
import { packetsAt, type StationReport } from '../verdicts';
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
    const admitted = packetsAt(study.situation, report.station, translation).every(
      ({ packets }) => evaluateWithoutPorts(compiled, packets, side, entry).verdict === 'permit',
    );
    return admitted ? [{ peer: peer.name, translation: index }] : [];
  });
}

function isDeniedBefore({ verdicts }: StationReport, translation: number, entry: number): boolean {
  const decisions = verdicts[translation]?.decisions ?? [];
  return decisions.some((one) => one.action === 'deny' && one.entry !== null && one.entry < entry);
}
