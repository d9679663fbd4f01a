import { atOnce, flatMapInSteps, type Steps } from '../analysis/steps';
import { nameKey, type NameKind } from '../config/names';
import type { Neighbours } from '../workspace/neighbours';
import { isDefinition, placesOfName, type NamePlace } from './names';

/** A count above the first definition of something. */
export interface ReferenceLens {
  readonly place: NamePlace;
  /** Looked up when somebody sees the lens. */
  readonly references: () => readonly NamePlace[];
}

/** Things of which a config has many that nobody refers to. */
const silentWhenUnused: readonly NameKind[] = ['interface', 'nameif', 'tunnel-group'];

/** The editor takes all lenses of a file anew at every key: later ones of a very large file are left out. */
const mostLenses = 5000;

/** One lens for each thing that the file defines, in text order. */
export function referenceLenses(neighbours: Neighbours): readonly ReferenceLens[] {
  return atOnce(referenceLensesInSteps(neighbours));
}

/** The same in short steps. */
export function* referenceLensesInSteps(neighbours: Neighbours): Steps<readonly ReferenceLens[]> {
  const { config, blocks, uri } = neighbours.document;
  if (config === null || blocks === null) return [];
  const defined = new Map<string, NamePlace>();
  const used = new Set<string>();
  for (const { firstLine, facts } of blocks.all()) {
    for (const uses of facts.names.values()) {
      for (const { line, start, end, kind, role, name } of uses) {
        const key = nameKey(kind, name);
        if (role !== 'definition') used.add(key);
        else if (!defined.has(key)) {
          const lineStart = config.lines.startOf(firstLine + line);
          defined.set(key, {
            uri,
            span: { start: lineStart + start, end: lineStart + end },
            kind,
            role,
            name,
          });
        }
      }
    }
    yield;
  }
  const shown = yield* flatMapInSteps(defined, ([key, place]) =>
    used.has(key) || !silentWhenUnused.includes(place.kind) ? [place] : [],
  );
  const first = shown.toSorted((a, b) => a.span.start - b.span.start).slice(0, mostLenses);
  yield;
  return yield* flatMapInSteps(first, (place) => [
    { place, references: () => referencesOf(neighbours, place) },
  ]);
}

function referencesOf(neighbours: Neighbours, place: NamePlace): readonly NamePlace[] {
  return placesOfName(neighbours, place).filter((one) => !isDefinition(one));
}
