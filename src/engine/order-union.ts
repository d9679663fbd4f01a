import type { Address } from './flow';
import type { Assumption, Ports, Prediction } from './prediction';
import { PortSet } from './port-set';

const negligible = 1e-9;

/** What one flow can become, taken together over start orders. */
export class OrderUnion {
  private readonly places = new Map<Address, PortSet>();
  private dropChance = 0;
  private first: Prediction | null = null;
  /** A prediction of a later place in the order: it tells the rule of the duplicates. */
  private displaced: Prediction | null = null;
  private isSame = true;

  /** Adds what the flow gets in a part of the orders. */
  add(prediction: Prediction, weight: number): void {
    this.first ??= prediction;
    this.isSame &&= samePorts(prediction, this.first);
    if (prediction.rule !== 'preserved') {
      this.displaced ??= prediction;
    }
    const { ports, address, alternatives } = prediction;
    this.widen([{ address, ports: portsIn(ports) }, ...alternatives]);
    this.dropChance += weight * dropChanceIn(ports);
  }

  /** Adds places that are possible in some order. */
  widen(places: readonly { readonly address: Address; readonly ports: PortSet }[]): void {
    for (const { address, ports } of places) {
      const known = this.places.get(address);
      if (!ports.isEmpty && !(known !== undefined && ports.isSubsetOf(known))) {
        this.places.set(address, known === undefined ? ports : known.union(ports));
        this.isSame &&= this.first !== null;
      }
    }
  }

  /** The prediction over all orders; `listed` is the flow's in list order and gives the sample. */
  toPrediction(listed: Prediction, classes: number, bounded: boolean): Prediction {
    if (this.isSame && !bounded) {
      return listed;
    }
    const { ports, address } = listed;
    const hasPorts = ports.kind === 'exact' || ports.kind === 'any-of' || ports.kind === 'dropped';
    if (!hasPorts || this.places.size === 0) {
      return this.dropChance > negligible && ports.kind === 'portless'
        ? this.sometimesPortless(listed, classes, bounded)
        : listed;
    }
    const here = this.places.get(address) ?? PortSet.empty;
    const told = this.displaced ?? listed;
    const chance = Math.min(1, this.dropChance);
    return {
      address,
      ports: {
        kind: 'any-of',
        ports: here,
        sample: sampleOf(ports, here),
        ...(chance > negligible ? { dropChance: chance } : {}),
      },
      alternatives: [...this.places]
        .filter(([other]) => other !== address)
        .map(([other, set]) => ({ address: other, ports: set })),
      rule: 'any-order',
      because: { code: 'order-unknown', classes, bounded },
      confidence: told.confidence,
      citations: told.citations,
      assumes: bounded ? [...told.assumes, { code: 'bounded' } satisfies Assumption] : told.assumes,
    };
  }

  /** ESP has no port whatever the order; in some orders another host has the gateway. */
  private sometimesPortless(listed: Prediction, classes: number, bounded: boolean): Prediction {
    return { ...listed, rule: 'any-order', because: { code: 'order-unknown', classes, bounded } };
  }
}

function portsIn(ports: Ports): PortSet {
  return ports.kind === 'exact'
    ? PortSet.of(ports.port)
    : ports.kind === 'any-of'
      ? ports.ports
      : PortSet.empty;
}

function dropChanceIn(ports: Ports): number {
  return ports.kind === 'dropped' ? 1 : ports.kind === 'any-of' ? (ports.dropChance ?? 0) : 0;
}

/** The port that is likely by itself in one order need not be in another. */
function likelyIn(ports: Ports): number | undefined {
  return ports.kind === 'any-of' ? ports.likely?.port : undefined;
}

function sampleOf(ports: Ports, set: PortSet): number {
  const port = ports.kind === 'exact' ? ports.port : ports.kind === 'any-of' ? ports.sample : undefined;
  return port !== undefined && set.has(port) ? port : (set.first ?? 0);
}

function samePorts(a: Prediction, b: Prediction): boolean {
  return (
    a.ports.kind === b.ports.kind &&
    a.address === b.address &&
    dropChanceIn(a.ports) === dropChanceIn(b.ports) &&
    likelyIn(a.ports) === likelyIn(b.ports) &&
    portsIn(a.ports).equals(portsIn(b.ports)) &&
    a.alternatives.length === b.alternatives.length &&
    a.alternatives.every(({ address, ports }, index) => {
      const other = b.alternatives[index];
      return other?.address === address && other.ports.equals(ports);
    })
  );
}
