import type { Address } from './flow';

const NONE = 0xffffffff;

/** What tells the table how long an idle mapping of a timer class lives, in milliseconds; Infinity for ever. */
export type Durations = readonly number[];

/**
 * Live mappings in columns of numbers: found by flow and by source, and in one queue a timer class, so that release and
 * expiry take the same time however many there are. A row number stands for a mapping until it is removed.
 */
export class MappingTable {
  size = 0;
  insideAddress: Uint32Array;
  insidePort: Uint16Array;
  outsideAddress: Uint32Array;
  outsidePort: Uint16Array;
  /** The space of ports that the mapping stands in, and its port there. */
  space: Uint32Array;
  port: Uint16Array;
  rule: Uint8Array;
  lastActive: Float64Array;
  /** When it was made; null where no timer depends on it. */
  made: Float64Array | null;
  /** Timer class; each class belongs to one protocol. */
  private timer: Uint8Array;
  private older: Uint32Array;
  private newer: Uint32Array;
  private previous: Uint32Array;
  private next: Uint32Array;
  private byFlow: Uint32Array;
  private bySource: Uint32Array;
  private sources = 0;
  private unused = 0;
  private firstFree = NONE;
  private readonly head: Uint32Array;
  private readonly tail: Uint32Array;

  /** `protocolOf` gives the protocol of each timer class. */
  constructor(
    private readonly durations: Durations,
    private readonly protocolOf: readonly number[],
    capacity: number,
    keepsTimeMade: boolean,
  ) {
    this.insideAddress = new Uint32Array(capacity);
    this.insidePort = new Uint16Array(capacity);
    this.outsideAddress = new Uint32Array(capacity);
    this.outsidePort = new Uint16Array(capacity);
    this.space = new Uint32Array(capacity);
    this.port = new Uint16Array(capacity);
    this.rule = new Uint8Array(capacity);
    this.lastActive = new Float64Array(capacity);
    this.made = keepsTimeMade ? new Float64Array(capacity) : null;
    this.timer = new Uint8Array(capacity);
    this.older = new Uint32Array(capacity);
    this.newer = new Uint32Array(capacity);
    this.previous = new Uint32Array(capacity);
    this.next = new Uint32Array(capacity);
    const slots = slotsFor(capacity);
    this.byFlow = new Uint32Array(slots);
    this.bySource = new Uint32Array(slots);
    this.head = new Uint32Array(durations.length).fill(NONE);
    this.tail = new Uint32Array(durations.length).fill(NONE);
  }

  get capacity(): number {
    return this.port.length;
  }

  protocol(row: number): number {
    return this.protocolOf[this.timer[row]!]!;
  }

  /** The live mapping of a flow, or -1. */
  findFlow(
    protocol: number,
    inside: Address,
    insidePort: number,
    outside: Address,
    outsidePort: number,
  ): number {
    const mask = this.byFlow.length - 1;
    let slot = hashFlow(protocol, inside, insidePort, outside, outsidePort) & mask;
    for (;;) {
      const entry = this.byFlow[slot]!;
      if (entry === 0) {
        return -1;
      }
      const row = entry - 1;
      if (
        this.insideAddress[row] === inside &&
        this.insidePort[row] === insidePort &&
        this.outsideAddress[row] === outside &&
        this.outsidePort[row] === outsidePort &&
        this.protocol(row) === protocol
      ) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The newest live mapping of an inside address and port, or -1. */
  newestOf(protocol: number, inside: Address, insidePort: number): number {
    const slot = this.sourceSlot(protocol, inside, insidePort);
    return this.bySource[slot]! - 1;
  }

  /** The next older live mapping of the same source, or -1. */
  olderThan(row: number): number {
    const older = this.older[row]!;
    return older === NONE ? -1 : older;
  }

  /** Puts a mapping in and gives its row. */
  insert(
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
    let row: number;
    if (this.firstFree !== NONE) {
      row = this.firstFree;
      this.firstFree = this.next[row]!;
    } else {
      row = this.unused++;
    }
    this.size++;
    this.insideAddress[row] = inside;
    this.insidePort[row] = insidePort;
    this.outsideAddress[row] = outside;
    this.outsidePort[row] = outsidePort;
    this.space[row] = space;
    this.port[row] = port;
    this.rule[row] = rule;
    this.lastActive[row] = now;
    this.timer[row] = timer;
    if (this.made !== null) {
      this.made[row] = now;
    }
    const protocol = this.protocolOf[timer]!;
    this.linkFlow(row, protocol);
    const slot = this.sourceSlot(protocol, inside, insidePort);
    const newest = this.bySource[slot]!;
    this.newer[row] = NONE;
    if (newest === 0) {
      this.older[row] = NONE;
      this.sources++;
    } else {
      this.older[row] = newest - 1;
      this.newer[newest - 1] = row;
    }
    this.bySource[slot] = row + 1;
    this.append(row, timer);
    return row;
  }

  /** Takes a mapping out; its row may stand for another one afterwards. */
  remove(row: number): void {
    this.unlink(row, this.timer[row]!);
    this.unlinkFlow(row);
    const newer = this.newer[row]!;
    const older = this.older[row]!;
    if (older !== NONE) {
      this.newer[older] = newer;
    }
    if (newer !== NONE) {
      this.older[newer] = older;
    } else {
      this.replaceNewest(row, older);
    }
    this.next[row] = this.firstFree;
    this.firstFree = row;
    this.size--;
  }

  timerOf(row: number): number {
    return this.timer[row]!;
  }

  /** Starts the idle time of a mapping anew, in the same or another class of the same protocol. */
  touch(row: number, timer: number, now: number): void {
    this.unlink(row, this.timer[row]!);
    this.lastActive[row] = now;
    this.timer[row] = timer;
    this.append(row, timer);
  }

  /** The live mapping whose idle time ends first, or -1. */
  nextToExpire(): number {
    let best = -1;
    let bestTime = Infinity;
    for (let timer = 0; timer < this.head.length; timer++) {
      const row = this.head[timer]!;
      if (row !== NONE) {
        const time = this.lastActive[row]! + this.durations[timer]!;
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
    return this.lastActive[row]! + this.durations[this.timer[row]!]!;
  }

  /** Every live row. */
  *rows(): IterableIterator<number> {
    for (const head of this.head) {
      for (let row = head; row !== NONE; row = this.next[row]!) {
        yield row;
      }
    }
  }

  /** Late keepalives may be entered after younger packets: the queue stays sorted by the time of the last packet. */
  private append(row: number, timer: number): void {
    const time = this.lastActive[row]!;
    let before = this.tail[timer]!;
    while (before !== NONE && this.lastActive[before]! > time) {
      before = this.previous[before]!;
    }
    const after = before === NONE ? this.head[timer]! : this.next[before]!;
    this.previous[row] = before;
    this.next[row] = after;
    if (before === NONE) {
      this.head[timer] = row;
    } else {
      this.next[before] = row;
    }
    if (after === NONE) {
      this.tail[timer] = row;
    } else {
      this.previous[after] = row;
    }
  }

  private unlink(row: number, timer: number): void {
    const before = this.previous[row]!;
    const after = this.next[row]!;
    if (before === NONE) {
      this.head[timer] = after;
    } else {
      this.next[before] = after;
    }
    if (after === NONE) {
      this.tail[timer] = before;
    } else {
      this.previous[after] = before;
    }
  }

  private flowSlotOf(row: number, protocol: number): number {
    return hashFlow(
      protocol,
      this.insideAddress[row]!,
      this.insidePort[row]!,
      this.outsideAddress[row]!,
      this.outsidePort[row]!,
    );
  }

  private linkFlow(row: number, protocol: number): void {
    const mask = this.byFlow.length - 1;
    let slot = this.flowSlotOf(row, protocol) & mask;
    while (this.byFlow[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.byFlow[slot] = row + 1;
  }

  private unlinkFlow(row: number): void {
    const mask = this.byFlow.length - 1;
    let slot = this.flowSlotOf(row, this.protocol(row)) & mask;
    while (this.byFlow[slot] !== row + 1) {
      slot = (slot + 1) & mask;
    }
    closeGap(this.byFlow, slot, (other) => this.flowSlotOf(other, this.protocol(other)));
  }

  private sourceSlot(protocol: number, inside: Address, insidePort: number): number {
    const mask = this.bySource.length - 1;
    let slot = hashSource(protocol, inside, insidePort) & mask;
    for (;;) {
      const entry = this.bySource[slot]!;
      if (entry === 0) {
        return slot;
      }
      const row = entry - 1;
      if (
        this.insideAddress[row] === inside &&
        this.insidePort[row] === insidePort &&
        this.protocol(row) === protocol
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private replaceNewest(row: number, older: number): void {
    const mask = this.bySource.length - 1;
    const hash = (other: number): number =>
      hashSource(this.protocol(other), this.insideAddress[other]!, this.insidePort[other]!);
    let slot = hash(row) & mask;
    while (this.bySource[slot] !== row + 1) {
      slot = (slot + 1) & mask;
    }
    if (older !== NONE) {
      this.bySource[slot] = older + 1;
      return;
    }
    this.sources--;
    closeGap(this.bySource, slot, hash);
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    const wider = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
      column: T,
      bigger: T,
    ): T => {
      bigger.set(column);
      return bigger;
    };
    this.insideAddress = wider(this.insideAddress, new Uint32Array(capacity));
    this.insidePort = wider(this.insidePort, new Uint16Array(capacity));
    this.outsideAddress = wider(this.outsideAddress, new Uint32Array(capacity));
    this.outsidePort = wider(this.outsidePort, new Uint16Array(capacity));
    this.space = wider(this.space, new Uint32Array(capacity));
    this.port = wider(this.port, new Uint16Array(capacity));
    this.rule = wider(this.rule, new Uint8Array(capacity));
    this.lastActive = wider(this.lastActive, new Float64Array(capacity));
    this.made = this.made === null ? null : wider(this.made, new Float64Array(capacity));
    this.timer = wider(this.timer, new Uint8Array(capacity));
    this.older = wider(this.older, new Uint32Array(capacity));
    this.newer = wider(this.newer, new Uint32Array(capacity));
    this.previous = wider(this.previous, new Uint32Array(capacity));
    this.next = wider(this.next, new Uint32Array(capacity));
    this.rehash(slotsFor(capacity));
  }

  private rehash(slots: number): void {
    this.byFlow = new Uint32Array(slots);
    this.bySource = new Uint32Array(slots);
    for (const row of this.rows()) {
      this.linkFlow(row, this.protocol(row));
      if (this.newer[row] === NONE) {
        const slot = this.sourceSlot(this.protocol(row), this.insideAddress[row]!, this.insidePort[row]!);
        this.bySource[slot] = row + 1;
      }
    }
  }
}

/** A power of two with room for twice as many entries. */
function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
}

/** Empties a slot of an open-addressed table and moves later entries of the same run up, so that no marker is left. */
function closeGap(table: Uint32Array, gap: number, hashOf: (row: number) => number): void {
  const mask = table.length - 1;
  let hole = gap;
  let slot = hole;
  for (;;) {
    slot = (slot + 1) & mask;
    const entry = table[slot]!;
    if (entry === 0) {
      break;
    }
    const home = hashOf(entry - 1) & mask;
    if (((slot - home) & mask) >= ((slot - hole) & mask)) {
      table[hole] = entry;
      hole = slot;
    }
  }
  table[hole] = 0;
}

function hashSource(protocol: number, inside: Address, insidePort: number): number {
  return mix(Math.imul(inside, 0x9e3779b1) ^ Math.imul(insidePort * 256 + protocol, 0x85ebca6b));
}

function hashFlow(
  protocol: number,
  inside: Address,
  insidePort: number,
  outside: Address,
  outsidePort: number,
): number {
  const far = Math.imul(outside, 0xc2b2ae35) ^ Math.imul(outsidePort, 0x27d4eb2f);
  return mix(Math.imul(inside, 0x9e3779b1) ^ Math.imul(insidePort * 256 + protocol, 0x85ebca6b) ^ mix(far));
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
