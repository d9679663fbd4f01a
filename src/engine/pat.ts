import { ruleFor, type CompiledRule } from './compiled-profile';
import { Expectations } from './expectations';
import type { Address, Endpoint, Flow, Protocol } from './flow';
import { Ghosts } from './ghosts';
import { HeldMappings, type Held, type Mapping } from './held-mappings';
import { Knowledge, type Place } from './knowledge';
import { OutcomeFinder } from './outcome';
import type { PatOptions, StaticEntry } from './pat-options';
import { PortSet } from './port-set';
import { predictionOf, staticPrediction, untranslatedPrediction, type Expected } from './predictions';
import type { Prediction } from './prediction';
import { Random } from './random';
import { Run } from './run';
import { NO_SPACE } from './space-directory';

export type { Mapping } from './held-mappings';
export type { PatOptions, ReservedPorts, StaticEntry, Timeouts } from './pat-options';

/** What a flow got: `mapping` is null where the run drops it or leaves it untranslated. */
export interface Translation {
  readonly mapping: Mapping | null;
  readonly prediction: Prediction;
}

/**
 * One PAT device: every flow gets a mapping of the run and a prediction of all that it could have got. Times are
 * milliseconds and never go back.
 */
export class Pat {
  readonly addresses: readonly Address[];
  private readonly run: Run;
  private readonly knowledge: Knowledge;
  private readonly outcomes: OutcomeFinder;
  private readonly held: HeldMappings;
  private readonly ghosts: Ghosts;
  private readonly expectations: Expectations;
  /** The mappings that the current expiry ends; null between them. */
  private expired: Mapping[] | null = null;
  /** Draws ports that only are shown; the run has its own. */
  private readonly display: Random;

  constructor(private readonly options: PatOptions) {
    this.addresses = options.addresses;
    this.run = new Run(options);
    this.display = new Random(options.seed);
    const tracksHosts = this.run.profile.addresses.paired && options.addresses.length > 1;
    this.held = new HeldMappings(this.run.table, tracksHosts);
    this.knowledge = new Knowledge(this.run);
    this.ghosts = new Ghosts(this.knowledge);
    this.outcomes = new OutcomeFinder(this.run, this.knowledge, (rule, address, flow, port) =>
      this.holderOf(rule, address, flow, port),
    );
    const { run, knowledge, outcomes, held, ghosts } = this;
    this.expectations = new Expectations(run, knowledge, outcomes, held, ghosts);
    this.run.onRemove = (row) => this.forget(row);
  }

  /** The number of live mappings. */
  get size(): number {
    return this.run.size;
  }

  /** Passes a packet from inside: a live mapping's idle time starts anew, else the flow gets a mapping if it can. */
  translate(flow: Flow, now: number): Translation {
    this.ghosts.drop(now);
    const { protocol, inside, outside } = flow;
    const live = this.find(flow);
    if (live !== null) {
      this.touch(live, 'outbound', now);
      return { mapping: live, prediction: live.prediction };
    }
    const entry = this.run.statics.find(protocol, inside.address, inside.port);
    if (entry !== undefined) {
      return this.open(flow, now, null, staticPrediction(entry, flow, this.options.profile), entry);
    }
    const rule = ruleFor(this.run.profile, protocol, inside.port, outside.port);
    if (rule === undefined || (protocol === 50 && this.run.profile.esp === 'untranslated')) {
      const claim = protocol === 50 ? this.run.profile.espClaim : this.options.profile;
      return { mapping: null, prediction: untranslatedPrediction(flow, claim) };
    }
    if (protocol === 50 && this.run.profile.esp === 'dropped') {
      return { mapping: null, prediction: this.unsupportedEsp(flow) };
    }
    return this.openByRule(flow, rule, this.expectations.expect(flow, rule), now);
  }

  /**
   * Passes a packet from inside through a device that was seen at work: the prediction is made before, then the state
   * follows what was seen: the mapping's global address and port, or null where the packet got none. Who else holds the
   * port for certain must have ended; who only may have it stays possible. A place that the device cannot have by its
   * options makes no mapping.
   */
  observe(flow: Flow, seen: Endpoint | null, now: number): Translation {
    this.ghosts.drop(now);
    const { protocol, inside, outside } = flow;
    const live = this.find(flow) as Held | null;
    const rule = ruleFor(this.run.profile, protocol, inside.port, outside.port);
    const isStatic = this.run.statics.find(protocol, inside.address, inside.port) !== undefined;
    if (rule === undefined || protocol === 50 || isStatic) {
      return this.translate(flow, now);
    }
    const address = seen === null ? -1 : this.addresses.indexOf(seen.address);
    const isSame = live?.certain === true && seen?.address === live.address && seen.port === live.port;
    if (live !== null && (isSame || seen === null)) {
      return this.translate(flow, now);
    }
    const isOrderKnown = this.expectations.addressOrderKnown;
    const counter = this.outcomes.counterOf(rule, Math.max(0, address), flow);
    const prediction = live?.prediction ?? this.unseen(flow, rule);
    if (seen === null || address < 0 || !this.run.spaces.canHave(address, protocol, seen.port)) {
      return { mapping: live, prediction };
    }
    if (live !== null) {
      this.forget(live.row);
    }
    this.evict(rule, flow, address, seen.port, now);
    let row: number;
    if (live === null) {
      const { run } = this;
      const { port } = inside;
      const isFirst =
        run.reusable(rule, protocol, inside.address, port) < 0 &&
        this.held.ofInside(inside.address) === undefined;
      row = run.openAt(
        rule,
        protocol,
        inside.address,
        port,
        outside.address,
        outside.port,
        address,
        seen.port,
        now,
      );
      this.expectations.addressOrderKnown = isOrderKnown || isFirst;
      if (counter !== null) {
        const certain = counter.certain || (seen.port !== port && counter.isOwn);
        this.outcomes.settle([{ key: counter.key, certain }]);
      }
    } else {
      row = live.row;
      this.run.moveTo(row, address, seen.port);
      this.run.touch(row, false, now);
    }
    const places = [{ address, ports: PortSet.of(seen.port) }];
    const known: Prediction = {
      ...prediction,
      address: seen.address,
      ports: { kind: 'exact', port: seen.port },
      alternatives: [],
    };
    const { mapping } = this.keep(flow, row, rule, known, places, {
      certain: true,
      sure: true,
      known: false,
    });
    return { mapping, prediction };
  }

  /** The live mapping of a flow, or null. */
  find(flow: Flow): Mapping | null {
    const { protocol, inside, outside } = flow;
    const row = this.run.table.findFlow(protocol, inside.address, inside.port, outside.address, outside.port);
    return row < 0 ? null : (this.held.at(row) ?? null);
  }

  /** A packet passes through a live mapping. */
  touch(mapping: Mapping, direction: 'outbound' | 'inbound', now: number): void {
    this.run.touch((mapping as Held).row, direction === 'inbound', now);
  }

  /** Periodic packets from now on keep a live mapping, until `touch` says when the last one passed. */
  hold(mapping: Mapping, now: number): void {
    this.run.hold((mapping as Held).row, now);
  }

  /** When a live mapping expires if nothing passes any more. */
  expiresAt(mapping: Mapping): number {
    return this.run.table.deadline((mapping as Held).row);
  }

  /** The idle time that a mapping lives after a packet, one-way or two-way. */
  idleTime(protocol: Protocol, answered: boolean): number {
    const { timers } = this.run;
    const offset = answered ? timers.twoWay : timers.oneWay;
    return timers.durations[timers.classOf(protocol) + offset]!;
  }

  /** The time at which the next mapping expires if nothing passes any more; Infinity when there is none. */
  nextExpiry(): number {
    const row = this.run.table.nextToExpire();
    return row < 0 ? Infinity : this.run.table.deadline(row);
  }

  /** Ends the mappings whose idle time is over at `now`, and gives them, the earliest first. */
  expire(now: number): readonly Mapping[] {
    const expired: Mapping[] = [];
    this.expired = expired;
    this.run.expire(now);
    this.expired = null;
    this.ghosts.drop(now);
    return expired;
  }

  /** Ends one mapping. */
  release(mapping: Mapping): void {
    if (mapping.live) {
      this.run.release((mapping as Held).row);
    }
  }

  /** Ends every mapping, as `clear ip nat translation *` does. */
  clear(): void {
    this.run.clear();
    this.ghosts.clear();
  }

  /** Every live mapping. */
  mappings(): readonly Mapping[] {
    return this.held.all();
  }

  /** The live mapping that an inbound packet passes by the device's filtering, or null. */
  inbound(protocol: Protocol, global: Endpoint, outside: Endpoint): Mapping | null {
    const { filtering } = this.run.profile;
    for (const mapping of this.held.all()) {
      if (
        mapping.flow.protocol === protocol &&
        mapping.address === global.address &&
        mapping.port === global.port
      ) {
        const { flow } = mapping;
        const sameAddress = flow.outside.address === outside.address;
        const passes =
          filtering === 'endpoint-independent' ||
          (sameAddress && (filtering === 'address-dependent' || flow.outside.port === outside.port));
        if (passes) {
          return mapping;
        }
      }
    }
    return null;
  }

  /**
   * A text that is equal for two states of the device in which every next flow has the same predictions; `withSources` where
   * a source that has a mapping may come again.
   */
  signature(withSources: boolean): string {
    const mappings = this.held.all().map(({ rule, flow, places, certain }) => {
      const { protocol, inside, outside } = flow;
      const destination = rule?.unique === 'address-port' ? '' : `${outside.address}:${outside.port}`;
      const source = withSources ? `${inside.address}:${inside.port}` : '';
      const ports = places.map((place) => `${place.address} ${JSON.stringify(place.ports.ranges)}`).join();
      return `${protocol} ${rule?.index ?? ''} ${destination} ${source} ${ports} ${certain}`;
    });
    const ghosts = this.ghosts.all.map(
      ({ flow, places }) => `${flow.outside.address} ${JSON.stringify(places)}`,
    );
    return `${mappings.sort().join('|')}#${ghosts.sort().join('|')}#${this.run.memory()}`;
  }

  /** Every port that a flow could get after so many other flows, whatever they are; `own` started before it. */
  bound(
    flow: Flow,
    own: readonly Flow[],
    others: number,
  ): readonly { readonly address: Address; readonly ports: PortSet }[] {
    const { protocol, inside, outside } = flow;
    const rule = ruleFor(this.run.profile, protocol, inside.port, outside.port);
    const entry = this.run.statics.find(protocol, inside.address, inside.port);
    if (rule === undefined || protocol === 50 || entry !== undefined) {
      return [];
    }
    const earlier = own.filter((each) => each.inside.port === inside.port);
    const reusable = rule.reuse === 'never' ? [] : earlier.flatMap((each) => this.bound(each, [], others));
    const wanted = flow.insidePorts ?? PortSet.of(inside.port);
    const places = this.addresses.map((address, index) => ({
      address,
      ports: this.outcomes.bound(rule, index, flow, wanted, others),
    }));
    return [...places, ...reusable];
  }

  /** What a new flow can get, with a port drawn for display; the run stays as it is. */
  private unseen(flow: Flow, rule: CompiledRule): Prediction {
    const expected = this.expectations.expect(flow, rule);
    const first = expected.places[0];
    const port = first?.ports.at(this.display.below(first.ports.size)) ?? null;
    return predictionOf(this.addresses, flow, expected, first?.address ?? 0, port);
  }

  /** Ends the mappings of the run that stand where another one was seen. */
  private evict(rule: CompiledRule, flow: Flow, address: number, port: number, now: number): void {
    const { protocol, inside, outside } = flow;
    const space = this.run.spaces.find(rule, address, protocol, outside.address, outside.port);
    const mayShare = rule.reuse === 'always' || rule.reuse === 'unspecified';
    if (space < 0 || rule.unique === 'nothing') {
      return;
    }
    for (;;) {
      const holder = this.held.holderOf(space, port);
      const source = holder?.flow.inside;
      const isOwn = source?.address === inside.address && source.port === inside.port;
      if (holder === undefined || (mayShare && isOwn)) {
        return;
      }
      this.release(holder);
      if (!holder.certain && holder.rule !== null) {
        const until = now + this.idleTime(protocol, true);
        this.ghosts.add({ flow: holder.flow, rule: holder.rule, places: holder.places, until });
      }
    }
  }

  private openByRule(flow: Flow, rule: CompiledRule, expected: Expected, now: number): Translation {
    const { protocol, inside, outside } = flow;
    const newest = this.held.at(this.run.reusable(rule, protocol, inside.address, inside.port));
    const row = this.run.open(protocol, inside.address, inside.port, outside.address, outside.port, now);
    const { places, dropChance } = expected;
    const certain = places.length === 1 && places[0]?.ports.size === 1 && dropChance === 0;
    const address =
      row < 0 ? (places[0]?.address ?? 0) : this.run.spaces.addressOf(this.run.table.space(row));
    const port = row < 0 ? null : this.run.table.port(row);
    const prediction = predictionOf(this.addresses, flow, expected, address, port);
    if (row < 0) {
      if (places.length > 0) {
        this.ghosts.add({ flow, rule, places, until: now + this.idleTime(protocol, true) });
      }
      return { mapping: null, prediction };
    }
    const reused = rule.reuse === 'never' ? undefined : newest;
    const shares = rule.reuse === 'always' && reused !== undefined && samePlaces(reused.places, places);
    const sure = dropChance === 0 && (reused === undefined || rule.reuse === 'newest-if-free');
    const known = !certain && !(shares && !reused.certain);
    const translation = this.keep(flow, row, rule, prediction, places, { certain, sure, known });
    if (known) {
      this.knowledge.add(rule, flow, places, address, this.ownPort(translation.mapping, rule), {
        sure,
        likely: likelyIn(prediction),
      });
    }
    return translation;
  }

  private open(
    flow: Flow,
    now: number,
    rule: CompiledRule | null,
    prediction: Prediction,
    entry: StaticEntry,
  ): Translation {
    const { protocol, inside, outside } = flow;
    const row = this.run.open(protocol, inside.address, inside.port, outside.address, outside.port, now);
    const address = this.addresses.indexOf(entry.global.address);
    const places = [{ address, ports: PortSet.of(this.run.table.port(row)) }];
    return this.keep(flow, row, rule, prediction, places, { certain: true, sure: true, known: false });
  }

  private keep(
    flow: Flow,
    row: number,
    rule: CompiledRule | null,
    prediction: Prediction,
    places: readonly Place[],
    standing: Pick<Held, 'certain' | 'sure' | 'known'>,
  ): { readonly mapping: Held; readonly prediction: Prediction } {
    const port = this.run.table.port(row);
    const space = this.run.table.space(row);
    const mapping: Held = {
      flow,
      prediction,
      address: space === NO_SPACE ? prediction.address : this.addresses[this.run.spaces.addressOf(space)]!,
      port,
      live: true,
      row,
      rule,
      places,
      ...standing,
    };
    this.held.add(mapping);
    if (!mapping.known || rule?.reuse === 'unspecified') {
      this.knowledge.changeHeld();
    }
    return { mapping, prediction };
  }

  private forget(row: number): void {
    const mapping = this.held.at(row);
    if (mapping === undefined) {
      return;
    }
    this.held.remove(mapping);
    this.expired?.push(mapping);
    if (mapping.rule !== null && mapping.known) {
      this.forgetKnown(mapping, mapping.rule);
    }
    if (!mapping.known || mapping.rule?.reuse === 'unspecified') {
      this.knowledge.changeHeld();
    }
  }

  /** Another mapping that shares the port stands in for the one that goes, if there is one. */
  private forgetKnown(mapping: Held, rule: CompiledRule): void {
    const { row, flow, places, sure, prediction } = mapping;
    const { table, spaces } = this.run;
    if (rule.reuse === 'always') {
      for (const heir of this.held.ofSource(mapping)) {
        if (heir.rule === rule && !heir.known && !heir.certain) {
          heir.known = true;
          return;
        }
      }
    }
    const address = spaces.addressOf(table.space(row));
    this.knowledge.remove(rule, flow, places, address, this.ownPort(mapping, rule), {
      sure,
      likely: likelyIn(prediction),
    });
  }

  /** The port that a mapping alone has in the run, or null where a certain mapping of the same source has it too. */
  private ownPort(mapping: Held, rule: CompiledRule): number | null {
    const { table } = this.run;
    const { row, port } = mapping;
    if (rule.reuse !== 'unspecified') {
      return port;
    }
    for (const other of this.held.ofSource(mapping)) {
      const isBeside = other !== mapping && table.space(other.row) === table.space(row);
      if (isBeside && other.port === port && other.certain) {
        return null;
      }
    }
    return port;
  }

  private holderOf(rule: CompiledRule, address: number, flow: Flow, port: number): number | null {
    const { protocol, outside } = flow;
    const space = this.run.spaces.find(rule, address, protocol, outside.address, outside.port);
    const holder = space < 0 ? undefined : this.held.holderOf(space, port);
    return holder?.certain === true ? holder.flow.owner : null;
  }

  private unsupportedEsp(flow: Flow): Prediction {
    const expected: Expected = {
      places: [],
      dropChance: 1,
      dropReason: 'esp-not-supported',
      likely: null,
      rule: 'dropped',
      because: { code: 'esp-rule', treatment: 'dropped', holder: null },
      claims: [this.run.profile.espClaim],
    };
    return predictionOf(this.addresses, flow, expected, 0, null);
  }
}

function likelyIn({ ports }: Prediction): number | null {
  return ports.kind === 'any-of' ? (ports.likely?.port ?? null) : null;
}

function samePlaces(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ address, ports }, index) => b[index]?.address === address && b[index].ports.equals(ports))
  );
}
