import { isReserved, comparedName } from '../config/grammar/name-pattern';
import { nameKey, type NameKind } from '../config/names';
import { canonicalInterfaceName } from '../config/values/interface-name';
import type { RenameProblem } from '../messages/rename';
import type { Neighbours } from '../workspace/neighbours';
import { isDefinition, nameAt, namesIn, placesOfName, type FilePlace, type NamePlace } from './names';

export type Rename =
  | { readonly kind: 'edits'; readonly places: readonly FilePlace[]; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: RenameProblem };

/** What is renamed at an offset, and the text that stands there; null where nothing is. */
export function renameTarget(neighbours: Neighbours, offset: number): NamePlace | null {
  return nameAt(neighbours, offset);
}

/** The edits that give the thing at an offset another name everywhere, or why that cannot be. */
export function rename(neighbours: Neighbours, offset: number, newName: string): Rename {
  const target = nameAt(neighbours, offset);
  if (target === null) return { kind: 'refused', problem: { code: 'nothing-here' } };
  const problem = problemOf(neighbours, target, newName);
  if (problem !== null) return { kind: 'refused', problem };
  return { kind: 'edits', places: placesOfName(neighbours, target), text: newName };
}

function problemOf(neighbours: Neighbours, target: NamePlace, newName: string): RenameProblem | null {
  const { kind, name } = target;
  if (
    newName === '' ||
    newName.length > longest ||
    Array.from(newName).some(isForbidden) ||
    newName.startsWith('!')
  ) {
    return { code: 'bad-characters', longest };
  }
  if (isReserved(kind, newName.toLowerCase())) return { code: 'reserved', name: newName };
  if (kind === 'interface' && !isInterfaceName(newName)) return { code: 'no-interface', name: newName };
  if (kind === 'acl') {
    const problem = listProblem(neighbours, name, newName);
    if (problem !== null) return problem;
  }
  return isTaken(neighbours, target, newName) ? { code: 'taken', name: newName } : null;
}

/** Longest name that all dialects take. */
const longest = 63;

/** Blanks end a word, a question mark asks for help, and quotes belong to no name. */
function isForbidden(character: string): boolean {
  return character <= ' ' || character === '\u007f' || character === '\u00a0' || '?"\''.includes(character);
}

function isInterfaceName(name: string): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last >= 48 && last <= 57 && !(name.charCodeAt(0) >= 48 && name.charCodeAt(0) <= 57);
}

type Ranges = readonly (readonly [number, number])[];

/** Numbers of IOS lists by their type. */
const ranges: Readonly<Record<'standard' | 'extended', Ranges>> = {
  standard: [
    [1, 99],
    [1300, 1999],
  ],
  extended: [
    [100, 199],
    [2000, 2699],
  ],
};

/** A numbered list of IOS stays one of its type; a named one may become a number of its type. ASA lists take any name. */
function listProblem({ document, configs }: Neighbours, name: string, newName: string): RenameProblem | null {
  const summaries = [document, ...configs].flatMap(({ config }) => config?.summary ?? []);
  const list = summaries.flatMap(({ accessLists }) => accessLists).find((one) => one.name === name);
  if (summaries[0]?.dialect === 'asa') return null;
  const type = list?.type ?? typeOfNumber(name) ?? 'extended';
  const isNumbered = typeOfNumber(name) !== null;
  if (!isNumber(newName) && !isNumbered) return null;
  return typeOfNumber(newName) === type ? null : { code: 'bad-list-number', type, ranges: ranges[type] };
}

function isNumber(name: string): boolean {
  return Array.from(name).every((digit) => digit >= '0' && digit <= '9');
}

function typeOfNumber(name: string): 'standard' | 'extended' | null {
  if (!isNumber(name) || name.length > 4) return null;
  const isIn = ([first, last]: readonly [number, number]): boolean =>
    Number(name) >= first && Number(name) <= last;
  if (ranges.standard.some(isIn)) return 'standard';
  return ranges.extended.some(isIn) ? 'extended' : null;
}

/** Whether a file that the name is changed in already means something by the new one. */
function isTaken(neighbours: Neighbours, target: NamePlace, newName: string): boolean {
  const compared = asCompared(target.kind, newName);
  if (compared === target.name) return false;
  const files = new Set(placesOfName(neighbours, target).map(({ uri }) => uri));
  const key = nameKey(target.kind, compared);
  return (
    neighbours.configs
      .filter(({ uri }) => files.has(uri))
      .some((config) => namesIn(config, key).some(isDefinition)) ||
    neighbours.elsewhere(key).some(({ uri, names }) => files.has(uri) && names.some(isDefinition))
  );
}

function asCompared(kind: NameKind, name: string): string {
  return kind === 'interface' ? canonicalInterfaceName(name) : comparedName(kind, name);
}
