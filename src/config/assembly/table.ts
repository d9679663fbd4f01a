import { valuesEqual } from '../values/equal';

/** What a config has of one kind, in the order of the first lines. */
export interface Table<T> {
  readonly values: readonly T[];
  /** What tells which lines are about the same thing; empty where each line is a thing of its own. */
  readonly keys: readonly string[];
  /** The first line of each, ascending. */
  readonly first: readonly number[];
  /** The last line that begins or opens each. */
  readonly last: readonly number[];
}

/** A table of things that are one line each. */
export function tableOfLines<T>(values: readonly T[], lines: readonly number[]): Table<T> {
  return { values, keys: [], first: lines, last: lines };
}

/** Lines that became others, from `from` up to `to`; those behind them moved by `shift`. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Lines of which those behind a change have moved. */
export function movedLines(lines: readonly number[], { to, shift }: LineChange): readonly number[] {
  return shift === 0 ? lines : lines.map((line) => (line >= to ? line + shift : line));
}

/** A table with what the changed lines say now; `part` is what they say alone. */
export function splicedTable<T>(table: Table<T>, part: Table<T>, change: LineChange): Table<T> {
  const from = indexFrom(table.first, change.from);
  const to = indexFrom(table.first, change.to);
  if (from === to && part.values.length === 0) {
    return change.shift === 0
      ? table
      : { ...table, first: movedLines(table.first, change), last: movedLines(table.last, change) };
  }
  return {
    values: splicedValues(table.values, from, to, part.values),
    keys: table.keys.length + part.keys.length === 0 ? [] : splicedItems(table.keys, from, to, part.keys),
    first: splicedItems(movedLines(table.first, change), from, to, part.first),
    last: splicedItems(movedLines(table.last, change), from, to, part.last),
  };
}

/** Values that stay equal stay the same objects, and a list of such the same list. */
function splicedValues<T>(before: readonly T[], from: number, to: number, part: readonly T[]): readonly T[] {
  if (to - from !== part.length) {
    return splicedItems(before, from, to, part);
  }
  const kept = part.map((value, index) => {
    const known = before[from + index];
    return known !== undefined && valuesEqual(known, value) ? known : value;
  });
  return kept.every((value, index) => value === before[from + index])
    ? before
    : splicedItems(before, from, to, kept);
}

/** As many as may be arguments of a call. */
const fewItems = 1024;

/** A list in which the items of `part` stand for those from `from` up to `to`. */
export function splicedItems<T>(
  before: readonly T[],
  from: number,
  to: number,
  part: readonly T[],
): readonly T[] {
  if (part.length > fewItems) {
    return before.slice(0, from).concat(part, before.slice(to));
  }
  const items = before.slice();
  items.splice(from, to - from, ...part);
  return items;
}

/** Index of the first of ascending lines that is not before `line`. */
export function indexFrom(lines: readonly number[], line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
