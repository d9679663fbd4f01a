import type { Address } from './flow';

/** What tells the table how long an idle mapping of a timer class lives, in milliseconds; Infinity for ever. */
export type Durations = readonly number[];

/** Numbers of a row, and where each stands: twelve are less than a cache line. */
const ROW = 12;
const INSIDE = 0;
const OUTSIDE = 1;
/** Inside port in the upper half, outside port in the lower. */
const PORTS = 2;
const SPACE = 3;
/** Timer class, rule and port: 8, 8 and 16 bits. */
const STATE = 4;
/** The next mapping of the same slot of the flows, as an entry; below zero where it stands in none. */
const CHAIN = 5;
const OLDER = 6;
/** The next newer mapping of the source; of the newest one, below zero, the next of the same slot of the sources. */
const NEWER = 7;
const PREVIOUS = 8;
const NEXT = 9;
/** Where the time of the last packet stands in a row of 64-bit numbers. */
const ACTIVE = 5;
const LONG_ROW = ROW / 2;

const NONE = -1;
const UNLISTED = -1;

/**
 * Live mappings in rows of numbers that lie together: found by flow and by source, and in one queue a timer class, so that
 * release and expiry take the same time however many there are. A row number stands for a mapping until it is removed.
 * Slots hold entries: a row number and one, or zero. Most sources have one mapping, which is found by its source: flows
 * are listed only from the second mapping of a source on.
 */
export class MappingTable {
  size = 0;
  capacity: number;
  private cells: Int32Array;
  private times: Float64Array;
  /** When each was made; null where no timer depends on it. */
  private made: Float64Array | null;
  private flows: Int32Array;
  private sources: Int32Array;
  private mask: number;
  private unused = 0;
  private firstFree = NONE;
  private readonly protocolOf: Uint8Array;
  private readonly durations: Float64Array;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;

  /** `protocolOf` gives the protocol of each timer class. */
  constructor(durations: Durations, protocolOf: readonly number[], capacity: number, keepsTimeMade: boolean) {
    this.capacity = capacity;
    this.cells = new Int32Array(capacity * ROW);
    this.times = new Float64Array(this.cells.buffer);
    this.made = keepsTimeMade ? new Float64Array(capacity) : null;
    const slots = slotsFor(capacity);
    this.flows = new Int32Array(slots);
    this.sources = new Int32Array(slots);
    this.mask = slots - 1;
    this.protocolOf = Uint8Array.from(protocolOf);
    this.durations = Float64Array.from(durations);
    this.head = new Int32Array(durations.length).fill(NONE);
    this.tail = new Int32Array(durations.length).fill(NONE);
  }

  protocol(row: number): number {
    return this.protocolOf[this.cells[row * ROW + STATE]! >>> 24]!;
  }

  insideAddress(row: number): Address {
    return this.cells[row * ROW + INSIDE]! >>> 0;
  }

  insidePort(row: number): number {
    return this.cells[row * ROW + PORTS]! >>> 16;
  }

  outsideAddress(row: number): Address {
    return this.cells[row * ROW + OUTSIDE]! >>> 0;
  }

  outsidePort(row: number): number {
    return this.cells[row * ROW + PORTS]! & 0xffff;
  }

  /** The space of ports that the mapping stands in. */
  space(row: number): number {
    return this.cells[row * ROW + SPACE]!;
  }

  /** The port in its space. */
  port(row: number): number {
    return this.cells[row * ROW + STATE]! & 0xffff;
  }

  /** The index of the rule that made it. */
  rule(row: number): number {
    return (this.cells[row * ROW + STATE]! >>> 16) & 0xff;
  }

  timerOf(row: number): number {
    return this.cells[row * ROW + STATE]! >>> 24;
  }

  /** How long ago it was made; Infinity where no timer depends on it. */
  age(row: number, now: number): number {
    return this.made === null ? Infinity : now - this.made[row]!;
  }

  /** Puts a live mapping on another port. */
  place(row: number, space: number, port: number): void {
    const at = row * ROW;
    this.cells[at + SPACE] = space;
    this.cells[at + STATE] = (this.cells[at + STATE]! & 0xffff0000) | port;
  }

  /** The live mapping of a flow, or -1. */
  findFlow(
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
  ): number {
    const { cells } = this;
    const newest = this.newestOf(protocol, inside, insidePort);
    const ports = (insidePort << 16) | outsidePort;
    if (newest < 0 || this.isTo(newest, outside, ports)) {
      return newest;
    }
    if (cells[newest * ROW + CHAIN] === UNLISTED) {
      return -1;
    }
    const source = hashSource(protocol, inside | 0, insidePort);
    let entry = this.flows[hashFlow(source, outside | 0, outsidePort) & this.mask]!;
    while (entry !== 0) {
      const row = entry - 1;
      if (
        this.isTo(row, outside, ports) &&
        cells[row * ROW + INSIDE] === (inside | 0) &&
        this.protocol(row) === protocol
      ) {
        return row;
      }
      entry = cells[row * ROW + CHAIN]!;
    }
    return -1;
  }

  /** The newest live mapping of an inside address and port, or -1. */
  newestOf(protocol: number, inside: Address, insidePort: number): number {
    const { cells } = this;
    let entry = this.sources[hashSource(protocol, inside | 0, insidePort) & this.mask]!;
    while (entry !== 0) {
      const at = (entry - 1) * ROW;
      if (
        cells[at + INSIDE] === (inside | 0) &&
        cells[at + PORTS]! >>> 16 === insidePort &&
        this.protocolOf[cells[at + STATE]! >>> 24] === protocol
      ) {
        return entry - 1;
      }
      entry = entryBehind(cells[at + NEWER]!);
    }
    return -1;
  }

  private isTo(row: number, outside: Address, ports: number): boolean {
    return this.cells[row * ROW + PORTS] === ports && this.cells[row * ROW + OUTSIDE] === (outside | 0);
  }

  /** The next older live mapping of the same source, or -1. */
  olderThan(row: number): number {
    return this.cells[row * ROW + OLDER]!;
  }

  /** Whether a live mapping is the only one of its source. */
  isAlone(row: number): boolean {
    return this.cells[row * ROW + OLDER] === NONE && this.cells[row * ROW + NEWER]! < 0;
  }

  /** Puts a mapping in and gives its row; `newest` is the newest live mapping of the same source, or -1. */
  insert(
    newest: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
    space: number,
    port: number,
    rule: number,
    timer: number,
    now: number,
  ): number {
    if (this.size >= this.capacity) {
      this.grow();
    }
    const { cells } = this;
    let row: number;
    if (this.firstFree !== NONE) {
      row = this.firstFree;
      this.firstFree = cells[row * ROW + NEXT]!;
    } else {
      row = this.unused++;
    }
    this.size++;
    const at = row * ROW;
    cells[at + INSIDE] = inside;
    cells[at + OUTSIDE] = outside;
    cells[at + PORTS] = (insidePort << 16) | outsidePort;
    cells[at + SPACE] = space;
    cells[at + STATE] = (timer << 24) | (rule << 16) | port;
    this.times[row * LONG_ROW + ACTIVE] = now;
    if (this.made !== null) {
      this.made[row] = now;
    }
    const source = hashSource(this.protocolOf[timer]!, inside | 0, insidePort);
    cells[at + OLDER] = newest;
    const slot = source & this.mask;
    if (newest < 0) {
      cells[at + CHAIN] = UNLISTED;
      cells[at + NEWER] = behind(this.sources[slot]!);
      this.sources[slot] = row + 1;
    } else {
      cells[at + NEWER] = cells[newest * ROW + NEWER]!;
      this.replaceInSources(slot, newest, row + 1);
      cells[newest * ROW + NEWER] = row;
      if (cells[newest * ROW + CHAIN] === UNLISTED) {
        this.listFlow(newest, source);
      }
      this.listFlow(row, source);
    }
    this.append(row, timer, now);
    return row;
  }

  /** Takes a mapping out; its row may stand for another one afterwards. */
  remove(row: number): void {
    const { cells } = this;
    const at = row * ROW;
    const timer = cells[at + STATE]! >>> 24;
    this.unlink(row, timer);
    const ports = cells[at + PORTS]!;
    const source = hashSource(this.protocolOf[timer]!, cells[at + INSIDE]!, ports >>> 16);
    if (cells[at + CHAIN] !== UNLISTED) {
      this.unlistFlow(row, hashFlow(source, cells[at + OUTSIDE]!, ports & 0xffff) & this.mask);
    }
    const newer = cells[at + NEWER]!;
    const older = cells[at + OLDER]!;
    if (older !== NONE) {
      cells[older * ROW + NEWER] = newer;
    }
    if (newer >= 0) {
      cells[newer * ROW + OLDER] = older;
    } else {
      this.replaceInSources(source & this.mask, row, older === NONE ? entryBehind(newer) : older + 1);
    }
    cells[at + NEXT] = this.firstFree;
    this.firstFree = row;
    this.size--;
  }

  /** Starts the idle time of a mapping anew, in the same or another class of the same protocol. */
  touch(row: number, timer: number, now: number): void {
    const at = row * ROW + STATE;
    this.unlink(row, this.cells[at]! >>> 24);
    this.times[row * LONG_ROW + ACTIVE] = now;
    this.cells[at] = (this.cells[at]! & 0xffffff) | (timer << 24);
    this.append(row, timer, now);
  }

  /** The live mapping whose idle time ends first, or -1. */
  nextToExpire(): number {
    let best = -1;
    let bestTime = Infinity;
    for (let timer = 0; timer < this.head.length; timer++) {
      const row = this.head[timer]!;
      if (row !== NONE) {
        const time = this.times[row * LONG_ROW + ACTIVE]! + this.durations[timer]!;
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
    return this.times[row * LONG_ROW + ACTIVE]! + this.durations[this.timerOf(row)]!;
  }

  /** Every live row. */
  *rows(): IterableIterator<number> {
    for (const head of this.head) {
      for (let row = head; row !== NONE; row = this.cells[row * ROW + NEXT]!) {
        yield row;
      }
    }
  }

  /** Late keepalives may be entered after younger packets: the queue stays sorted by the time of the last packet. */
  private append(row: number, timer: number, time: number): void {
    const { cells, times } = this;
    let before = this.tail[timer]!;
    let after = NONE;
    while (before !== NONE && times[before * LONG_ROW + ACTIVE]! > time) {
      after = before;
      before = cells[before * ROW + PREVIOUS]!;
    }
    cells[row * ROW + PREVIOUS] = before;
    cells[row * ROW + NEXT] = after;
    if (before === NONE) {
      this.head[timer] = row;
    } else {
      cells[before * ROW + NEXT] = row;
    }
    if (after === NONE) {
      this.tail[timer] = row;
    } else {
      cells[after * ROW + PREVIOUS] = row;
    }
  }

  private unlink(row: number, timer: number): void {
    const { cells } = this;
    const before = cells[row * ROW + PREVIOUS]!;
    const after = cells[row * ROW + NEXT]!;
    if (before === NONE) {
      this.head[timer] = after;
    } else {
      cells[before * ROW + NEXT] = after;
    }
    if (after === NONE) {
      this.tail[timer] = before;
    } else {
      cells[after * ROW + PREVIOUS] = before;
    }
  }

  private listFlow(row: number, source: number): void {
    const { cells } = this;
    const at = row * ROW;
    const slot = hashFlow(source, cells[at + OUTSIDE]!, cells[at + PORTS]! & 0xffff) & this.mask;
    cells[at + CHAIN] = this.flows[slot]!;
    this.flows[slot] = row + 1;
  }

  private unlistFlow(row: number, slot: number): void {
    const { cells } = this;
    const behindRow = cells[row * ROW + CHAIN]!;
    let entry = this.flows[slot]!;
    if (entry === row + 1) {
      this.flows[slot] = behindRow;
      return;
    }
    for (;;) {
      const at = (entry - 1) * ROW + CHAIN;
      entry = cells[at]!;
      if (entry === row + 1) {
        cells[at] = behindRow;
        return;
      }
    }
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

  private grow(): void {
    const capacity = this.capacity * 2;
    const cells = new Int32Array(capacity * ROW);
    cells.set(this.cells);
    this.cells = cells;
    this.times = new Float64Array(cells.buffer);
    if (this.made !== null) {
      const made = new Float64Array(capacity);
      made.set(this.made);
      this.made = made;
    }
    this.capacity = capacity;
    this.rehash(slotsFor(capacity));
  }

  private rehash(slots: number): void {
    this.flows = new Int32Array(slots);
    this.sources = new Int32Array(slots);
    this.mask = slots - 1;
    const { cells } = this;
    for (const row of this.rows()) {
      const at = row * ROW;
      const ports = cells[at + PORTS]!;
      const source = hashSource(this.protocol(row), cells[at + INSIDE]!, ports >>> 16);
      if (cells[at + CHAIN] !== UNLISTED) {
        this.listFlow(row, source);
      }
      if (cells[at + NEWER]! < 0) {
        const slot = source & this.mask;
        cells[at + NEWER] = behind(this.sources[slot]!);
        this.sources[slot] = row + 1;
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
