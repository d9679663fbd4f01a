/** First and last port, both inside. */
export type PortRange = readonly [first: number, last: number];

/** An immutable set of ports: its ranges are sorted, disjoint and not adjacent. */
export class PortSet {
  static readonly empty = new PortSet([]);

  private constructor(readonly ranges: readonly PortRange[]) {}

  /** The union of ranges in any order, overlapping or not; a range whose last lies below its first is empty. */
  static from(ranges: Iterable<PortRange>): PortSet {
    const sorted = Array.from(ranges)
      .filter(([first, last]) => first <= last)
      .sort((a, b) => a[0] - b[0]);
    if (sorted.length === 0) {
      return PortSet.empty;
    }
    const merged: PortRange[] = [];
    for (const [first, last] of sorted) {
      const previous = merged.at(-1);
      if (previous !== undefined && first <= previous[1] + 1) {
        merged[merged.length - 1] = [previous[0], Math.max(previous[1], last)];
      } else {
        merged.push([first, last]);
      }
    }
    return new PortSet(merged);
  }

  /** The set of the given single ports. */
  static of(...ports: readonly number[]): PortSet {
    return PortSet.from(ports.map((port): PortRange => [port, port]));
  }

  /** The ports from `first` to `last`. */
  static range(first: number, last: number): PortSet {
    return first <= last ? new PortSet([[first, last]]) : PortSet.empty;
  }

  get size(): number {
    return this.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** The lowest port, or undefined for the empty set. */
  get first(): number | undefined {
    return this.ranges[0]?.[0];
  }

  /** The highest port, or undefined for the empty set. */
  get last(): number | undefined {
    return this.ranges.at(-1)?.[1];
  }

  has(port: number): boolean {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const range = this.ranges[middle]!;
      if (port < range[0]) {
        high = middle - 1;
      } else if (port > range[1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The port at a position in ascending order (0 is the lowest), or undefined beyond the end. */
  at(position: number): number | undefined {
    let left = position;
    for (const [first, last] of this.ranges) {
      const length = last - first + 1;
      if (left < length) {
        return first + left;
      }
      left -= length;
    }
    return undefined;
  }

  union(other: PortSet): PortSet {
    if (other.isEmpty || other === this) {
      return this;
    }
    return this.isEmpty ? other : PortSet.from([...this.ranges, ...other.ranges]);
  }

  intersect(other: PortSet): PortSet {
    const result: PortRange[] = [];
    let i = 0;
    let j = 0;
    while (i < this.ranges.length && j < other.ranges.length) {
      const a = this.ranges[i]!;
      const b = other.ranges[j]!;
      const first = Math.max(a[0], b[0]);
      const last = Math.min(a[1], b[1]);
      if (first <= last) {
        result.push([first, last]);
      }
      if (a[1] < b[1]) {
        i++;
      } else {
        j++;
      }
    }
    return result.length === 0 ? PortSet.empty : new PortSet(result);
  }

  subtract(other: PortSet): PortSet {
    if (other.isEmpty || this.isEmpty) {
      return this;
    }
    const result: PortRange[] = [];
    let j = 0;
    for (const [first, last] of this.ranges) {
      let from = first;
      while (j < other.ranges.length && other.ranges[j]![1] < from) {
        j++;
      }
      for (let k = j; k < other.ranges.length; k++) {
        const [holeFirst, holeLast] = other.ranges[k]!;
        if (holeFirst > last) {
          break;
        }
        if (holeFirst > from) {
          result.push([from, holeFirst - 1]);
        }
        from = Math.max(from, holeLast + 1);
      }
      if (from <= last) {
        result.push([from, last]);
      }
    }
    return result.length === 0 ? PortSet.empty : new PortSet(result);
  }

  equals(other: PortSet): boolean {
    return (
      this === other ||
      (this.ranges.length === other.ranges.length &&
        this.ranges.every(([first, last], index) => {
          const range = other.ranges[index]!;
          return first === range[0] && last === range[1];
        }))
    );
  }

  isSubsetOf(other: PortSet): boolean {
    return this.subtract(other).isEmpty;
  }

  /** Every port in ascending order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (const [first, last] of this.ranges) {
      for (let port = first; port <= last; port++) {
        yield port;
      }
    }
  }
}
