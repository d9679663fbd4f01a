import type { CompiledRule } from './compiled-profile';
import type { Address, Flow } from './flow';
import { PortSet, type PortRange } from './port-set';
import type { Run } from './run';

/** The ports that a mapping can have on one address (an index into the device's addresses). */
export interface Place {
  readonly address: number;
  readonly ports: PortSet;
}

/** How a mapping counts: whether it exists in every outcome with a port of its own, and the port that it nearly always has. */
export interface Weight {
  readonly sure: boolean;
  readonly likely: number | null;
}

interface Uncertain {
  /** Possible ports of the mappings that are not certain, each distinct set with its number of mappings. */
  readonly sets: Map<PortSet, number>;
  /** The same for those that certainly exist and have a port that no other of them has. */
  readonly sure: Map<PortSet, number>;
  /** Ports that such mappings have in the run. */
  readonly sampled: Map<number, number>;
  /** Ports that such mappings have in nearly every outcome. */
  readonly likely: Map<number, number>;
  mappings: number;
}

/** Spaces, and candidates of each, whose sets are remembered. */
const MOST_FOUND = 64;

/** Whether a port is nobody's, somebody's for certain, or possibly somebody's. */
export type Standing = 'free' | 'held' | 'possible';

/**
 * What is known of the live mappings beside the run: where a mapping is certain the run says it all; for the others this
 * keeps every port that they could have had with other random choices.
 */
export class Knowledge {
  private readonly bySpace = new Map<string, Uncertain>();
  /** The last distinct sets: equal sets share one object, so that they are counted together. */
  private readonly recent: PortSet[] = [];

  /** For spaces and candidates what `available` found since the held ports changed last. */
  private readonly found = new Map<string, Map<PortSet, PortSet>>();

  constructor(private readonly run: Run) {}

  /** Says that a port comes to be held, or is held no longer. */
  changeHeld(): void {
    this.found.clear();
  }

  /**
   * Adds a mapping that is not certain; `runPort` is null where it has no port of its own in the run.
   */
  add(
    rule: CompiledRule,
    flow: Flow,
    places: readonly Place[],
    runAddress: number,
    runPort: number | null,
    { sure, likely }: Weight,
  ): void {
    for (const { address, ports } of places) {
      const uncertain = this.make(keyOf(rule, address, flow));
      increment(uncertain.sets, ports);
      if (sure && places.length === 1) {
        increment(uncertain.sure, ports);
      }
      if (likely !== null) {
        increment(uncertain.likely, likely);
      }
      uncertain.mappings++;
      if (address === runAddress && runPort !== null) {
        increment(uncertain.sampled, runPort);
      }
    }
  }

  remove(
    rule: CompiledRule,
    flow: Flow,
    places: readonly Place[],
    runAddress: number,
    runPort: number | null,
    { sure, likely }: Weight,
  ): void {
    for (const { address, ports } of places) {
      const key = keyOf(rule, address, flow);
      const uncertain = this.bySpace.get(key);
      if (uncertain === undefined) {
        continue;
      }
      decrement(uncertain.sets, ports);
      if (sure && places.length === 1) {
        decrement(uncertain.sure, ports);
      }
      if (likely !== null) {
        decrement(uncertain.likely, likely);
      }
      if (address === runAddress && runPort !== null) {
        decrement(uncertain.sampled, runPort);
      }
      if (--uncertain.mappings === 0) {
        this.bySpace.delete(key);
      }
    }
  }

  /** How a port stands for a new flow at an address. */
  standing(rule: CompiledRule, address: number, flow: Flow, port: number): Standing {
    if (rule.unique !== 'nothing' && this.isHeld(rule, address, flow, port)) {
      return 'held';
    }
    if (rule.reuseFactor !== null && this.run.spaces.usageAt(address, port) >= rule.reuseFactor) {
      return 'possible';
    }
    const uncertain = this.bySpace.get(keyOf(rule, address, flow));
    if (uncertain !== undefined && rule.unique !== 'nothing') {
      for (const ports of uncertain.sets.keys()) {
        if (ports.has(port)) {
          return 'possible';
        }
      }
    }
    return 'free';
  }

  /** Whether every mapping that a new one could collide with on an address is certain. */
  isCertain(rule: CompiledRule, address: number, flow: Flow): boolean {
    return this.bySpace.size === 0 || !this.bySpace.has(keyOf(rule, address, flow));
  }

  /** The chance that a port is free, each mapping's port uniform in its set; a lower bound where there are many sets. */
  chanceFree(rule: CompiledRule, address: number, flow: Flow, port: number): number {
    const uncertain = this.bySpace.get(keyOf(rule, address, flow));
    if (uncertain === undefined) {
      return 1;
    }
    let chance = 0.01 ** (uncertain.likely.get(port) ?? 0);
    let tried = 0;
    for (const [ports, count] of uncertain.sets) {
      const mayHave = tried++ > 64 || ports.has(port);
      chance *= mayHave ? (1 - 1 / ports.size) ** count : 1;
    }
    return chance;
  }

  /** The candidates that no mapping holds for certain. */
  available(rule: CompiledRule, address: number, flow: Flow, candidates: PortSet): PortSet {
    const key = keyOf(rule, address, flow);
    const found = this.found.get(key)?.get(candidates);
    if (found !== undefined) {
      return found;
    }
    const available = this.findAvailable(rule, address, flow, candidates);
    if (this.found.size >= MOST_FOUND) {
      this.found.clear();
    }
    const ofSpace = this.found.get(key);
    if (ofSpace === undefined || ofSpace.size >= MOST_FOUND) {
      this.found.set(key, new Map([[candidates, available]]));
    } else {
      ofSpace.set(candidates, available);
    }
    return available;
  }

  private findAvailable(rule: CompiledRule, address: number, flow: Flow, candidates: PortSet): PortSet {
    const { spaces } = this.run;
    const id = spaces.find(rule, address, flow.protocol, flow.outside.address, flow.outside.port);
    const ranges: PortRange[] = [];
    if (id < 0 || rule.unique === 'nothing') {
      const blocked = spaces.blockedOf(address, flow.protocol);
      const free = freeOf(blocked, candidates);
      return this.shared(free);
    }
    const space = spaces.get(id);
    for (const [first, last] of candidates.ranges) {
      ranges.push(...space.freeRanges(first, last));
    }
    const uncertain = this.bySpace.get(keyOf(rule, address, flow));
    if (uncertain !== undefined) {
      for (const port of uncertain.sampled.keys()) {
        if (candidates.has(port)) {
          ranges.push([port, port]);
        }
      }
    }
    return this.shared(PortSet.from(ranges));
  }

  /** How many mappings could have one of the ports, and how many of those can have no other. */
  uncertainAmong(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    ports: PortSet,
  ): { readonly mappings: number; readonly inside: number; readonly expected: number } {
    const uncertain = this.bySpace.get(keyOf(rule, address, flow));
    let mappings = 0;
    let inside = 0;
    let expected = 0;
    for (const [set, count] of uncertain?.sets ?? []) {
      const common = set === ports ? set.size : set.intersect(ports).size;
      if (common > 0) {
        mappings += count;
        inside += common === set.size ? (uncertain?.sure.get(set) ?? 0) : 0;
        expected += (count * common) / set.size;
      }
    }
    return { mappings, inside, expected };
  }

  /** Every port that a mapping that is not certain could have. */
  possible(rule: CompiledRule, address: number, flow: Flow): PortSet {
    const uncertain = this.bySpace.get(keyOf(rule, address, flow));
    return uncertain === undefined
      ? PortSet.empty
      : PortSet.from([...uncertain.sets.keys()].flatMap((set) => set.ranges));
  }

  /** An equal set that is already in use, or this one. */
  shared(ports: PortSet): PortSet {
    const known = this.recent.find((set) => set.equals(ports));
    if (known !== undefined) {
      return known;
    }
    this.recent.unshift(ports);
    this.recent.length = Math.min(this.recent.length, 8);
    return ports;
  }

  private isHeld(rule: CompiledRule, address: number, flow: Flow, port: number): boolean {
    const { spaces } = this.run;
    const id = spaces.find(rule, address, flow.protocol, flow.outside.address, flow.outside.port);
    if (id < 0) {
      const bits = spaces.blockedOf(address, flow.protocol);
      return (bits[port >>> 5]! & (1 << (port & 31))) !== 0;
    }
    if (!spaces.get(id).has(port)) {
      return false;
    }
    return this.bySpace.get(keyOf(rule, address, flow))?.sampled.has(port) !== true;
  }

  private make(key: string): Uncertain {
    let uncertain = this.bySpace.get(key);
    if (uncertain === undefined) {
      uncertain = { sets: new Map(), sure: new Map(), sampled: new Map(), likely: new Map(), mappings: 0 };
      this.bySpace.set(key, uncertain);
    }
    return uncertain;
  }
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function decrement<K>(counts: Map<K, number>, key: K): void {
  const count = (counts.get(key) ?? 0) - 1;
  if (count > 0) {
    counts.set(key, count);
  } else {
    counts.delete(key);
  }
}

function freeOf(blocked: Uint32Array, candidates: PortSet): PortSet {
  const busy: number[] = [];
  for (let word = 0; word < blocked.length; word++) {
    let bits = blocked[word]!;
    while (bits !== 0) {
      busy.push(word * 32 + 31 - Math.clz32(bits & -bits));
      bits &= bits - 1;
    }
  }
  return candidates.subtract(PortSet.of(...busy));
}

/** The space that a rule puts a flow into at an address, as text. */
function keyOf(rule: CompiledRule, address: Address, flow: Flow): string {
  const start = `${address} ${flow.protocol} ${rule.unique}`;
  switch (rule.unique) {
    case 'address-port':
    case 'nothing':
      return start;
    case 'outside-address':
      return `${start} ${flow.outside.address}`;
    case 'outside-port':
      return `${start} ${flow.outside.address} ${flow.outside.port}`;
  }
}
