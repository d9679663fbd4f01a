import type { AccessList } from '../config/model';
import type { Verdict } from './acl/evaluate';
import { findAccessList } from './lookup';
import type { FilePlace } from './place';
import type { Device } from './situation';

/** The line that decides most of the packets, or the head of the list for its implicit deny; null where no text has it. */
export function decidingPlace(device: Device, list: AccessList, { decisions }: Verdict): FilePlace | null {
  const own = findAccessList(device.summary, list.name);
  const [first, ...others] = decisions;
  if (own === undefined || first === undefined) return null;
  const { entry } = others.reduce((most, one) => (one.share > most.share ? one : most), first);
  if (entry === null) return { file: device.id, place: { kind: 'acl-name', list: list.name } };
  const beyond = entry - own.entries.length;
  if (beyond < 0) return { file: device.id, place: { kind: 'acl-entry', list: list.name, entry } };
  // An ASA goes on with the global list after that of the interface.
  const global = device.summary.globalAccessGroup;
  return global == null
    ? null
    : { file: device.id, place: { kind: 'acl-entry', list: global, entry: beyond } };
}
