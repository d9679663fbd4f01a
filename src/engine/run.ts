import { AddressOrder } from './address-order';
import {
  compileProfile,
  ruleFor,
  type CompiledGroup,
  type CompiledProfile,
  type CompiledRule,
} from './compiled-profile';
import { DestinationLimits } from './destination-limits';
import type { Address, Flow } from './flow';
import { FlowKey } from './flow-key';
import { MappingTable } from './mapping-table';
import type { PatOptions } from './pat-options';
import { PortBlocks } from './port-blocks';
import { firstFreeFrom, PortChoice } from './port-choice';
import { PortSpace } from './port-space';
import { Random } from './random';
import { limitReached, noPortFree, notSupported, notTranslated } from './refusals';
import { NO_SPACE, SpaceDirectory } from './space-directory';
import { StaticEntries } from './static-entries';
import { timerClasses, type TimerClasses } from './timer-classes';

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
  readonly order: AddressOrder;
  readonly ports: PortChoice;
  private readonly blocks: PortBlocks | null;
  private readonly limits: DestinationLimits | null;
  /** The flow that a mapping is made for. */
  private readonly flow = new FlowKey();
  /** The timer class of a new mapping of each protocol. */
  private readonly firstTimer: Uint8Array;
  private readonly hasSeveralAddresses: boolean;
  /** Called for every mapping that goes, before its row may be used again. */
  onRemove: ((row: number) => void) | null = null;

  /** `capacity` is how many mappings there is room for before the table grows. */
  constructor(options: PatOptions, capacity = 64) {
    this.profile = compileProfile(options.profile, options.ports ?? null);
    this.addresses = options.addresses;
    this.timers = timerClasses(this.profile, options.timeouts ?? {});
    const { durations, protocolOf, needsTimeMade } = this.timers;
    this.table = new MappingTable(durations, protocolOf, capacity, needsTimeMade);
    this.firstTimer = Uint8Array.from(
      { length: 256 },
      (_, protocol) => this.timers.classOf(protocol) + this.timers.first,
    );
    this.hasSeveralAddresses = options.addresses.length > 1;
    this.statics = new StaticEntries(options.statics ?? []);
    this.spaces = new SpaceDirectory(this.profile, options);
    const { rules } = this.profile;
    const withBlock = rules.find(({ block }) => block !== null);
    this.blocks = withBlock?.block
      ? new PortBlocks(withBlock.block, withBlock.groups, options.addresses.length)
      : null;
    const random = new Random(options.seed);
    this.order = new AddressOrder(this.profile, options.addresses.length, random);
    this.ports = new PortChoice(this.spaces, this.blocks, random);
    const isLimited = rules.some(({ limitPerDestination }) => limitPerDestination !== null);
    this.limits = isLimited ? new DestinationLimits() : null;
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
    const { flow, table } = this;
    flow.set(protocol, inside, insidePort, outside, outsidePort);
    const newest = table.newestWith(flow);
    if (newest >= 0) {
      const existing = table.findAmong(newest, flow);
      if (existing >= 0) {
        return existing;
      }
    }
    const entry = this.statics.isEmpty ? undefined : this.statics.find(protocol, inside, insidePort);
    if (entry !== undefined) {
      const port = entry.inside.port === 0 ? insidePort : entry.global.port;
      return this.insert(newest, NO_SPACE, port, 0, now);
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
      const row = this.reuse(newest, rule, now);
      if (row >= 0) {
        return row;
      }
    }
    return this.hasSeveralAddresses
      ? this.allocateInOrder(newest, rule, now)
      : this.allocateOn(0, newest, rule, now);
  }

  /** The newest live mapping of the source that a rule may reuse, or -1. */
  reusable(rule: CompiledRule, protocol: number, inside: Address, insidePort: number): number {
    return this.ofRule(rule, this.table.newestOf(protocol, inside, insidePort));
  }

  /** Ends a mapping at once; its port is free again unless another mapping of the same source shares it. */
  release(row: number): void {
    if (this.onRemove !== null) {
      this.onRemove(row);
    }
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
    const { flow, table, spaces } = this;
    flow.set(protocol, inside, insidePort, outside, outsidePort);
    const newest = table.newestWith(flow);
    const reused = this.ofRule(rule, newest);
    const isReused =
      rule.reuse !== 'never' &&
      reused >= 0 &&
      table.port(reused) === port &&
      spaces.addressOf(table.space(reused)) === address;
    const isKept = rule.keeps[insidePort] === 1 && port === insidePort;
    const group = rule.groups[rule.groupOf[insidePort]! - 1];
    if (!isReused) {
      this.order.passOn(inside, address);
    }
    if (!isReused && !isKept && group?.candidates.has(port) === true) {
      this.ports.follow(rule, group, address, protocol, insidePort, port);
    }
    const spaceId = spaces.idOf(rule, address, protocol, outside, outsidePort);
    this.occupy(rule, spaceId, port);
    return this.insert(newest, spaceId, port, rule.index, now);
  }

  /** Gives a live mapping another address and port, which no other source may hold; its age and timers stay. */
  moveTo(row: number, address: number, port: number): void {
    const { table, flow } = this;
    const rule = this.profile.rules[table.rule(row)]!;
    this.vacate(row);
    table.place(row, NO_SPACE, port);
    flow.set(
      table.protocol(row),
      table.insideAddress(row),
      table.insidePort(row),
      table.outsideAddress(row),
      table.outsidePort(row),
    );
    const spaceId = this.spaces.idOf(rule, address, flow.protocol, flow.outsideBits, flow.outsidePort);
    this.occupy(rule, spaceId, port);
    table.place(row, spaceId, port);
    this.order.pair(flow.inside, address);
    this.limits?.count(spaceId, flow.outside, flow.outsidePort, 1);
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
    for (const row of [...this.table.live()]) {
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
    const { outside } = flow;
    const id = this.findSpace(rule, address, flow);
    return this.limits?.isReached(rule, id, outside.address, outside.port) === true;
  }

  /** Whether a host has used up its blocks on an address, or there is none left for it. */
  isOutOfBlocks(rule: CompiledRule, address: number, flow: Flow): boolean {
    const id = this.findSpace(rule, address, flow);
    return id >= 0 && this.blocks?.hasRoom(address, flow.inside.address, this.spaces.get(id)) === false;
  }

  /** The first free candidate of a group on an address from a position among them on, round and round, or -1. */
  firstFree(
    rule: CompiledRule,
    address: number,
    flow: Flow,
    { ranges, size }: CompiledGroup,
    position: number,
  ): number {
    const id = this.findSpace(rule, address, flow);
    const space =
      id < 0 ? new PortSpace(this.spaces.blockedOf(address, flow.protocol), false) : this.spaces.get(id);
    return firstFreeFrom(space, ranges, position, size);
  }

  /** How many candidates of a group mappings have on an address. */
  busyIn(rule: CompiledRule, address: number, flow: Flow, group: CompiledGroup): number {
    const id = this.findSpace(rule, address, flow);
    return id < 0 ? 0 : this.spaces.busyIn(id, flow.protocol, group.ranges);
  }

  /** The space that a flow's new mapping would stand in on an address, or -1 where it is not in use. */
  findSpace(rule: CompiledRule, address: number, { protocol, outside }: Flow): number {
    return this.spaces.find(rule, address, protocol, outside.address, outside.port);
  }

  /** The memories that decide what comes next, as text. */
  memory(): string {
    return `${this.ports.memory()} ${this.order.next}`;
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
    if (this.limits !== null) {
      this.limits.count(spaceId, table.outsideAddress(row), table.outsidePort(row), -1);
    }
    if (this.hasSeveralAddresses) {
      this.order.unpair(table.insideAddress(row));
    }
    if (!table.isAlone(row) && this.sharesPort(rule, this.newestBeside(row), spaceId, port, row)) {
      return;
    }
    if (rule.block !== null) {
      this.blocks?.remove(spaces.addressOf(spaceId), port);
    }
    if (this.hasSeveralAddresses) {
      this.order.makeRoom(spaces.addressOf(spaceId), table.protocol(row), port);
    }
    spaces.release(spaceId, port, rule);
  }

  /** Takes a port for the source of the flow, which may already have it. */
  private occupy(rule: CompiledRule, spaceId: number, port: number): void {
    const { flow } = this;
    if (!this.sharesPort(rule, this.table.newestWith(flow), spaceId, port, -1)) {
      this.take(rule, spaceId, port);
    }
  }

  private take(rule: CompiledRule, spaceId: number, port: number): void {
    this.spaces.take(spaceId, port, rule);
    if (rule.block !== null) {
      this.blocks?.add(this.spaces.addressOf(spaceId), this.flow.inside, port);
    }
  }

  private newestBeside(row: number): number {
    const { table } = this;
    return table.newestOf(table.protocol(row), table.insideAddress(row), table.insidePort(row));
  }

  /** Whether a mapping of a source, other than `row`, stands on a port that its rule lets it have several times. */
  private sharesPort(
    rule: CompiledRule,
    newest: number,
    spaceId: number,
    port: number,
    row: number,
  ): boolean {
    if (rule.reuse !== 'always' && rule.reuse !== 'unspecified') {
      return false;
    }
    const { table } = this;
    for (let other = newest; other >= 0; other = table.olderThan(other)) {
      if (
        other !== row &&
        table.port(other) === port &&
        table.space(other) === spaceId &&
        table.rule(other) === rule.index
      ) {
        return true;
      }
    }
    return false;
  }

  /** The newest mapping that a rule made, of one and those of its source that are older, or -1. */
  private ofRule(rule: CompiledRule, newest: number): number {
    let row = newest;
    while (row >= 0 && this.table.rule(row) !== rule.index) {
      row = this.table.olderThan(row);
    }
    return row;
  }

  private reuse(newest: number, rule: CompiledRule, now: number): number {
    const { table, spaces, flow } = this;
    const reused = this.ofRule(rule, newest);
    if (reused < 0) {
      return -1;
    }
    const port = table.port(reused);
    let spaceId = table.space(reused);
    if (rule.reuse === 'newest-if-free') {
      const address = spaces.addressOf(spaceId);
      spaceId = spaces.idOf(rule, address, flow.protocol, flow.outsideBits, flow.outsidePort);
      if (!spaces.isFree(spaceId, port, rule)) {
        return -1;
      }
      spaces.take(spaceId, port, rule);
    }
    return this.insert(newest, spaceId, port, rule.index, now);
  }

  private allocateInOrder(newest: number, rule: CompiledRule, now: number): number {
    const { order, flow } = this;
    const { protocol, inside, insidePort } = flow;
    const count = this.addresses.length;
    const roomKey = order.roomKey(rule, protocol, insidePort);
    const full = order.full(roomKey);
    if (full >= count) {
      return noPortFree;
    }
    const first = order.first(inside, full);
    const tries = order.tries(full);
    let reason = noPortFree;
    for (let step = 0; step < tries; step++) {
      const address = (first + step) % count;
      const row = this.allocateOn(address, newest, rule, now);
      if (row >= 0) {
        return row;
      }
      reason = row;
      if (reason === noPortFree) {
        order.markFull(roomKey, address);
      }
    }
    return reason;
  }

  private allocateOn(address: number, newest: number, rule: CompiledRule, now: number): number {
    const { flow, spaces, limits } = this;
    const spaceId = spaces.idOf(rule, address, flow.protocol, flow.outsideBits, flow.outsidePort);
    const port =
      limits?.isReached(rule, spaceId, flow.outside, flow.outsidePort) === true
        ? limitReached
        : this.ports.choose(rule, spaceId, address, flow);
    if (port < 0) {
      spaces.dropIfEmpty(spaceId);
      return port;
    }
    this.take(rule, spaceId, port);
    if (this.hasSeveralAddresses) {
      this.order.passOn(flow.inside, address);
    }
    return this.insert(newest, spaceId, port, rule.index, now);
  }

  private insert(newest: number, spaceId: number, port: number, rule: number, now: number): number {
    const { flow } = this;
    if (spaceId !== NO_SPACE && this.hasSeveralAddresses) {
      this.order.pair(flow.inside, this.spaces.addressOf(spaceId));
    }
    if (spaceId !== NO_SPACE && this.limits !== null) {
      this.limits.count(spaceId, flow.outside, flow.outsidePort, 1);
    }
    return this.table.insert(newest, flow, spaceId, port, rule, this.firstTimer[flow.protocol]!, now);
  }
}
