import { ExpiryQueue } from './expiry-queue';
import type { Address } from './flow';
import { FlowKey, hashFlow } from './flow-key';
import {
  INSIDE,
  LISTED,
  MappingRows,
  NEWER,
  NEWEST,
  OUTSIDE,
  PLACE,
  PORTS,
  ROW,
  SOURCE,
  SPACE,
  STATE,
  TIMER,
} from './mapping-rows';
import { slotsFor, SourceIndex } from './source-index';

/** What tells the table how long an idle mapping of a timer class lives, in milliseconds; Infinity for ever. */
export type Durations = readonly number[];

/**
 * Live mappings: found by flow and by source, and in one queue a timer class, so that release and expiry take the same time
 * however many there are. A row number stands for a mapping until it is removed. Most sources have one mapping, which is found by its source: flows are listed only from the second mapping of a
 * source on.
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
  newestWith(key: FlowKey): number {
    return this.sources.find(key);
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
    cells[at + INSIDE] = inside;
    cells[at + OUTSIDE] = outside;
    cells[at + PORTS] = (insidePort << 16) | outsidePort;
    cells[at + SPACE] = space;
    cells[at + STATE] = (timer << 24) | (rule << 16) | port;
    cells[at + SOURCE] = source;
    if (newest < 0) {
      this.sources.insert(source, row);
      cells[at + NEWER] = NEWEST;
    } else {
      this.sources.replace(source, newest, row);
      cells[at + NEWER] = NEWEST;
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
    const { cells, sources } = this;
    const at = row * ROW;
    const state = cells[at + STATE]!;
    const source = cells[at + SOURCE]!;
    this.queues[(state >>> 24) & TIMER]!.remove(cells[at + PLACE]!);
    if (state >= 0) {
      sources.remove(source, row);
    } else {
      const newer = cells[at + NEWER]!;
      const older = this.older[row]!;
      this.unlistFlow(row);
      if (older !== 0) {
        cells[(older - 1) * ROW + NEWER] = newer;
      }
      if (newer >= 0) {
        this.older[newer] = older;
      } else if (older !== 0) {
        sources.replace(source, row, older - 1);
      } else {
        sources.remove(source, row);
      }
    }
    this.giveBack(row);
  }

  /** Starts the idle time of a mapping anew, in the same or another class of the same protocol. */
  touch(row: number, timer: number, now: number): void {
    this.queues[this.timerOf(row)]!.remove(this.cells[row * ROW + PLACE]!);
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
    this.mask = slots - 1;
    this.sources.layOut();
    for (const row of this.live()) {
      if (this.isListed(row)) {
        this.listFlow(row);
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
}
