import type { Decision, Verdict } from './acl/evaluate';
import { entryPlace } from './entry-place';
import { findAccessList } from './lookup';
import type { FilePlace } from './place';
import type { Station } from './situation';
import { stationPlace } from './station-place';

/** The line that decides most of the packets, or the head of the list for its implicit deny; null where no text has it. */
export function decidingPlace(station: Station, { decisions }: Verdict): FilePlace | null {
  const [first, ...others] = decisions;
  if (first === undefined) return null;
  return decisionPlace(
    station,
    others.reduce((most, one) => (one.share > most.share ? one : most), first),
  );
}

/** The line of one decision, or the head of the list for its implicit deny; null where no text has it. */
export function decisionPlace(station: Station, { entry }: Decision): FilePlace | null {
  const { device, list, barrier } = station;
  const file = device.id;
  if (barrier !== undefined) return { file, place: stationPlace(station, entry) };
  if (findAccessList(device.summary, list.name) === undefined) return null;
  if (entry === null) return { file, place: { kind: 'acl-name', list: list.name } };
  const place = entryPlace(device.summary, list, entry);
  return place === null ? null : { file, place };
}
