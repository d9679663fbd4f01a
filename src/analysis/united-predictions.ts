import type { Address } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import type { Assumption, Ports, Prediction } from '../engine/prediction';

/** The prediction with one more thing that it supposes. */
export function assuming(prediction: Prediction, assumption: Assumption): Prediction {
  return { ...prediction, assumes: [...prediction.assumes, assumption] };
}

/**
 * One prediction that holds whichever of several is right, with the sample and the reason of the first; null for none. What
 * the others suppose is named only where they say something else.
 */
export function unite(predictions: readonly Prediction[]): Prediction | null {
  const [first, ...others] = predictions;
  if (first === undefined) return null;
  const different = others.filter((other) => !saySame(first, other));
  if (different.length === 0) return first;
  const assumes = [first, ...different].flatMap((one) => one.assumes);
  const all = [first, ...different].flatMap(placesOf);
  const address = portsOf(first.ports) === null ? (all[0]?.address ?? first.address) : first.address;
  const byAddress = new Map<Address, PortSet>();
  for (const place of all) {
    byAddress.set(place.address, byAddress.get(place.address)?.union(place.ports) ?? place.ports);
  }
  const own = byAddress.get(address);
  const united = { ...first, address, assumes: distinct(assumes) };
  if (own === undefined) return united;
  byAddress.delete(address);
  return {
    ...united,
    ports: setOf(own, [first, ...different]),
    alternatives: [...byAddress].map(([other, ports]) => ({ address: other, ports })),
  };
}

function saySame(one: Prediction, other: Prediction): boolean {
  return one.address === other.address && signature(one) === signature(other);
}

function signature({ ports, alternatives }: Prediction): string {
  const sets = alternatives.map((other) => [other.address, other.ports.ranges]);
  const likely = ports.kind === 'any-of' ? (ports.likely?.port ?? null) : null;
  return JSON.stringify([ports.kind, likely, portsOf(ports)?.ranges ?? null, dropChanceOf(ports), sets]);
}

function placesOf({
  address,
  ports,
  alternatives,
}: Prediction): readonly { readonly address: Address; readonly ports: PortSet }[] {
  const own = portsOf(ports);
  return own === null ? alternatives : [{ address, ports: own }, ...alternatives];
}

function portsOf(ports: Ports): PortSet | null {
  if (ports.kind === 'exact') return PortSet.of(ports.port);
  return ports.kind === 'any-of' ? ports.ports : null;
}

function dropChanceOf(ports: Ports): number {
  if (ports.kind === 'dropped') return 1;
  return ports.kind === 'any-of' ? (ports.dropChance ?? 0) : 0;
}

function setOf(own: PortSet, predictions: readonly Prediction[]): Ports {
  const sample =
    predictions.map(({ ports }) => sampleOf(ports)).find((port) => port !== null) ?? own.at(0) ?? 0;
  const dropChance =
    predictions.reduce((sum, { ports }) => sum + dropChanceOf(ports), 0) / predictions.length;
  if (own.size === 1 && dropChance === 0) return { kind: 'exact', port: sample };
  return { kind: 'any-of', ports: own, sample, ...(dropChance === 0 ? {} : { dropChance }) };
}

function sampleOf(ports: Ports): number | null {
  if (ports.kind === 'exact') return ports.port;
  return ports.kind === 'any-of' ? ports.sample : null;
}

function distinct(assumptions: readonly Assumption[]): readonly Assumption[] {
  const seen = new Map(assumptions.map((assumption) => [JSON.stringify(assumption), assumption]));
  return [...seen.values()];
}
