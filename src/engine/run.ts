import {
  compileProfile,
  ruleFor,
  type CompiledGroup,
  type CompiledProfile,
  type CompiledRule,
} from './compiled-profile';
import type { Address, Flow } from './flow';
import { HostAddresses } from './host-addresses';
import { MappingTable } from './mapping-table';
import type { PatOptions } from './pat-options';
import { PortBlocks } from './port-blocks';
import type { PortRange } from './port-set';
import { portAt, type PortSpace } from './port-space';
import { Random } from './random';
import { NO_SPACE, SpaceDirectory } from './space-directory';
import { StaticEntries } from './static-entries';
import { timerClasses, type TimerClasses } from './timer-classes';

/** Why a flow got no mapping; `open` gives one of these instead of a row. */
const noPortFree = -1;
export const portConflict = -2;
export const limitReached = -3;
export const notTranslated = -4;
export const notSupported = -5;

/**
 * The concrete run of one PAT device: one port per mapping, random choices from the seed. It keeps numbers only, so that
 * millions of mappings are cheap; rows of its table stand for mappings until they are released or expire.
 */
export class Run {
  readonly profile: CompiledProfile;
  readonly table: MappingTable;
  readonly spaces: SpaceDirectory;
  readonly timers: TimerClasses;
  readonly statics: StaticEntries;
  readonly addresses: readonly Address[];
  /** Where the next address is looked for (round robin). */
  nextAddress = 0;
  /** For each group: every address below this one has no port of it left (fill first). */
  private readonly roomFrom: number[] = [];
  private readonly random: Random;
  private readonly hosts: HostAddresses | null;
  private readonly blocks: PortBlocks | null;
  private readonly counters = new Map<number, number>();
  private readonly perDestination: Map<string, number> | null;
  /** Called for every mapping that goes, before its row may be used again. */
  onRemove: ((row: number) => void) | null = null;

  /** `capacity` is how many mappings there is room for before the table grows. */
  constructor(options: PatOptions, capacity = 64) {
    this.profile = compileProfile(options.profile, options.ports ?? null);
    this.addresses = options.addresses;
    this.timers = timerClasses(this.profile, options.timeouts ?? {});
    this.table = new MappingTable(
      this.timers.durations,
      this.timers.protocolOf,
      capacity,
      this.timers.needsTimeMade,
    );
    this.statics = new StaticEntries(options.statics ?? []);
    this.spaces = new SpaceDirectory(this.profile, options);
    this.random = new Random(options.seed);
    const { addresses, rules } = this.profile;
    this.hosts = addresses.paired && options.addresses.length > 1 ? new HostAddresses() : null;
    const block = rules.find((rule) => rule.block !== null);
    this.blocks = block?.block ? new PortBlocks(block.block, block.groups, options.addresses.length) : null;
    this.perDestination = rules.some((rule) => rule.limitPerDestination !== null) ? new Map() : null;
  }

  get size(): number {
    return this.table.size;
  }

  /** The row of the flow's mapping, the live one or a new one, or one of the negative reasons. */
  open(
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    now: number,
  ): number {
    const newest = this.table.newestOf(protocol, inside, insidePort);
    if (newest >= 0) {
      const existing = this.table.findFlow(protocol, inside, insidePort, outside, outsidePort);
      if (existing >= 0) {
        return existing;
      }
    }
    const entry = this.statics.isEmpty ? undefined : this.statics.find(protocol, inside, insidePort);
    if (entry !== undefined) {
      const port = entry.inside.port === 0 ? insidePort : entry.global.port;
      return this.insert(newest, protocol, inside, insidePort, outside, outsidePort, NO_SPACE, port, 0, now);
    }
    if (protocol === 50) {
      if (this.profile.esp === 'dropped') {
        return notSupported;
      }
      if (this.profile.esp === 'untranslated') {
        return notTranslated;
      }
    }
    const rule = ruleFor(this.profile, protocol, insidePort, outsidePort);
    if (rule === undefined) {
      return notTranslated;
    }
    if (newest >= 0 && rule.reuse !== 'never') {
      const row = this.reuse(newest, rule, protocol, inside, insidePort, outside, outsidePort, now);
      if (row >= 0) {
        return row;
      }
    }
    return this.allocate(newest, rule, protocol, inside, insidePort, outside, outsidePort, now);
  }

  /** The newest live mapping of the source that a rule may reuse, or -1. */
  reusable(rule: CompiledRule, protocol: number, inside: Address, insidePort: number): number {
    return this.ofRule(rule, this.table.newestOf(protocol, inside, insidePort));
  }

  /** Ends a mapping at once; its port is free again unless another mapping of the same source shares it. */
  release(row: number): void {
    this.onRemove?.(row);
    this.countDestination(row, -1);
    this.vacate(row);
    this.table.remove(row);
  }

  /** As `open`, with an address and port that were seen on the device; no other source may hold them. */
  openAt(
    rule: CompiledRule,
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    address: number,
    port: number,
    now: number,
  ): number {
    const spaceId = this.spaces.idOf(rule, address, protocol, outside, outsidePort);
    const newest = this.reusable(rule, protocol, inside, insidePort);
    const isReused =
      rule.reuse !== 'never' &&
      newest >= 0 &&
      this.table.port(newest) === port &&
      this.spaces.addressOf(this.table.space(newest)) === address;
    const isKept = rule.keeps[insidePort] === 1 && port === insidePort;
    const group = rule.groups[rule.groupOf[insidePort]! - 1];
    if (
      !isReused &&
      this.profile.addresses.choose === 'round-robin' &&
      (this.hosts?.find(inside) ?? -1) < 0
    ) {
      this.nextAddress = (address + 1) % this.addresses.length;
    }
    if (!isReused && !isKept && group?.candidates.has(port) === true) {
      this.moveCounter(rule, group, address, protocol, insidePort, port);
    }
    this.occupy(rule, protocol, inside, insidePort, spaceId, port);
    return this.insert(
      this.table.newestOf(protocol, inside, insidePort),
      protocol,
      inside,
      insidePort,
      outside,
      outsidePort,
      spaceId,
      port,
      rule.index,
      now,
    );
  }

  /** Gives a live mapping another address and port, which no other source may hold; its age and timers stay. */
  moveTo(row: number, address: number, port: number): void {
    const { table } = this;
    const rule = this.profile.rules[table.rule(row)]!;
    const inside = table.insideAddress(row);
    const outside = table.outsideAddress(row);
    const outsidePort = table.outsidePort(row);
    const protocol = table.protocol(row);
    this.countDestination(row, -1);
    this.vacate(row);
    table.place(row, NO_SPACE, port);
    const spaceId = this.spaces.idOf(rule, address, protocol, outside, outsidePort);
    this.occupy(rule, protocol, inside, table.insidePort(row), spaceId, port);
    this.hosts?.add(inside, address);
    table.place(row, spaceId, port);
    this.countDestination(row, 1);
  }

  /** Ends every mapping whose idle time is over at `now`, the earliest first. */
  expire(now: number): void {
    for (;;) {
      const row = this.table.nextToExpire();
      if (row < 0 || this.table.deadline(row) > now) {
        return;
      }
      this.release(row);
    }
  }

  /** Ends every mapping. */
  clear(): void {
    for (const row of [...this.table.rows()]) {
      this.release(row);
    }
  }

  /** Periodic packets keep a mapping until `touch` says when the last of them was. */
  hold(row: number, now: number): void {
    this.table.touch(row, this.timers.classOf(this.table.protocol(row)) + this.timers.held, now);
  }

  /** A packet passes from inside (or, `answered`, from outside) and starts the idle time anew. */
  touch(row: number, answered: boolean, now: number): void {
    const { table, timers } = this;
    const protocol = table.protocol(row);
    const base = timers.classOf(protocol);
    const current = table.timerOf(row) - base;
    const seen = answered || current >= timers.young;
    const isGrown = current >= timers.twoWay || table.age(row, now) >= timers.twoWayAfter(protocol);
    const next = !seen ? timers.oneWay : isGrown ? timers.twoWay : timers.young;
    table.touch(row, base + next, now);
  }

  /** Whether a destination has all the mappings that a rule allows it on an address. */
  isLimited(rule: CompiledRule, address: number, flow: Flow): boolean {
    const { outside, protocol } = flow;
    const id = this.spaces.find(rule, address, protocol, outside.address, outside.port);
    const count = this.perDestination?.get(destinationKey(id, outside.address, outside.port)) ?? 0;
    return rule.limitPerDestination !== null && count >= rule.limitPerDestination;
  }

  /** Whether a host has used up its blocks on an address, or there is none left for it. */
  isOutOfBlocks(rule: CompiledRule, address: number, flow: Flow): boolean {
    const { outside, protocol } = flow;
    const id = this.spaces.find(rule, address, protocol, outside.address, outside.port);
    return id >= 0 && this.blocks?.hasRoom(address, flow.inside.address, this.spaces.get(id)) === false;
  }

  /** How many candidates of a group mappings have on an address. */
  busyIn(rule: CompiledRule, address: number, flow: Flow, group: CompiledGroup): number {
    const { outside, protocol } = flow;
    const id = this.spaces.find(rule, address, protocol, outside.address, outside.port);
    return id < 0 ? 0 : this.spaces.busyIn(id, protocol, group.ranges);
  }

  /** The memories that decide what comes next, as text. */
  memory(): string {
    return `${[...this.counters].map(([key, value]) => `${key}=${value}`).join()} ${this.nextAddress}`;
  }

  hasCounter(key: number): boolean {
    return this.counters.has(key);
  }

  /** Where the search for the next port starts, as a position among the candidates (modulo their number). */
  nextPosition(rule: CompiledRule, group: CompiledGroup, key: number, original: number): number {
    return this.startOf(rule, group, key, original);
  }

  private countDestination(row: number, change: 1 | -1): void {
    const { table } = this;
    const spaceId = table.space(row);
    if (this.perDestination !== null && spaceId !== NO_SPACE) {
      const key = destinationKey(spaceId, table.outsideAddress(row), table.outsidePort(row));
      this.perDestination.set(key, (this.perDestination.get(key) ?? 0) + change);
    }
  }

  /** Frees the port of a live mapping, unless another mapping of the same source shares it. */
  private vacate(row: number): void {
    const { table, spaces } = this;
    const spaceId = table.space(row);
    if (spaceId === NO_SPACE) {
      return;
    }
    const rule = this.profile.rules[table.rule(row)]!;
    const port = table.port(row);
    this.hosts?.remove(table.insideAddress(row));
    if (!table.isAlone(row)) {
      const protocol = table.protocol(row);
      const inside = table.insideAddress(row);
      if (this.sharesPort(rule, protocol, inside, table.insidePort(row), spaceId, port, row)) {
        return;
      }
    }
    if (rule.block !== null) {
      this.blocks?.remove(spaces.addressOf(spaceId), port);
    }
    if (this.roomFrom.length > 0) {
      this.makeRoom(spaces.addressOf(spaceId), table.protocol(row), port);
    }
    spaces.release(spaceId, port, rule);
  }

  /** A port that falls free makes its groups worth a search on its address again. */
  private makeRoom(address: number, protocol: number, port: number): void {
    for (const rule of this.profile.rules) {
      for (const group of rule.groups) {
        const key = roomKeyOf(rule, group, protocol);
        if (group.includes[port] === 1 && (this.roomFrom[key] ?? 0) > address) {
          this.roomFrom[key] = address;
        }
      }
    }
  }

  /** Takes a port for a source, which may already have it. */
  private occupy(
    rule: CompiledRule,
    protocol: number,
    inside: Address,
    insidePort: number,
    spaceId: number,
    port: number,
  ): void {
    if (this.sharesPort(rule, protocol, inside, insidePort, spaceId, port, -1)) {
      return;
    }
    this.spaces.take(spaceId, port, rule);
    if (rule.block !== null) {
      this.blocks?.add(this.spaces.addressOf(spaceId), inside, port);
    }
  }

  /** Whether a mapping of the source other than `row` stands on a port that its rule lets it have several times. */
  private sharesPort(
    rule: CompiledRule,
    protocol: number,
    inside: Address,
    insidePort: number,
    spaceId: number,
    port: number,
    row: number,
  ): boolean {
    if (rule.reuse !== 'always' && rule.reuse !== 'unspecified') {
      return false;
    }
    const { table } = this;
    let other = table.newestOf(protocol, inside, insidePort);
    while (other >= 0) {
      if (
        other !== row &&
        table.port(other) === port &&
        table.space(other) === spaceId &&
        table.rule(other) === rule.index
      ) {
        return true;
      }
      other = table.olderThan(other);
    }
    return false;
  }

  /** Moves the memory of the last port to a chosen one, as the choice itself would have. */
  private moveCounter(
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
    port: number,
  ): void {
    if (rule.choose.kind !== 'above' || rule.choose.from !== 'last') {
      return;
    }
    const key = counterKey(rule, group, address, protocol);
    const start = this.startOf(rule, group, key, original);
    const steps = (positionOf(group.ranges, port) - (start % group.size) + group.size) % group.size;
    this.counters.set(key, start + steps);
  }

  /** The newest mapping that a rule made, of one and those of its source that are older, or -1. */
  private ofRule(rule: CompiledRule, newest: number): number {
    let row = newest;
    while (row >= 0 && this.table.rule(row) !== rule.index) {
      row = this.table.olderThan(row);
    }
    return row;
  }

  private reuse(
    newestOfSource: number,
    rule: CompiledRule,
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    now: number,
  ): number {
    const { table, spaces } = this;
    const newest = this.ofRule(rule, newestOfSource);
    if (newest < 0) {
      return -1;
    }
    const port = table.port(newest);
    const newestSpace = table.space(newest);
    if (rule.reuse === 'newest-if-free') {
      const address = spaces.addressOf(newestSpace);
      const spaceId = spaces.idOf(rule, address, protocol, outside, outsidePort);
      if (!spaces.isFree(spaceId, port, rule)) {
        return -1;
      }
      spaces.take(spaceId, port, rule);
      return this.insert(
        newestOfSource,
        protocol,
        inside,
        insidePort,
        outside,
        outsidePort,
        spaceId,
        port,
        rule.index,
        now,
      );
    }
    return this.insert(
      newestOfSource,
      protocol,
      inside,
      insidePort,
      outside,
      outsidePort,
      newestSpace,
      port,
      rule.index,
      now,
    );
  }

  private allocate(
    newest: number,
    rule: CompiledRule,
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    now: number,
  ): number {
    const { addresses, spaces } = this;
    const { choose, whenFull } = this.profile.addresses;
    const count = addresses.length;
    const paired = this.hosts === null ? -1 : this.hosts.find(inside);
    const roomKey = this.roomKey(rule, protocol, insidePort);
    const full = roomKey < 0 ? 0 : (this.roomFrom[roomKey] ?? 0);
    if (full >= count) {
      return noPortFree;
    }
    const first = paired >= 0 ? paired : count === 1 ? 0 : full > 0 ? full : this.firstAddress(inside);
    const tries = whenFull === 'drop' ? 1 : count - full;
    let reason = noPortFree;
    for (let step = 0; step < tries; step++) {
      const address = (first + step) % count;
      const spaceId = spaces.idOf(rule, address, protocol, outside, outsidePort);
      const port = this.choosePort(
        rule,
        spaceId,
        address,
        protocol,
        inside,
        insidePort,
        outside,
        outsidePort,
      );
      if (port >= 0) {
        spaces.take(spaceId, port, rule);
        if (rule.block !== null) {
          this.blocks?.add(address, inside, port);
        }
        if (choose === 'round-robin' && paired < 0) {
          this.nextAddress = (address + 1) % count;
        }
        return this.insert(
          newest,
          protocol,
          inside,
          insidePort,
          outside,
          outsidePort,
          spaceId,
          port,
          rule.index,
          now,
        );
      }
      spaces.dropIfEmpty(spaceId);
      reason = port;
      if (roomKey >= 0 && port === noPortFree && address === (this.roomFrom[roomKey] ?? 0)) {
        this.roomFrom[roomKey] = address + 1;
      }
    }
    return reason;
  }

  /** Where `roomFrom` tells of the group of a port, or -1 where a full search says nothing about the next one. */
  private roomKey(rule: CompiledRule, protocol: number, original: number): number {
    const { choose, paired, whenFull } = this.profile.addresses;
    const isFillFirst =
      choose === 'fill-first' && !paired && whenFull !== 'drop' && this.addresses.length > 1;
    if (!isFillFirst || !rule.searchesAll) {
      return -1;
    }
    const group = rule.groups[rule.groupOf[original]! - 1];
    return group?.includes[original] === 1 ? roomKeyOf(rule, group, protocol) : -1;
  }

  private firstAddress(inside: Address): number {
    const count = this.addresses.length;
    switch (this.profile.addresses.choose) {
      case 'fill-first':
        return 0;
      case 'round-robin':
        return this.nextAddress;
      case 'random':
        return this.random.below(count);
      case 'hash':
        return (Math.imul(inside, 0x9e3779b1) >>> 16) % count;
    }
  }

  private choosePort(
    rule: CompiledRule,
    spaceId: number,
    address: number,
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
  ): number {
    if (rule.limitPerDestination !== null && this.perDestination !== null) {
      const key = destinationKey(spaceId, outside, outsidePort);
      if ((this.perDestination.get(key) ?? 0) >= rule.limitPerDestination) {
        return limitReached;
      }
    }
    const { spaces } = this;
    if (rule.block !== null && this.blocks !== null) {
      const space = spaces.get(spaceId);
      return this.blocks.choose(
        address,
        inside,
        insidePort,
        rule.keeps[insidePort] === 1,
        space,
        this.random,
      );
    }
    if (rule.keeps[insidePort] === 1 && spaces.isFree(spaceId, insidePort, rule)) {
      return insidePort;
    }
    if (rule.kind === 'none') {
      return portConflict;
    }
    const group = rule.groups[rule.groupOf[insidePort]! - 1];
    if (group === undefined) {
      return noPortFree;
    }
    return rule.reuseFactor === null
      ? this.chooseIn(spaces.get(spaceId), rule, group, address, protocol, insidePort)
      : this.chooseLimited(spaceId, rule, group, address, protocol, insidePort);
  }

  private chooseIn(
    space: PortSpace,
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
  ): number {
    const { ranges, size } = group;
    switch (rule.kind) {
      case 'lowest':
        return firstFreeFrom(space, ranges, 0, size);
      case 'above': {
        const key = counterKey(rule, group, address, protocol);
        const start = this.startOf(rule, group, key, original);
        const position = start % size;
        const port = firstFreeFrom(space, ranges, position, size);
        if (port >= 0 && rule.choose.kind === 'above' && rule.choose.from === 'last') {
          this.counters.set(key, start + ((positionOf(ranges, port) - position + size) % size));
        }
        return port;
      }
      case 'random':
        return space.randomFree(ranges, size, this.random);
      case 'draws':
        for (let i = 0; i < rule.attempts; i++) {
          const port = portAt(ranges, this.random.below(size));
          if (!space.has(port)) {
            return port;
          }
        }
        return noPortFree;
      case 'probe':
        for (const round of rule.rounds) {
          const port = firstFreeFrom(space, ranges, this.random.below(size), Math.min(round, size));
          if (port >= 0) {
            return port;
          }
          if (round >= size) {
            break;
          }
        }
        return noPortFree;
      case 'none':
        return portConflict;
    }
  }

  /** As `chooseIn`, candidate by candidate, where a port may also be used up over all destinations. */
  private chooseLimited(
    spaceId: number,
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
  ): number {
    const { choose } = rule;
    const { ranges, size } = group;
    const key = counterKey(rule, group, address, protocol);
    const start =
      choose.kind === 'above'
        ? this.startOf(rule, group, key, original)
        : choose.kind === 'lowest'
          ? 0
          : this.random.below(size);
    const tries = choose.kind === 'draws' ? choose.attempts : size;
    for (let step = 0; step < tries; step++) {
      const position = choose.kind === 'draws' ? this.random.below(size) : (start + step) % size;
      const port = portAt(ranges, position);
      if (this.spaces.isFree(spaceId, port, rule)) {
        if (choose.kind === 'above' && choose.from === 'last') {
          this.counters.set(key, start + step);
        }
        return port;
      }
    }
    return noPortFree;
  }

  private startOf(rule: CompiledRule, group: CompiledGroup, key: number, original: number): number {
    const { choose } = rule;
    if (choose.kind !== 'above') {
      return 0;
    }
    const after = choose.start === 'after' ? 1 : 0;
    if (choose.from === 'original') {
      return positionAtOrAbove(group.ranges, original + after);
    }
    const last = this.counters.get(key) ?? (choose.initial === 'unknown' ? this.random.below(65536) : -after);
    return last + after;
  }

  private insert(
    newest: number,
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    spaceId: number,
    port: number,
    rule: number,
    now: number,
  ): number {
    const timer = this.timers.classOf(protocol) + this.timers.first;
    if (spaceId !== NO_SPACE) {
      this.hosts?.add(inside, this.spaces.addressOf(spaceId));
    }
    const row = this.table.insert(
      newest,
      inside,
      insidePort,
      outside,
      outsidePort,
      spaceId,
      port,
      rule,
      timer,
      now,
    );
    this.countDestination(row, 1);
    return row;
  }
}

function roomKeyOf(rule: CompiledRule, group: CompiledGroup, protocol: number): number {
  return (rule.index * 256 + group.index) * 2 + (protocol === 17 ? 0 : 1);
}

function destinationKey(spaceId: number, outside: Address, outsidePort: number): string {
  return `${spaceId} ${outside} ${outsidePort}`;
}

/** Which memory of the last port a rule reads: one per protocol, per address and group, or per address. */
export function counterKey(
  rule: CompiledRule,
  group: CompiledGroup,
  address: number,
  protocol: number,
): number {
  const counter = rule.choose.kind === 'above' ? (rule.choose.counter ?? 'pool') : 'pool';
  switch (counter) {
    case 'protocol':
      return protocol;
    case 'group':
      return 256 + ((address * 256 + protocol) * 64 + rule.index) * 256 + group.index;
    case 'pool':
      return -1 - address;
  }
}

/** The first free port among so many candidates from a position on, round and round, or -1. */
export function firstFreeFrom(
  space: PortSpace,
  ranges: readonly PortRange[],
  position: number,
  count: number,
): number {
  let skip = position;
  let left = count;
  for (let pass = 0; pass < 2; pass++) {
    for (const range of ranges) {
      const first = range[0];
      const last = range[1];
      const length = last - first + 1;
      if (skip >= length) {
        skip -= length;
        continue;
      }
      const from = first + skip;
      const to = Math.min(last, from + left - 1);
      skip = 0;
      const port = space.firstFree(from, to);
      if (port >= 0) {
        return port;
      }
      left -= to - from + 1;
      if (left <= 0) {
        return -1;
      }
    }
  }
  return -1;
}

function positionOf(ranges: readonly PortRange[], port: number): number {
  return positionAtOrAbove(ranges, port);
}

/** The position of the first candidate at or above a port; 0 when all lie below it. */
export function positionAtOrAbove(ranges: readonly PortRange[], port: number): number {
  let position = 0;
  for (const [first, last] of ranges) {
    if (port <= first) {
      return position;
    }
    if (port <= last) {
      return position + port - first;
    }
    position += last - first + 1;
  }
  return 0;
}
