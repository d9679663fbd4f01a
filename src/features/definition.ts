import type { Neighbours } from '../workspace/neighbours';
import { definitionsOf, nameAt, placesOfName, type NamePlace } from './names';

/** Where the thing named at an offset is defined: the first line in each file that does. */
export function definition(
  neighbours: Neighbours,
  offset: number,
): { readonly origin: NamePlace; readonly targets: readonly NamePlace[] } | null {
  const origin = nameAt(neighbours, offset);
  return origin === null ? null : { origin, targets: definitionsOf(placesOfName(neighbours, origin)) };
}
