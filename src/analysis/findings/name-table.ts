import type { ConfigBlocks } from '../../config/blocks';
import type { ConfigDocument, Span } from '../../config/model';
import type { Steps } from '../steps';
import { nameKey, type NameKind } from '../../config/names';
import { findingCodes, type Finding, type FindingCode } from './finding';

/** A place where something is named. */
export interface NameUse {
  readonly kind: NameKind;
  readonly name: string;
  readonly span: Span;
}

/** One thing that a config names, with all the places in text order. */
export interface NamedThing {
  readonly definitions: readonly NameUse[];
  readonly references: readonly NameUse[];
}

/** Everything that a config names, by `nameKey`. */
export function* namedThings(
  document: ConfigDocument,
  blocks: ConfigBlocks,
): Steps<ReadonlyMap<string, NamedThing>> {
  const things = new Map<string, { definitions: NameUse[]; references: NameUse[] }>();
  for (const { firstLine, facts } of blocks.all()) {
    yield;
    for (const uses of facts.names.values()) {
      for (const { kind, name, role, line, start, end } of uses) {
        if (role === 'mention') continue;
        const lineStart = document.lines.startOf(firstLine + line);
        const use = { kind, name, span: { start: lineStart + start, end: lineStart + end } };
        const key = nameKey(kind, name);
        let thing = things.get(key);
        if (thing === undefined) things.set(key, (thing = { definitions: [], references: [] }));
        (role === 'definition' ? thing.definitions : thing.references).push(use);
      }
    }
  }
  return things;
}

/** Fragments and change scripts, which have no hostname or no interfaces, refer to what stands elsewhere. */
export function isWhole({ summary }: ConfigDocument): boolean {
  return summary.hostname !== null && summary.interfaces.length > 0;
}

/** `<acl>`, `${name}`, `{{ name }}`: to be filled in. */
export function isTemplate(name: string): boolean {
  return /[<>{}$%]/.test(name);
}

/** A finding about a name, at one of its places. */
export function findingAtName(
  file: string,
  code: FindingCode,
  { kind, name, span }: NameUse,
  related: Finding['related'] = [],
): Finding {
  return {
    code,
    severity: findingCodes[code],
    file,
    place: { kind: 'span', span },
    concerned: [],
    args: { kind, name },
    related,
  };
}
