/** Items in order that are taken away again by what they say, each in the same time. */
export class RemovableItems<T extends object> {
  private readonly items: (T | null)[] = [];
  /** Where the items stand; null as long as none was taken away. */
  private places: Map<string, number[]> | null = null;

  constructor(private readonly said: (item: T) => object) {}

  push(item: T): void {
    this.items.push(item);
    if (this.places !== null) this.note(this.places, item, this.items.length - 1);
  }

  /** Takes away all items that say the same. */
  remove(said: object): void {
    const places = (this.places ??= this.allPlaces());
    const key = keyOf(said);
    for (const place of places.get(key) ?? []) this.items[place] = null;
    places.delete(key);
  }

  /** The items that are left. */
  left(): readonly T[] {
    return this.places === null ? (this.items as T[]) : this.items.filter((item) => item !== null);
  }

  private allPlaces(): Map<string, number[]> {
    const places = new Map<string, number[]>();
    this.items.forEach((item, place) => {
      if (item !== null) this.note(places, item, place);
    });
    return places;
  }

  private note(places: Map<string, number[]>, item: T, place: number): void {
    const key = keyOf(this.said(item));
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  }
}

/** The same for values that are equal, in whatever order their fields were written. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
