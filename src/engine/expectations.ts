import type { CompiledRule } from './compiled-profile';
import type { Address, Flow } from './flow';
import type { Ghosts } from './ghosts';
import { mayBeAbsent, type HeldMappings } from './held-mappings';
import type { Knowledge, Place } from './knowledge';
import type { Outcome, OutcomeFinder } from './outcome';
import { PortSet } from './port-set';
import type { Expected } from './predictions';
import type { Run } from './run';

/** What new flows can get, over all random choices that fit what is known. */
export class Expectations {
  /** Whether the address that is next in turn is certain. */
  addressOrderKnown = true;

  constructor(
    private readonly run: Run,
    private readonly knowledge: Knowledge,
    private readonly outcomes: OutcomeFinder,
    private readonly held: HeldMappings,
    private readonly ghosts: Ghosts,
  ) {}

  /** What a flow without a mapping can get by a rule. */
  expect(flow: Flow, rule: CompiledRule): Expected {
    if (rule.reuse === 'never') {
      return this.expectNew(flow, rule);
    }
    const { protocol, inside } = flow;
    const row = this.run.reusable(rule, protocol, inside.address, inside.port);
    const newest = row < 0 ? undefined : this.held.at(row);
    const ghosts = this.ghosts.ofSource(rule, flow);
    if (newest === undefined && ghosts.length === 0) {
      return this.expectNew(flow, rule);
    }
    const places = [...(newest?.places ?? []), ...ghosts.flatMap((ghost) => ghost.places)];
    const isSure = newest !== undefined && newest.prediction.ports.kind !== 'dropped' && ghosts.length === 0;
    return this.expectReuse(flow, rule, places, isSure && !mayBeAbsent(newest));
  }

  private expectReuse(flow: Flow, rule: CompiledRule, places: readonly Place[], exists: boolean): Expected {
    const usable: Place[] = [];
    let fallsThrough = !exists;
    for (const { address, ports } of places) {
      if (rule.reuse !== 'newest-if-free') {
        usable.push({ address, ports });
        continue;
      }
      const notHeld = this.knowledge.available(rule, address, flow, ports);
      const mayCollide = this.knowledge.possible(rule, address, flow).intersect(notHeld);
      fallsThrough ||= notHeld.size < ports.size || !mayCollide.isEmpty;
      if (!notHeld.isEmpty) {
        usable.push({ address, ports: notHeld.equals(ports) ? ports : notHeld });
      }
    }
    const port = usable[0]?.ports.first;
    if (rule.reuse === 'unspecified') {
      const keepsOwn = places.length === 1 && places[0]?.ports.size === 1 && port === flow.inside.port;
      fallsThrough ||= !keepsOwn;
    }
    if (port === undefined) {
      return this.expectNew(flow, rule);
    }
    const reused: Expected = {
      places: usable,
      dropChance: 0,
      dropReason: 'no-port-free',
      likely: null,
      rule: 'reused',
      because: { code: 'same-source', port },
      claims: [rule.claims.reuse],
    };
    if (!fallsThrough) {
      return reused;
    }
    const fresh = this.expectNew(flow, rule, false);
    return {
      ...reused,
      places: merge([...usable, ...fresh.places], this.knowledge),
      dropChance: Math.min(fresh.dropChance, 0.999),
      claims: [...reused.claims, ...fresh.claims],
    };
  }

  private expectNew(flow: Flow, rule: CompiledRule, isSure = true): Expected {
    const { run } = this;
    const { addresses } = run;
    const starts = this.startAddresses(flow.inside.address);
    const tries = run.profile.addresses.whenFull === 'drop' ? 1 : addresses.length;
    const known = new Map<number, Outcome>();
    const places: Place[] = [];
    let dropChance = 0;
    let told: Outcome | undefined;
    for (const start of starts) {
      let reach = 1;
      for (let step = 0; step < tries && reach > 0; step++) {
        const address = (start + step) % addresses.length;
        let outcome = known.get(address);
        if (outcome === undefined) {
          outcome = this.outcomes.at(rule, address, flow);
          known.set(address, outcome);
          if (!outcome.ports.isEmpty) {
            places.push({ address, ports: outcome.ports });
          }
        }
        if (told === undefined || (told.ports.isEmpty && !outcome.ports.isEmpty)) {
          told = outcome;
        }
        reach *= outcome.dropChance;
      }
      dropChance += reach / starts.length;
    }
    const outcome = told!;
    known.forEach((each) =>
      this.outcomes.settle(places.length > 1 || !isSure ? withUncertainCounter(each) : each.counters),
    );
    if (
      run.profile.addresses.choose === 'round-robin' &&
      this.held.ofInside(flow.inside.address) === undefined
    ) {
      this.addressOrderKnown &&= isSure && places.length <= 1 && (dropChance === 0 || dropChance === 1);
    }
    return {
      places,
      dropChance,
      dropReason: outcome.dropReason,
      likely: places.length === 1 ? outcome.likely : null,
      rule: outcome.rule,
      because: outcome.because,
      claims: starts.length > 1 ? [...outcome.claims, run.profile.addressesClaim] : outcome.claims,
    };
  }

  /** The addresses that may be tried first for a host. */
  private startAddresses(host: Address): readonly number[] {
    const all = this.run.addresses.map((_, index) => index);
    if (all.length === 1) {
      return all;
    }
    const mappings = this.held.ofInside(host);
    if (mappings !== undefined) {
      const found = new Set([...mappings].flatMap(({ places }) => places.map(({ address }) => address)));
      const exists = [...mappings].some((mapping) => !mayBeAbsent(mapping));
      return exists ? [...found] : all;
    }
    const { choose, paired } = this.run.profile.addresses;
    const ghostly = paired && this.ghosts.hasHost(host);
    if (choose === 'fill-first' && !ghostly) {
      return [0];
    }
    return choose === 'round-robin' && this.addressOrderKnown && !ghostly ? [this.run.order.next] : all;
  }
}

function withUncertainCounter({ counters }: Outcome): Outcome['counters'] {
  return counters.map(({ key }) => ({ key, certain: false }));
}

function merge(places: readonly Place[], knowledge: Knowledge): readonly Place[] {
  const byAddress = new Map<number, PortSet>();
  for (const { address, ports } of places) {
    byAddress.set(address, (byAddress.get(address) ?? PortSet.empty).union(ports));
  }
  return [...byAddress].map(([address, ports]) => ({ address, ports: knowledge.shared(ports) }));
}
