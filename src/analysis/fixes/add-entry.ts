import type { AccessList, Ace, ConfigDocument, PortMatch } from '../../config/model';
import { findAccessList } from '../lookup';
import type { Finding } from '../findings/finding';
import type { Study } from '../study';
import { candidatesOf } from './candidates';
import type { FixProposal } from './fix';
import { ListStyle } from './list-style';

/** Below the entry that admits one half of a peer's traffic, an entry that admits the other half in the same way. */
export function addUdpEntry(
  finding: Finding,
  document: ConfigDocument,
  study: Study,
): readonly FixProposal[] {
  const ace = aceOf(finding, document);
  const { missing } = finding.args;
  if (ace === null || typeof missing !== 'number') return [];
  // The gateway's end has the port that is missing; the other end's port is the PAT's to choose.
  const isReturn = flowAt(finding, study) === 'return';
  const gatewayPort: PortMatch = { operator: 'eq', ports: [missing] };
  const added: Ace = {
    ...plain(ace),
    protocol: 17,
    sourcePorts: isReturn ? gatewayPort : null,
    destinationPorts: isReturn ? null : gatewayPort,
  };
  return insertBelow(finding, document, added);
}

/**
 * Below an entry that pins the destination port of answers, one that admits them to the ports that PAT gives: from the
 * gateway's own port where the source is one host, else to the ports among which the PAT chooses.
 */
export function addReturnEntry(
  finding: Finding,
  document: ConfigDocument,
  study: Study,
): readonly FixProposal[] {
  const ace = aceOf(finding, document);
  const [first] = finding.concerned;
  const row = first === undefined ? undefined : study.translations[first.translation];
  // The services of a group are several lines; which of them is to be opened, its owner knows.
  if (ace?.protocolGroup !== null || row === undefined) return [];
  const group = ace.source.kind === 'host' ? null : candidatesOf(study, row.insideLocal.port);
  const added: Ace = {
    ...plain(ace),
    sourcePorts: ace.source.kind === 'host' ? { operator: 'eq', ports: [row.outside.port] } : ace.sourcePorts,
    destinationPorts: group === null ? null : { operator: 'range', first: group[0], last: group[1] },
  };
  return insertBelow(finding, document, added);
}

function plain(ace: Ace): Ace {
  return { ...ace, sequence: null, protocolGroup: null, conditions: [], reflect: null };
}

function aceOf({ place }: Finding, document: ConfigDocument): Ace | null {
  if (place.kind !== 'acl-entry' && place.kind !== 'destination-ports') return null;
  const entry = findAccessList(document.summary, place.list)?.entries[place.entry];
  return entry?.kind === 'ace' ? entry : null;
}

function flowAt({ file, args, concerned }: Finding, study: Study): 'outbound' | 'return' | null {
  const report = study.stations.find(
    ({ station, verdicts }) =>
      station.device.id === file &&
      station.list.name === args['list'] &&
      concerned.some(({ translation }) => verdicts.has(translation)),
  );
  return report?.station.flow ?? null;
}

function insertBelow(finding: Finding, document: ConfigDocument, added: Ace): readonly FixProposal[] {
  const { place, file } = finding;
  if (place.kind !== 'acl-entry' && place.kind !== 'destination-ports') return [];
  const list: AccessList | undefined = findAccessList(document.summary, place.list);
  if (list === undefined) return [];
  const style = new ListStyle(document, list);
  const edit = style.insertBelow(place.entry, added);
  if (edit === null) return [];
  return [
    {
      title: { code: 'add-entry', entry: style.write(added) },
      preferred: true,
      changes: [{ file, edits: [edit] }],
      widens: [{ file, list: list.name, entries: [added] }],
    },
  ];
}
