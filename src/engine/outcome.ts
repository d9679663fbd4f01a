import type { CompiledGroup, CompiledRule } from './compiled-profile';
import type { Address, Flow } from './flow';
import type { Knowledge } from './knowledge';
import { dropChanceOf } from './drop-chance';
import type { Because, DropReason, RuleCode } from './prediction';
import { PortSet } from './port-set';
import type { Claim } from './profile';
import { counterKey } from './port-choice';
import type { Run } from './run';

/** Every port that a new mapping can get on one address, and why. */
export interface Outcome {
  readonly ports: PortSet;
  /** 0 means that there certainly is a port. */
  readonly dropChance: number;
  readonly dropReason: DropReason;
  readonly likely: { readonly port: number; readonly probability: number } | null;
  readonly rule: RuleCode;
  readonly because: Because;
  readonly claims: readonly Claim[];
  /** The memories of a last port that the choice moves, and whether they still are certain afterwards. */
  readonly counters: readonly { readonly key: number; readonly certain: boolean }[];
}

type Found = Pick<Outcome, 'ports' | 'dropChance' | 'counters'>;

/** Who has a port at an address, as far as it is certain. */
export type HolderOf = (rule: CompiledRule, address: number, flow: Flow, port: number) => number | null;

/** What a device's state says about the next mapping on one address. */
export class OutcomeFinder {
  /** Memories of a last port that random choices have made uncertain. */
  private readonly unknownCounters = new Set<number>();

  constructor(
    private readonly run: Run,
    private readonly knowledge: Knowledge,
    private readonly holderOf: HolderOf,
  ) {}

  /** Says which memories a choice moved, and whether they still are certain. */
  settle(counters: Outcome['counters']): void {
    for (const { key, certain } of counters) {
      if (certain) {
        this.unknownCounters.delete(key);
      } else {
        this.unknownCounters.add(key);
      }
    }
  }

  /** Whether the memory of a last port that a rule reads at an address is certain; null where it reads none. */
  counterOf(
    rule: CompiledRule,
    address: number,
    flow: Flow,
  ): { readonly key: number; readonly certain: boolean; readonly isOwn: boolean } | null {
    const { choose } = rule;
    const group = rule.groups[rule.groupOf[flow.inside.port]! - 1];
    if (choose.kind !== 'above' || choose.from !== 'last' || group === undefined) {
      return null;
    }
    const key = counterKey(rule, group, address, flow.protocol);
    const isOwn = choose.counter === 'group' || rule.groups.length === 1;
    return { key, certain: !this.isUnknown(key, choose.initial === 'unknown'), isOwn };
  }

  /** The outcome of a new mapping on an address, nothing being reused. */
  at(rule: CompiledRule, address: number, flow: Flow): Outcome {
    if (rule.limitPerDestination !== null && this.run.isLimited(rule, address, flow)) {
      return this.failed(rule, address, flow, 'limit-reached', [rule.claims.limit]);
    }
    if (flow.insidePorts !== undefined && flow.insidePorts.size > 1) {
      return this.ofSeveral(rule, address, flow, flow.insidePorts);
    }
    const port = flow.inside.port;
    if (rule.keeps[port] !== 1 || rule.block !== null) {
      return this.chosen(rule, address, flow, port, 'never-kept');
    }
    switch (this.knowledge.standing(rule, address, flow, port)) {
      case 'free':
        return {
          ports: PortSet.of(port),
          dropChance: 0,
          dropReason: 'no-port-free',
          likely: null,
          rule: 'preserved',
          because: { code: 'port-free', port, address: this.addressAt(address) },
          claims: [rule.claims.keep],
          counters: [],
        };
      case 'held':
        return this.chosen(rule, address, flow, port, 'port-taken');
      case 'possible': {
        const other = this.chosen(rule, address, flow, port, 'port-may-be-taken');
        const probability = this.knowledge.chanceFree(rule, address, flow, port);
        return {
          ...other,
          ports: this.knowledge.shared(other.ports.union(PortSet.of(port))),
          dropChance: other.dropChance * (1 - probability),
          likely: probability >= 0.99 ? { port, probability } : null,
          rule: probability >= 0.99 ? 'preserved' : other.rule,
          because: { code: 'port-may-be-taken', port, candidates: other.ports.ranges },
          claims: [rule.claims.keep, ...other.claims],
          counters: uncertain(other.counters),
        };
      }
    }
  }

  /** Every port that a mapping for one of the wanted ports can get after so many other mappings. */
  bound(rule: CompiledRule, address: number, flow: Flow, wanted: PortSet, others: number): PortSet {
    let ports = this.knowledge.available(rule, address, flow, wanted.intersect(rule.keep));
    rule.groups.forEach((group, index) => {
      if (wanted.intersect(rule.originals[index] ?? PortSet.empty).isEmpty || rule.choose.kind === 'none') {
        return;
      }
      const available = this.knowledge.available(rule, address, flow, group.candidates);
      const isLowest = rule.choose.kind === 'lowest' && rule.choose.knownFor === undefined;
      const last = isLowest ? available.at(others) : undefined;
      ports = ports.union(last === undefined ? available : available.intersect(PortSet.range(0, last)));
    });
    return ports;
  }

  private ofSeveral(rule: CompiledRule, address: number, flow: Flow, wanted: PortSet): Outcome {
    const keepable = wanted.intersect(rule.keep);
    const notHeld = this.knowledge.available(rule, address, flow, keepable);
    const mayCollide = this.knowledge.possible(rule, address, flow).intersect(notHeld);
    const displaced = wanted.subtract(notHeld).union(mayCollide);
    const kept = this.at(rule, address, { ...flow, insidePorts: PortSet.of(flow.inside.port) });
    if (displaced.isEmpty) {
      return { ...kept, ports: notHeld, likely: null };
    }
    let ports = notHeld;
    let dropChance = 0;
    const counters = [...kept.counters];
    rule.originals.forEach((original) => {
      const among = displaced.intersect(original);
      const first = among.first;
      if (first === undefined) {
        return;
      }
      const other = this.chosen(rule, address, flow, first, 'port-may-be-taken');
      const anywhere = rule.choose.kind === 'above' && rule.choose.from === 'original';
      const group = rule.groups[rule.groupOf[first]! - 1];
      ports = ports.union(
        anywhere && group ? this.knowledge.available(rule, address, flow, group.candidates) : other.ports,
      );
      dropChance += (other.dropChance * among.size) / wanted.size;
      counters.push(...other.counters);
    });
    if (rule.groups.length === 0 || rule.choose.kind === 'none') {
      dropChance = displaced.size / wanted.size;
    }
    return {
      ...kept,
      ports: this.knowledge.shared(ports),
      dropChance,
      likely: null,
      counters: uncertain(counters),
    };
  }

  private chosen(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    port: number,
    why: 'never-kept' | 'port-taken' | 'port-may-be-taken',
  ): Outcome {
    const group = rule.groups[rule.groupOf[port]! - 1];
    if (group === undefined || rule.choose.kind === 'none') {
      const reason =
        flow.protocol === 50
          ? 'esp-conflict'
          : rule.choose.kind === 'none'
            ? 'port-conflict'
            : 'no-port-free';
      return this.failed(rule, address, flow, reason, [rule.claims.choose]);
    }
    const found =
      this.nextCertain(rule, address, flow, group, port) ??
      this.nextPossible(rule, address, flow, group, port);
    if (found.dropChance === 1) {
      return this.failed(rule, address, flow, 'no-port-free', [rule.claims.choose]);
    }
    const ruleCode: RuleCode = rule.block !== null ? 'block' : rule.choose.kind;
    const candidates = group.candidates.ranges;
    const because: Because =
      why === 'port-taken'
        ? {
            code: 'port-taken',
            port,
            address: this.addressAt(address),
            holder: this.holderOf(rule, address, flow, port),
            candidates,
            rule: ruleCode,
          }
        : why === 'never-kept'
          ? { code: 'never-kept', port, candidates, rule: ruleCode }
          : { code: 'port-may-be-taken', port, candidates };
    return {
      ...found,
      dropReason: 'no-port-free',
      likely: null,
      rule: ruleCode,
      because,
      claims: [rule.claims.choose, rule.claims.groups],
    };
  }

  /** The next port of a search in order where nothing is uncertain, however many mappings there are; else null. */
  private nextCertain(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    group: CompiledGroup,
    original: number,
  ): Found | null {
    const { choose } = rule;
    const isOrdered = choose.kind === 'lowest' || choose.kind === 'above';
    const isSimple = rule.unique !== 'nothing' && rule.reuseFactor === null && rule.block === null;
    if (!isOrdered || !isSimple || choose.knownFor !== undefined) {
      return null;
    }
    const start = this.knowledge.isCertain(rule, address, flow)
      ? this.startOf(rule, address, flow, group, original)
      : null;
    const port = start === null ? -1 : this.run.firstFree(rule, address, flow, group, start.position);
    return start === null || port < 0
      ? null
      : { ports: PortSet.of(port), dropChance: 0, counters: start.counters };
  }

  private nextPossible(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    group: CompiledGroup,
    original: number,
  ): Found {
    const available = this.knowledge.available(rule, address, flow, group.candidates);
    const dropChance = dropChanceOf(this.run, this.knowledge, rule, address, flow, group, available);
    return dropChance === 1
      ? { ports: PortSet.empty, dropChance, counters: [] }
      : { ...this.candidatesOf(rule, address, flow, group, original, available), dropChance };
  }

  /** Where a search in order starts among the candidates, and the memory that says so; null where that is uncertain. */
  private startOf(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    group: CompiledGroup,
    original: number,
  ): { readonly position: number; readonly counters: Outcome['counters'] } | null {
    const { choose } = rule;
    if (choose.kind !== 'above') {
      return { position: 0, counters: [] };
    }
    const key = counterKey(rule, group, address, flow.protocol);
    if (choose.from === 'last' && this.isUnknown(key, choose.initial === 'unknown')) {
      return null;
    }
    return {
      position: this.run.ports.startOf(rule, group, key, original) % group.size,
      counters: choose.from === 'last' ? [{ key, certain: true }] : [],
    };
  }

  private candidatesOf(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    group: CompiledGroup,
    original: number,
    available: PortSet,
  ): { readonly ports: PortSet; readonly counters: Outcome['counters'] } {
    const { choose } = rule;
    const isOrdered = choose.kind === 'lowest' || choose.kind === 'above';
    if (!isOrdered || rule.block !== null) {
      return { ports: available, counters: [] };
    }
    const start = this.startOf(rule, address, flow, group, original);
    if (start === null) {
      const key = counterKey(rule, group, address, flow.protocol);
      const certain = available.size === 1 && choose.kind === 'above' && choose.counter === 'group';
      return { ports: available, counters: [{ key, certain }] };
    }
    const { counters } = start;
    const from = group.candidates.at(start.position)!;
    const ports = this.inOrder(rule, address, flow, available, from);
    if (choose.knownFor !== undefined && this.run.busyIn(rule, address, flow, group) >= choose.knownFor) {
      const first = ports.first!;
      const above = this.knowledge.shared(available.intersect(PortSet.range(first, 65535)));
      return { ports: above, counters: uncertain(counters) };
    }
    return { ports, counters: ports.size === 1 ? counters : uncertain(counters) };
  }

  /** From a port on, round and round: every available port up to the first that is certainly free. */
  private inOrder(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    available: PortSet,
    from: number,
  ): PortSet {
    const found: number[] = [];
    const upper = available.intersect(PortSet.range(from, 65535));
    const lower = available.intersect(PortSet.range(0, from - 1));
    for (const part of [upper, lower]) {
      for (const port of part) {
        found.push(port);
        if (this.knowledge.standing(rule, address, flow, port) === 'free') {
          return PortSet.of(...found);
        }
      }
    }
    return PortSet.of(...found);
  }

  private isUnknown(key: number, initially: boolean): boolean {
    return this.unknownCounters.has(key) || (initially && !this.run.ports.hasCounter(key));
  }

  private failed(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    dropReason: DropReason,
    claims: readonly Claim[],
  ): Outcome {
    const port = flow.inside.port;
    const candidates = rule.groups[rule.groupOf[port]! - 1]?.candidates.ranges ?? [];
    const because: Because =
      flow.protocol === 50
        ? {
            code: 'esp-rule',
            treatment: this.run.profile.esp,
            holder: this.holderOf(rule, address, flow, 0),
          }
        : rule.choose.kind === 'none'
          ? {
              code: 'port-taken',
              port,
              address: this.addressAt(address),
              holder: this.holderOf(rule, address, flow, port),
              candidates: [],
              rule: 'dropped',
            }
          : { code: 'no-port', port, candidates };
    return {
      ports: PortSet.empty,
      dropChance: 1,
      dropReason,
      likely: null,
      rule: 'dropped',
      because,
      claims,
      counters: [],
    };
  }

  private addressAt(index: number): Address {
    return this.run.addresses[index]!;
  }
}

function uncertain(counters: Outcome['counters']): Outcome['counters'] {
  return counters.map(({ key }) => ({ key, certain: false }));
}
