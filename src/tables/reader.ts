import type { Expected, TableProblem, TableRow } from './model';
import type { Line, Word } from './words';

/**
 * What a line is to a reader: an entry, an entry that does not concern source translation, the count that the device gives
 * before or after its entries, the head of a table, a detail of the entry above, an entry that is wrong, or foreign text.
 */
export type LineReading =
  | { readonly kind: 'row'; readonly row: TableRow }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'count'; readonly count: number; readonly place: 'before' | 'after' }
  | { readonly kind: 'head' }
  | { readonly kind: 'detail' }
  | { readonly kind: 'wrong'; readonly problem: TableProblem }
  | { readonly kind: 'foreign' };

/** Reads one line of one format. */
export type LineReader = (line: Line) => LineReading;

export const foreign: LineReading = { kind: 'foreign' };
export const detail: LineReading = { kind: 'detail' };

/** An entry that breaks off or goes on wrongly at a word (at the end of the line where there is none). */
export function wrong(line: Line, expected: Expected, word?: Word): LineReading {
  const { start, end, text } = word ?? { start: line.end, end: line.end, text: '' };
  return { kind: 'wrong', problem: { start, end, expected, found: text } };
}
