import type { Address, Flow } from './flow';
import type { Place } from './knowledge';
import type { StaticEntry } from './pat-options';
import type { Assumption, Because, Citation, DropReason, Ports, Prediction, RuleCode } from './prediction';
import { PortSet } from './port-set';
import type { Claim } from './profile';

/** Everything that a flow can get, before the run's own outcome is put beside it. */
export interface Expected {
  readonly places: readonly Place[];
  readonly dropChance: number;
  readonly dropReason: DropReason;
  readonly likely: { readonly port: number; readonly probability: number } | null;
  readonly rule: RuleCode;
  readonly because: Because;
  readonly claims: readonly Claim[];
}

/** The prediction of a flow: `port` is the run's, null where the run drops the flow. */
export function predictionOf(
  addresses: readonly Address[],
  flow: Flow,
  expected: Expected,
  runAddress: number,
  port: number | null,
): Prediction {
  const { places, because } = expected;
  return {
    address: addresses[runAddress]!,
    ports: portsOf(flow, expected, runAddress, port),
    alternatives: places
      .filter(({ address }) => address !== runAddress)
      .map(({ address, ports }) => ({ address: addresses[address]!, ports })),
    rule: places.length === 0 ? 'dropped' : flow.protocol === 50 ? 'esp' : expected.rule,
    because:
      flow.protocol === 50 && because.code === 'port-free'
        ? { code: 'esp-rule', treatment: 'portless', holder: null }
        : because,
    ...sourcesOf(expected.claims),
    assumes: assumptionsOf(expected),
  };
}

/** The prediction of a flow that a static entry translates. */
export function staticPrediction(entry: StaticEntry, flow: Flow, claim: Claim): Prediction {
  const port = entry.inside.port === 0 ? flow.inside.port : entry.global.port;
  return {
    address: entry.global.address,
    ports: flow.protocol === 50 ? { kind: 'portless' } : { kind: 'exact', port },
    alternatives: [],
    rule: 'static',
    because: { code: 'static-entry', address: entry.global.address },
    ...sourcesOf([claim]),
    assumes: [],
  };
}

/** The prediction of a flow that the device leaves as it is. */
export function untranslatedPrediction(flow: Flow, claim: Claim): Prediction {
  return {
    address: flow.inside.address,
    ports: { kind: 'untranslated' },
    alternatives: [],
    rule: 'not-translated',
    because: { code: 'exempt' },
    ...sourcesOf([claim]),
    assumes: [],
  };
}

function portsOf(flow: Flow, expected: Expected, runAddress: number, port: number | null): Ports {
  const { places, dropChance, dropReason, likely } = expected;
  const here = places.find(({ address }) => address === runAddress)?.ports ?? PortSet.empty;
  const first = here.first;
  if (first === undefined) {
    return { kind: 'dropped', reason: dropReason };
  }
  if (flow.protocol === 50) {
    return { kind: 'portless' };
  }
  const isOne = places.every(({ ports }) => ports.size === 1 && ports.first === first);
  if (isOne && dropChance === 0) {
    return { kind: 'exact', port: first };
  }
  return {
    kind: 'any-of',
    ports: here,
    sample: port ?? first,
    ...(likely === null ? {} : { likely }),
    ...(dropChance === 0 ? {} : { dropChance }),
  };
}

/** The worst confidence of the claims, and each source once. */
function sourcesOf(claims: readonly Claim[]): Pick<Prediction, 'confidence' | 'citations'> {
  const order = ['source', 'documented', 'observed', 'sample', 'assumed'] as const;
  const worst = Math.max(0, ...claims.map(({ confidence }) => order.indexOf(confidence)));
  const citations: Citation[] = [];
  for (const { source } of claims) {
    const isKnown =
      source === null ||
      citations.some(({ title, address }) => title === source.title && address === source.address);
    if (!isKnown) {
      citations.push(source);
    }
  }
  return { confidence: order[worst] ?? 'assumed', citations };
}

/** A duplicate's next port is right only while nobody outside the question has it. */
function assumptionsOf({ rule, because }: Expected): readonly Assumption[] {
  const isOrdered = rule === 'lowest' || rule === 'above';
  if (!isOrdered || !('candidates' in because)) {
    return [];
  }
  return [{ code: 'otherwise-idle', candidates: because.candidates }];
}
