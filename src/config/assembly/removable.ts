import { keyOf } from '../values/key';

/** Items in order that are taken away again by what they say, each in the same time. */
export class RemovableItems<T extends object> {
  private readonly items: (T | null)[] = [];
  /** Where the items stand; null as long as none was taken away. */
  private places: Map<string, number[]> | null = null;
  /** Items before this one are gone. */
  private first = 0;

  constructor(private readonly said: (item: T) => unknown) {}

  push(item: T): void {
    this.items.push(item);
    if (this.places !== null) this.note(this.places, item, this.items.length - 1);
  }

  /** Puts an item where the first one stands that is left. */
  replaceFirst(item: T): void {
    const { items } = this;
    while (this.first < items.length && items[this.first] === null) this.first++;
    if (this.first === items.length) {
      this.push(item);
      return;
    }
    items[this.first] = item;
    if (this.places !== null) this.note(this.places, item, this.first);
  }

  /** Takes away all items that say the same. */
  remove(said: unknown): void {
    const places = (this.places ??= this.allPlaces());
    const key = keyOf(said);
    for (const place of places.get(key) ?? []) {
      const item = this.items[place] ?? null;
      // Another may have been put into its place.
      if (item !== null && keyOf(this.said(item)) === key) this.items[place] = null;
    }
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
