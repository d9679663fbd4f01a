import type { AccessList } from '../../config/model';
import { CompiledList } from '../acl/compiled-list';
import { evaluate } from '../acl/evaluate';
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
  const relaxed = new CompiledList(withoutPorts(list, entry, side), device.summary);
  return (report.entries[entry]?.misses ?? []).flatMap((index): readonly Concerned[] => {
    const translation = study.translations[index];
    const peer = peerOf(study, index);
    if (translation === undefined || peer === undefined) return [];
    const admitted = packetsAt(study.situation, report.station, translation).every(
      ({ packets }) => evaluate(relaxed, packets, side).verdict === 'permit',
    );
    return admitted ? [{ peer: peer.name, translation: index }] : [];
  });
}

function withoutPorts(list: AccessList, entry: number, side: VaryingSide): AccessList {
  const without = side === 'source' ? { sourcePorts: null } : { destinationPorts: null };
  return {
    ...list,
    entries: list.entries.map((one, at) =>
      at === entry && one.kind === 'ace' ? { ...one, ...without } : one,
    ),
  };
}
