import type { ConfigDocument } from '../../config/model';

/** What an indented line of the file begins with; one blank where it has none. */
export function indentOf({ text }: ConfigDocument): string {
  return /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? ' ';
}

/** A name that stands nowhere in the file: the one asked for, or that with a number. */
export function freeName(
  { text }: ConfigDocument,
  wanted: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  const words = new Set(text.split(/\s+/));
  for (let number = 2, name = wanted; ; name = `${wanted}-${number++}`) {
    if (!words.has(name) && !taken.has(name)) return name;
  }
}

/** A number of an extended IOS list that stands nowhere in the file; null where all are taken. */
export function freeListNumber({ text }: ConfigDocument): string | null {
  const words = new Set(text.split(/\s+/));
  for (let number = 100; number < 200; number++) if (!words.has(`${number}`)) return `${number}`;
  return null;
}

/** Whether a list is called by its number. */
export function isNumbered(list: string): boolean {
  return /^\d+$/.test(list);
}
