import type { Ace, ConfigDocument } from '../../config/model';
import { permitsIke } from '../findings/acl-fragments';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { FixProposal } from './fix';
import { ListStyle } from './list-style';

/** Above the entry that denies fragments, one that permits those between the addresses of the first entry that permits IKE. */
export function permitFragments({ place, file }: Finding, document: ConfigDocument): readonly FixProposal[] {
  if (place.kind !== 'acl-entry') return [];
  const list = findAccessList(document.summary, place.list);
  const permit = list?.entries.slice(place.entry).find((entry) => entry.kind === 'ace' && permitsIke(entry));
  if (list === undefined || permit?.kind !== 'ace') return [];
  const added: Ace = {
    kind: 'ace',
    action: 'permit',
    sequence: null,
    protocol: 17,
    protocolGroup: null,
    source: permit.source,
    sourcePorts: null,
    destination: permit.destination,
    destinationPorts: null,
    conditions: [{ kind: 'fragments' }],
    inactive: false,
    reflect: null,
  };
  const style = new ListStyle(document, list);
  const line = `${style.write(added)} fragments`;
  const edit = style.insertAbove(place.entry, [line]);
  if (edit === null) return [];
  return [
    {
      title: { code: 'add-line', line },
      preferred: true,
      changes: [{ file, edits: [edit] }],
      widens: [{ file, list: list.name, entries: [added] }],
    },
  ];
}
