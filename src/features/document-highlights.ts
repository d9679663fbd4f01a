import type { Neighbours } from '../workspace/neighbours';
import { nameAt, placesOfName, type NamePlace } from './names';

/** The places in the file itself that mean the thing named at an offset. */
export function documentHighlights(neighbours: Neighbours, offset: number): readonly NamePlace[] {
  const origin = nameAt(neighbours, offset);
  if (origin === null) return [];
  return placesOfName(neighbours, origin).filter(({ uri }) => uri === neighbours.document.uri);
}
