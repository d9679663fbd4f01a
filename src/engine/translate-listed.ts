import type { Flow } from './flow';
import { Pat, type PatOptions } from './pat';
import type { Prediction } from './prediction';

/** What each flow gets when it starts, one after the other, every packet answered and nothing expiring in between. */
export function translateListed(options: PatOptions, flows: readonly Flow[]): readonly Prediction[] {
  const pat = new Pat(options);
  return flows.map((flow) => pat.translate(flow, 0).prediction);
}
