import type { ConfigDocument } from '../../config/model';
import type { NameKind } from '../../config/names';
import { flatMapInSteps, type Steps } from '../steps';
import { findingAtName, isTemplate, isWhole, type NamedThing, type NameUse } from './name-table';
import type { Finding } from './finding';

/** Kinds whose definitions are all in the text of a whole config. */
const kinds: ReadonlySet<NameKind> = new Set([
  'acl',
  'object-group',
  'object',
  'route-map',
  'prefix-list',
  'crypto-map',
  'dynamic-map',
  'transform-set',
  'ipsec-proposal',
  'ipsec-profile',
  'nat-pool',
  'interface',
]);

/** Words that stand in the place of a name; `Null0` is there without a line that says so. */
const builtIn = /^(?:any[46]?|interface|default|null\d*)$/i;

/** Names that a whole config uses and never defines, each place of use. NX-OS has names of its own, which are not read. */
export function undefinedReferences(
  file: string,
  document: ConfigDocument,
  things: ReadonlyMap<string, NamedThing>,
): Steps<readonly Finding[]> {
  const isJudged = isWhole(document) && document.summary.dialect !== 'nx-os';
  return flatMapInSteps(isJudged ? things.values() : [], ({ definitions, references }) =>
    definitions.length > 0
      ? []
      : references
          .filter((use) => isOurs(use) && !isHarmless(document, use))
          .map((use) => findingAtName(file, 'config.undefined-reference', use)),
  );
}

/** An interface that is not there sends no routing updates in any case. */
function isHarmless({ text, lines }: ConfigDocument, { kind, span }: NameUse): boolean {
  if (kind !== 'interface') return false;
  const line = text.slice(lines.startOf(lines.lineAt(span.start)), span.start);
  return /^\s*(?:no\s+)?passive-interface\s/i.test(line);
}

function isOurs({ kind, name }: NameUse): boolean {
  return kinds.has(kind) && !isTemplate(name) && !builtIn.test(name);
}
