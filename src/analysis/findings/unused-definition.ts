import type { ConfigDocument } from '../../config/model';
import type { NameKind } from '../../config/names';
import type { Steps } from '../steps';
import { findingAtName, isTemplate, isWhole, type NamedThing } from './name-table';
import type { Finding } from './finding';

/** Kinds that do nothing until something refers to them. */
const kinds: ReadonlySet<NameKind> = new Set([
  'acl',
  'object-group',
  'object',
  'route-map',
  'prefix-list',
  'dynamic-map',
  'transform-set',
  'ipsec-proposal',
  'ipsec-profile',
  'nat-pool',
  'class-map',
  'policy-map',
]);

/** Words that are looked at in one step. */
const wordsOfStep = 5000;

const word = /[^\s,;:()"']+/g;

/** Definitions of a whole config whose names stand nowhere else in its text, not even in lines that are not understood. */
export function* unusedDefinitions(
  file: string,
  document: ConfigDocument,
  things: ReadonlyMap<string, NamedThing>,
): Steps<readonly Finding[]> {
  if (!isWhole(document) || document.summary.dialect === 'nx-os') return [];
  const translated = new Set(document.summary.records?.asaNatRules?.map(({ source }) => source));
  const candidates = new Map<string, NamedThing[]>();
  for (const thing of things.values()) {
    yield;
    const [first] = thing.definitions;
    if (first === undefined || thing.references.length > 0) continue;
    if (first.kind === 'object' && translated.has(first.name)) continue;
    if (!kinds.has(first.kind) || isTemplate(first.name)) continue;
    const known = candidates.get(first.name) ?? [];
    known.push(thing);
    candidates.set(first.name, known);
  }
  if (candidates.size === 0) return [];
  for (const name of yield* namesElsewhere(document.text, candidates)) candidates.delete(name);
  return [...candidates.values()]
    .flat()
    .flatMap(({ definitions: [first] }) =>
      first === undefined ? [] : [findingAtName(file, 'config.unused-definition', first)],
    );
}

/** The candidates whose names stand in other places than their definitions; one pass over the text. */
function* namesElsewhere(
  text: string,
  candidates: ReadonlyMap<string, readonly NamedThing[]>,
): Steps<ReadonlySet<string>> {
  const definitions = new Set<number>();
  for (const things of candidates.values()) {
    for (const thing of things) for (const { span } of thing.definitions) definitions.add(span.start);
  }
  const elsewhere = new Set<string>();
  let count = 0;
  for (const match of text.matchAll(word)) {
    if (++count % wordsOfStep === 0) yield;
    const [found] = match;
    if (candidates.has(found) && !definitions.has(match.index)) elsewhere.add(found);
  }
  return elsewhere;
}
