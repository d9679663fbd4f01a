interface Entry {
  readonly time: number;
  readonly rank: number;
  readonly order: number;
  readonly run: () => void;
}

/** Things to do in order of time, then of rank, then as they were put in. */
export class EventQueue {
  private readonly heap: Entry[] = [];
  private added = 0;

  /** The time of the next thing, or Infinity. */
  get nextTime(): number {
    return this.heap[0]?.time ?? Infinity;
  }

  add(time: number, rank: number, run: () => void): void {
    const entry = { time, rank, order: this.added++, run };
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = this.heap[parent];
      if (above === undefined || !isBefore(entry, above)) {
        break;
      }
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = entry;
  }

  /** Takes the next thing out and does it. */
  runNext(): void {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first === undefined || last === undefined) {
      return;
    }
    if (this.heap.length > 0) {
      this.sink(last);
    }
    first.run();
  }

  private sink(entry: Entry): void {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      let child = this.heap[left];
      let next = left;
      const right = this.heap[left + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        child = right;
        next = left + 1;
      }
      if (child === undefined || !isBefore(child, entry)) {
        break;
      }
      this.heap[at] = child;
      at = next;
    }
    this.heap[at] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time !== b.time ? a.time < b.time : a.rank !== b.rank ? a.rank < b.rank : a.order < b.order;
}
