import type { Address } from '../engine/flow';
import type { PatOptions } from '../engine/pat-options';

/** Stands for an inside global address that no text tells. */
export const unknownAddress: Address = 0;

/** What is the same for every table of ports of a stage. */
export type StageOptions = Omit<PatOptions, 'addresses' | 'statics'>;
