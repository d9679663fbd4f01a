import type { Ports } from '../../engine/prediction';

type OutputRange = readonly [first: number, last: number];

/** `ports` of the JSON output. */
export type OutputPorts =
  | Exclude<Ports, { readonly kind: 'any-of' }>
  | {
      readonly kind: 'any-of';
      readonly ranges: readonly OutputRange[];
      readonly sample: number;
      readonly likely?: { readonly port: number; readonly probability: number };
      readonly dropChance?: number;
    };

export function outputPorts(ports: Ports): OutputPorts {
  if (ports.kind !== 'any-of') return ports;
  const { ports: set, ...rest } = ports;
  return {
    kind: 'any-of',
    ranges: set.ranges.map(([first, last]) => [first, last] as const),
    ...restOf(rest),
  };
}

/** In the order of the documented shape. */
function restOf({ sample, likely, dropChance }: Omit<Extract<Ports, { kind: 'any-of' }>, 'kind' | 'ports'>): {
  readonly sample: number;
  readonly likely?: { readonly port: number; readonly probability: number };
  readonly dropChance?: number;
} {
  return {
    sample,
    ...(likely === undefined ? {} : { likely }),
    ...(dropChance === undefined ? {} : { dropChance }),
  };
}
