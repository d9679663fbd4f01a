import type { ConfigDocument } from '../../config/model';
import { flatMapInSteps, type Steps } from '../steps';
import { findingAtName, type NamedThing, type NameUse } from './name-table';
import type { Finding } from './finding';

/**
 * Names with definitions that cannot both hold: a list that is standard and extended, an object and a group of one name on an
 * ASA, a NAT pool with other addresses. A list or an interface that is opened again and the lines of a numbered list are one
 * definition.
 */
export function duplicateNames(
  file: string,
  document: ConfigDocument,
  things: ReadonlyMap<string, NamedThing>,
): Steps<readonly Finding[]> {
  return flatMapInSteps(things.values(), ({ definitions }): readonly Finding[] => {
    const conflict = conflictOf(document, definitions);
    if (conflict === null) return [];
    const related = definitions
      .slice(0, 1)
      .map(({ span }) => ({ file, place: { kind: 'span', span }, role: 'first-definition' }) as const);
    return [findingAtName(file, 'config.duplicate-name', conflict, related)];
  });
}

/** The first definition that does not go together with the one before all others. */
function conflictOf(document: ConfigDocument, definitions: readonly NameUse[]): NameUse | null {
  const [first, ...others] = definitions;
  if (first === undefined || others.length === 0) return null;
  switch (first.kind) {
    case 'object':
    case 'object-group':
      return others.find(({ kind }) => kind !== first.kind) ?? null;
    case 'acl': {
      const type = listType(document, first);
      return type === null
        ? null
        : (others.find((one) => (listType(document, one) ?? type) !== type) ?? null);
    }
    case 'nat-pool':
      return others.find((one) => restOfLine(document, one) !== restOfLine(document, first)) ?? null;
    default:
      return null;
  }
}

/** `ip access-list standard NAME` says a type before the name; lines of numbered lists say none. */
function listType({ text, lines }: ConfigDocument, { span }: NameUse): string | null {
  const before = text.slice(lines.startOf(lines.lineAt(span.start)), span.start);
  const match = /^\s*ip\s+acc\S*\s+(s|e)\w*\s+$/i.exec(before);
  return match?.[1]?.toLowerCase() ?? null;
}

/** What a definition's line says after the name. */
function restOfLine({ text, lines }: ConfigDocument, { span }: NameUse): string {
  return text
    .slice(span.end, lines.endOf(lines.lineAt(span.start)))
    .trim()
    .replace(/\s+/g, ' ');
}
