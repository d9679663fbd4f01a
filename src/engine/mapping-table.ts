import { ExpiryQueue } from './expiry-queue';
import type { Address } from './flow';
import {
  INSIDE,
  LISTED,
  MappingRows,
  NEWER,
  OUTSIDE,
  PORTS,
  ROW,
  SOURCE,
  SPACE,
  STATE,
} from './mapping-rows';

/** What tells the table how long an idle mapping of a timer class lives, in milliseconds; Infinity for ever. */
export type Durations = readonly number[];

/** A flow with the hash of its source. One object serves a run for all its flows, so that a look-up allocates nothing. */
export class FlowKey {
  protocol = 0;
  inside: Address = 0;
  insidePort = 0;
  outside: Address = 0;
  outsidePort = 0;
  source = 0;

  set(protocol: number, inside: Address, insidePort: number, outside: Address, outsidePort: number): void {
    this.protocol = protocol;
    this.inside = inside;
    this.insidePort = insidePort;
    this.outside = outside;
    this.outsidePort = outsidePort;
    this.source = hashSource(protocol, inside, insidePort);
  }
}

/**
 * Live mappings: found by flow and by source, and in one queue a timer class, so that release and expiry take the same time
 * however many there are. A row number stands for a mapping until it is removed. Slots hold entries: a row number and one,
 * or zero. Most sources have one mapping, which is found by its source: flows are listed only from the second mapping of a
 * source on.
 */
export class MappingTable extends MappingRows {
  private flows: Int32Array;
  private sources: Int32Array;
  private mask: number;
  private readonly durations: Float64Array;
  private readonly queues: readonly ExpiryQueue[];
  private readonly key = new FlowKey();

  /** `protocolOf` gives the protocol of each timer class. */
  constructor(durations: Durations, protocolOf: readonly number[], capacity: number, keepsTimeMade: boolean) {
    super(capacity, protocolOf, keepsTimeMade);
    const slots = slotsFor(capacity);
    this.flows = new Int32Array(slots);
    this.sources = new Int32Array(slots);
    this.mask = slots - 1;
    this.durations = Float64Array.from(durations);
    this.queues = durations.map(() => new ExpiryQueue(this));
  }

  /** The live mapping of a flow, or -1. */
  findFlow(
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
  ): number {
    const { key } = this;
    key.set(protocol, inside, insidePort, outside, outsidePort);
    return this.findAmong(this.newestWith(key), key);
  }

  /** The newest live mapping of an inside address and port, or -1. */
  newestOf(protocol: number, inside: Address, insidePort: number): number {
    this.key.set(protocol, inside, insidePort, 0, 0);
    return this.newestWith(this.key);
  }

  /** The newest live mapping of the key's source, or -1. */
  newestWith({ source, inside, insidePort, protocol }: FlowKey): number {
    const { cells } = this;
    let entry = this.sources[source & this.mask]!;
    while (entry !== 0) {
      const row = entry - 1;
      const at = row * ROW;
      if (
        cells[at + SOURCE] === source &&
        cells[at + INSIDE] === (inside | 0) &&
        cells[at + PORTS]! >>> 16 === insidePort &&
        this.protocol(row) === protocol
      ) {
        return row;
      }
      entry = entryBehind(cells[at + NEWER]!);
    }
    return -1;
  }

  /** The live mapping of the key's flow, or -1; `newest` is the newest of its source. */
  findAmong(newest: number, key: FlowKey): number {
    const { cells } = this;
    const outside = key.outside | 0;
    const ports = (key.insidePort << 16) | key.outsidePort;
    if (newest < 0 || this.isTo(newest, outside, ports)) {
      return newest;
    }
    if (!this.isListed(newest)) {
      return -1;
    }
    let entry = this.flows[hashFlow(key.source, outside, key.outsidePort) & this.mask]!;
    while (entry !== 0) {
      const row = entry - 1;
      if (
        this.isTo(row, outside, ports) &&
        cells[row * ROW + INSIDE] === (key.inside | 0) &&
        this.protocol(row) === key.protocol
      ) {
        return row;
      }
      entry = this.sameSlot[row]!;
    }
    return -1;
  }

  /** The next older live mapping of the same source, or -1. */
  olderThan(row: number): number {
    return this.isListed(row) ? this.older[row]! - 1 : -1;
  }

  /** Whether a live mapping is the only one of its source. */
  isAlone(row: number): boolean {
    return !this.isListed(row) || (this.older[row] === 0 && this.cells[row * ROW + NEWER]! < 0);
  }

  /** Puts a mapping in and gives its row; `newest` is the newest live mapping of the same source, or -1. */
  insert(
    newest: number,
    { source, inside, insidePort, outside, outsidePort }: FlowKey,
    space: number,
    port: number,
    rule: number,
    timer: number,
    now: number,
  ): number {
    if (this.size >= this.capacity) {
      this.grow();
    }
    const row = this.take(now);
    const { cells } = this;
    const at = row * ROW;
    const slot = source & this.mask;
    cells[at + INSIDE] = inside;
    cells[at + OUTSIDE] = outside;
    cells[at + PORTS] = (insidePort << 16) | outsidePort;
    cells[at + SPACE] = space;
    cells[at + STATE] = (timer << 24) | (rule << 16) | port;
    cells[at + SOURCE] = source;
    if (newest < 0) {
      cells[at + NEWER] = behind(this.sources[slot]!);
      this.sources[slot] = row + 1;
    } else {
      cells[at + NEWER] = cells[newest * ROW + NEWER]!;
      this.replaceInSources(slot, newest, row + 1);
      cells[newest * ROW + NEWER] = row;
      if (!this.isListed(newest)) {
        this.older[newest] = 0;
        this.listFlow(newest);
      }
      this.older[row] = newest + 1;
      this.listFlow(row);
    }
    this.queues[timer]!.add(row, now);
    return row;
  }

  /** Takes a mapping out; its row may stand for another one afterwards. */
  remove(row: number): void {
    const { cells } = this;
    const at = row * ROW;
    this.queues[this.timerOf(row)]!.remove(row);
    const newer = cells[at + NEWER]!;
    let older = 0;
    if (this.isListed(row)) {
      this.unlistFlow(row);
      older = this.older[row]!;
      if (older !== 0) {
        cells[(older - 1) * ROW + NEWER] = newer;
      }
    }
    if (newer >= 0) {
      this.older[newer] = older;
    } else {
      this.replaceInSources(cells[at + SOURCE]! & this.mask, row, older === 0 ? entryBehind(newer) : older);
    }
    this.giveBack(row);
  }

  /** Starts the idle time of a mapping anew, in the same or another class of the same protocol. */
  touch(row: number, timer: number, now: number): void {
    this.queues[this.timerOf(row)]!.remove(row);
    this.setTimer(row, timer);
    this.queues[timer]!.add(row, now);
  }

  /** The live mapping whose idle time ends first, or -1. */
  nextToExpire(): number {
    let best = -1;
    let bestTime = Infinity;
    for (let timer = 0; timer < this.queues.length; timer++) {
      const row = this.queues[timer]!.first;
      if (row >= 0) {
        const time = this.active[row]! + this.durations[timer]!;
        if (time < bestTime) {
          best = row;
          bestTime = time;
        }
      }
    }
    return best;
  }

  /** When the idle time of a live mapping ends. */
  deadline(row: number): number {
    return this.active[row]! + this.durations[this.timerOf(row)]!;
  }

  /** Every live row. */
  *live(): IterableIterator<number> {
    for (const queue of this.queues) {
      yield* queue;
    }
  }

  override grow(): void {
    super.grow();
    const slots = slotsFor(this.capacity);
    this.flows = new Int32Array(slots);
    this.sources = new Int32Array(slots);
    this.mask = slots - 1;
    const { cells } = this;
    for (const row of this.live()) {
      const at = row * ROW;
      if (this.isListed(row)) {
        this.listFlow(row);
      }
      if (cells[at + NEWER]! < 0) {
        const slot = cells[at + SOURCE]! & this.mask;
        cells[at + NEWER] = behind(this.sources[slot]!);
        this.sources[slot] = row + 1;
      }
    }
  }

  private isTo(row: number, outside: number, ports: number): boolean {
    return this.cells[row * ROW + PORTS] === ports && this.cells[row * ROW + OUTSIDE] === outside;
  }

  private listFlow(row: number): void {
    const slot = this.flowSlot(row);
    this.cells[row * ROW + STATE] = this.cells[row * ROW + STATE]! | LISTED;
    this.sameSlot[row] = this.flows[slot]!;
    this.flows[slot] = row + 1;
  }

  private unlistFlow(row: number): void {
    const { sameSlot } = this;
    const slot = this.flowSlot(row);
    let entry = this.flows[slot]!;
    if (entry === row + 1) {
      this.flows[slot] = sameSlot[row]!;
      return;
    }
    while (sameSlot[entry - 1] !== row + 1) {
      entry = sameSlot[entry - 1]!;
    }
    sameSlot[entry - 1] = sameSlot[row]!;
  }

  private flowSlot(row: number): number {
    const at = row * ROW;
    const { cells } = this;
    return hashFlow(cells[at + SOURCE]!, cells[at + OUTSIDE]!, cells[at + PORTS]! & 0xffff) & this.mask;
  }

  /** Puts an entry in the place of a row in a slot of the sources. */
  private replaceInSources(slot: number, row: number, replacement: number): void {
    const { cells } = this;
    let entry = this.sources[slot]!;
    if (entry === row + 1) {
      this.sources[slot] = replacement;
      return;
    }
    for (;;) {
      const at = (entry - 1) * ROW + NEWER;
      entry = entryBehind(cells[at]!);
      if (entry === row + 1) {
        cells[at] = behind(replacement);
        return;
      }
    }
  }
}

/** A power of two: about one entry in two slots when the table is full. */
function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
}

/** An entry as the number below zero that marks the newest mapping of a source. */
function behind(entry: number): number {
  return -1 - entry;
}

function entryBehind(newer: number): number {
  return -1 - newer;
}

function hashSource(protocol: number, inside: number, insidePort: number): number {
  return mix(Math.imul(inside, 0x9e3779b1) ^ Math.imul((insidePort << 8) | protocol, 0x85ebca6b));
}

function hashFlow(source: number, outside: number, outsidePort: number): number {
  return mix(source ^ Math.imul(outside, 0xc2b2ae35) ^ Math.imul(outsidePort, 0x27d4eb2f));
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return hash ^ (hash >>> 16);
}
