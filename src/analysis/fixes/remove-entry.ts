import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { FixProposal } from './fix';

/** Takes the whole line of an entry out of the text. */
export function removeEntry({ place, file }: Finding, document: ConfigDocument): readonly FixProposal[] {
  if (place.kind !== 'acl-entry') return [];
  const span = document.places.accessListEntry(place.list, place.entry);
  if (span === null) return [];
  const { lines, text } = document;
  const line = lines.lineAt(span.start);
  const isLast = line + 1 >= lines.count;
  const start = isLast && line > 0 ? lines.endOf(line - 1) : lines.startOf(line);
  const end = isLast ? text.length : lines.startOf(line + 1);
  return [
    {
      title: { code: 'remove-entry' },
      preferred: true,
      changes: [{ file, edits: [{ start, end, text: '' }] }],
      widens: [],
    },
  ];
}
