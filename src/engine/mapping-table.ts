import { ExpiryQueue } from './expiry-queue';
import type { Address } from './flow';
import { FlowKey, hashFlow, hashSource } from './flow-key';
import {
  ACTIVE,
  INSIDE,
  LISTED,
  MappingRows,
  OUTSIDE,
  PORTS,
  ROW,
  SPACE,
  STATE,
  TIMER,
  TIMES,
} from './mapping-rows';
import { slotsFor, SourceIndex } from './source-index';

/** What tells the table how long an idle mapping of a timer class lives, in milliseconds; Infinity for ever. */
export type Durations = readonly number[];

/**
 * Live mappings: found by flow and by source, and in one queue a timer class, so that release and expiry take the same time
 * however many there are. A row number stands for a mapping until it is removed. Most sources have one mapping, which is
 * found by its source: flows are listed only from the second mapping of a source on.
 */
export class MappingTable extends MappingRows {
  private flows: Int32Array;
  private readonly sources: SourceIndex;
  private mask: number;
  private readonly durations: Float64Array;
  private readonly queues: readonly ExpiryQueue[];
  private readonly key = new FlowKey();

  /** `protocolOf` gives the protocol of each timer class. */
  constructor(durations: Durations, protocolOf: readonly number[], capacity: number, keepsTimeMade: boolean) {
    super(capacity, protocolOf, keepsTimeMade);
    const slots = slotsFor(capacity);
    this.flows = new Int32Array(slots);
    this.mask = slots - 1;
    this.sources = new SourceIndex(this);
    this.sources.layOut();
    this.durations = Float64Array.from(durations);
    this.queues = durations.map((_, timer) => new ExpiryQueue(this, timer));
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
  newestWith(key: FlowKey): number {
    return this.sources.find(key);
  }

  /** The live mapping of the key's flow, or -1; `newest` is the newest of its source. */
  findAmong(newest: number, key: FlowKey): number {
    if (newest < 0 || this.isTo(newest, key)) {
      return newest;
    }
    return this.isListed(newest) ? this.findListed(key) : -1;
  }

  /** The next older live mapping of the same source, or -1. */
  olderThan(row: number): number {
    return this.isListed(row) ? this.older[row]! - 1 : -1;
  }

  /** Whether a live mapping is the only one of its source. */
  isAlone(row: number): boolean {
    return !this.isListed(row) || (this.older[row] === 0 && this.newer[row] === 0);
  }

  /** Puts a mapping in and gives its row; `newest` is the newest live mapping of the same source, or -1. */
  insert(
    newest: number,
    key: FlowKey,
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
    cells[at + INSIDE] = key.insideBits;
    cells[at + OUTSIDE] = key.outsideBits;
    cells[at + PORTS] = key.ports;
    cells[at + STATE] = (timer << 24) | (rule << 16) | port;
    cells[at + SPACE] = space;
    this.queues[timer]!.add(row, now);
    if (newest < 0) {
      this.sources.insert(key.source, row);
    } else {
      this.putBefore(newest, row, key.source);
    }
    return row;
  }

  /** Takes a mapping out; its row may stand for another one afterwards. */
  remove(row: number): void {
    const { cells } = this;
    const at = row * ROW;
    const state = cells[at + STATE]!;
    const timer = (state >>> 24) & TIMER;
    const source = hashSource(this.protocolOf[timer]!, cells[at + INSIDE]!, cells[at + PORTS]! >>> 16);
    this.queues[timer]!.remove();
    if (state >= 0) {
      this.sources.remove(source, row);
    } else {
      this.takeFromBetween(row, source);
    }
    this.giveBack(row);
  }

  /** Starts the idle time of a mapping anew, in the same or another class of the same protocol. */
  touch(row: number, timer: number, now: number): void {
    this.queues[this.timerOf(row)]!.remove();
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
        const time = this.times[row * TIMES + ACTIVE]! + this.durations[timer]!;
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
    return this.times[row * TIMES + ACTIVE]! + this.durations[this.timerOf(row)]!;
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
    this.mask = slots - 1;
    this.sources.layOut();
    for (const row of this.live()) {
      if (this.isListed(row)) {
        this.listFlow(row);
      }
    }
  }

  private isTo(row: number, key: FlowKey): boolean {
    const at = row * ROW;
    return this.cells[at + PORTS] === key.ports && this.cells[at + OUTSIDE] === key.outsideBits;
  }

  private findListed(key: FlowKey): number {
    let entry = this.flows[hashFlow(key.source, key.outsideBits, key.outsidePort) & this.mask]!;
    while (entry !== 0) {
      const row = entry - 1;
      if (this.isTo(row, key) && this.isOf(row, key)) {
        return row;
      }
      entry = this.sameSlot[row]!;
    }
    return -1;
  }

  private putBefore(newest: number, row: number, source: number): void {
    this.sources.replace(source, newest, row);
    if (!this.isListed(newest)) {
      this.older[newest] = 0;
      this.listFlow(newest);
    }
    this.newer[newest] = row + 1;
    this.newer[row] = 0;
    this.older[row] = newest + 1;
    this.listFlow(row);
  }

  private takeFromBetween(row: number, source: number): void {
    const newer = this.newer[row]!;
    const older = this.older[row]!;
    this.unlistFlow(row);
    if (older !== 0) {
      this.newer[older - 1] = newer;
    }
    if (newer !== 0) {
      this.older[newer - 1] = older;
    } else if (older !== 0) {
      this.sources.replace(source, row, older - 1);
    } else {
      this.sources.remove(source, row);
    }
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
    const ports = cells[at + PORTS]!;
    const source = hashSource(this.protocol(row), cells[at + INSIDE]!, ports >>> 16);
    return hashFlow(source, cells[at + OUTSIDE]!, ports & 0xffff) & this.mask;
  }
}
