import type { Device } from '../situation';
import type { Study } from '../study';
import type { Finding } from './finding';
import { peerBlocked } from './peer-blocked';
import { sourcePortPinned, sourcePortPinnedUnknown } from './source-port-pinned';
import { undefinedReferences } from './undefined-reference';

/**
 * All findings of a study about all its files. Per peer and ACL only the most telling one is reported.
 */
export function findingsOf(study: Study): readonly Finding[] {
  const pinned = sourcePortPinned(study);
  const named = new Set(
    pinned.flatMap(({ file, concerned }) => concerned.map(({ peer }) => `${file}\n${peer}`)),
  );
  return [...pinned, ...peerBlocked(study, (file, peer) => named.has(`${file}\n${peer}`))];
}

/** The findings about one config: those of the study, and what its text says by itself where no peer is known. */
export function findingsOfDevice(device: Device, study: Study | null): readonly Finding[] {
  const known = study === null ? [] : findingsOf(study).filter((finding) => finding.file === device.id);
  const judged = new Set(
    study?.stations
      .filter((report) => report.station.device.id === device.id)
      .map((report) => report.station.list.name),
  );
  const unknown = sourcePortPinnedUnknown(device).filter(
    (finding) => finding.place.kind === 'source-ports' && !judged.has(finding.place.list),
  );
  return [...known, ...unknown, ...undefinedReferences(device)];
}
