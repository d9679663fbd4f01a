/** With more changes the set is written anew. */
const mostChanged = 128;

/** An immutable set of entries of a list; sets that differ in few of them share the others. */
export class EntrySet {
  private constructor(
    /** Ascending. */
    private readonly base: readonly number[],
    private readonly changed: ReadonlyMap<number, boolean>,
  ) {}

  /** The set of ascending entries, none twice. */
  static of(entries: readonly number[]): EntrySet {
    return new EntrySet(entries, new Map());
  }

  has(entry: number): boolean {
    return this.changed.get(entry) ?? this.base[positionOf(this.base, entry)] === entry;
  }

  /** The set with or without an entry; this one where that is as it was. */
  with(entry: number, isIn: boolean): EntrySet {
    if (this.has(entry) === isIn) return this;
    const made = new EntrySet(this.base, new Map(this.changed).set(entry, isIn));
    return made.changed.size > mostChanged ? EntrySet.of([...made]) : made;
  }

  /** The set without what lies behind an entry. */
  upTo(last: number): EntrySet {
    return EntrySet.of([...this].filter((entry) => entry <= last));
  }

  /** Ascending. */
  *[Symbol.iterator](): Generator<number> {
    const { base, changed } = this;
    if (changed.size === 0) {
      yield* base;
      return;
    }
    const added = [...changed.keys()].filter((entry) => changed.get(entry)).sort((a, b) => a - b);
    let next = 0;
    for (const entry of base) {
      for (let own = added[next]; own !== undefined && own <= entry; own = added[++next]) {
        if (own < entry) yield own;
      }
      if (changed.get(entry) !== false) yield entry;
    }
    yield* added.slice(next);
  }
}

/** Where the first of ascending numbers stands that is not below another one. */
function positionOf(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
