import type { Ace, ConfigDocument, PortMatch, Span, TextEdit } from '../../config/model';
import type { PortRange } from '../../engine/port-set';
import type { Finding } from '../findings/finding';
import { findAccessList } from '../lookup';
import type { Study } from '../study';
import { candidatesOf } from './candidates';
import type { FixProposal } from './fix';

/** Takes the source port match out of the entry: IKE is to be accepted from any port (RFC 7296, section 2.11). */
export function dropSourcePorts(finding: Finding, document: ConfigDocument): readonly FixProposal[] {
  const span = spanOf(finding, document);
  if (span === null) return [];
  const start = span.start - blanksBefore(document.text, span.start);
  const proposal = proposalFor(finding, document, { start, end: span.end, text: '' }, null);
  return proposal === null ? [] : [{ ...proposal, title: { code: 'drop-source-ports' }, preferred: true }];
}

/** Puts the ports among which the PAT chooses in the place of the one that the entry asks for. */
export function widenSourcePorts(
  finding: Finding,
  document: ConfigDocument,
  study: Study,
): readonly FixProposal[] {
  const span = spanOf(finding, document);
  const range = rangeFor(finding, study);
  if (span === null || range === null) return [];
  const [first, last] = range;
  const text = `range ${first} ${last}`;
  const widened: PortMatch = { operator: 'range', first, last };
  const proposal = proposalFor(finding, document, { ...span, text }, widened);
  return proposal === null
    ? []
    : [{ ...proposal, title: { code: 'widen-source-ports', ports: `${first}-${last}` }, preferred: false }];
}

function proposalFor(
  { place, file }: Finding,
  document: ConfigDocument,
  edit: TextEdit,
  sourcePorts: PortMatch | null,
): Omit<FixProposal, 'title' | 'preferred'> | null {
  if (place.kind !== 'source-ports') return null;
  const ace = findAccessList(document.summary, place.list)?.entries[place.entry];
  if (ace?.kind !== 'ace') return null;
  const widened: Ace = { ...ace, sourcePorts };
  return {
    changes: [{ file, edits: [edit] }],
    widens: [{ file, list: place.list, entries: [widened] }],
  };
}

/** One range for all the conversations that the entry drops. */
function rangeFor({ concerned }: Finding, study: Study): PortRange | null {
  const ranges = concerned.flatMap(({ translation }) => {
    const row = study.translations[translation];
    return row === undefined ? [] : [candidatesOf(study, row.insideLocal.port)];
  });
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0 || known.length < ranges.length) return null;
  return [Math.min(...known.map(([first]) => first)), Math.max(...known.map(([, last]) => last))];
}

function spanOf({ place }: Finding, document: ConfigDocument): Span | null {
  return place.kind === 'source-ports' ? document.places.sourcePorts(place.list, place.entry) : null;
}

function blanksBefore(text: string, offset: number): number {
  let count = 0;
  while (text[offset - count - 1] === ' ' || text[offset - count - 1] === '\t') count++;
  return count;
}
