import type { Neighbours } from '../workspace/neighbours';
import { isDefinition, nameAt, placesOfName, type NamePlace } from './names';

/** Every place where the thing named at an offset is used, in all files. */
export function references(
  neighbours: Neighbours,
  offset: number,
  includeDefinitions: boolean,
): readonly NamePlace[] {
  const origin = nameAt(neighbours, offset);
  if (origin === null) return [];
  return placesOfName(neighbours, origin).filter((place) => includeDefinitions || !isDefinition(place));
}
