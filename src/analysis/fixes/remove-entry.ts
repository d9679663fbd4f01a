import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { FixProposal } from './fix';
import { withoutLine } from './lines';

/** Takes the whole line of an entry out of the text. */
export function removeEntry({ place, file }: Finding, document: ConfigDocument): readonly FixProposal[] {
  if (place.kind !== 'acl-entry') return [];
  const span = document.places.accessListEntry(place.list, place.entry);
  if (span === null) return [];
  return [
    {
      title: { code: 'remove-entry' },
      preferred: true,
      changes: [{ file, edits: [withoutLine(document, span)] }],
      widens: [],
    },
  ];
}
