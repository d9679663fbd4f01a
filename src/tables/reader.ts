import type { Expected, TableProblem, TableRow } from './model';
import type { Line, Word } from './words';

/**
 * What a line is to a reader: an entry, an entry that does not concern source translation, the count that the device gives
 * before or after its entries, the head of a table, a detail of the entry above, an entry that is wrong or cut, or foreign text.
 */
export type LineReading =
  | { readonly kind: 'row'; readonly row: TableRow }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'count'; readonly count: number; readonly place: 'before' | 'after' }
  | { readonly kind: 'head' }
  | { readonly kind: 'detail' }
  | { readonly kind: 'wrong'; readonly problem: TableProblem }
  /** The text ends in what an entry begins with: wrong in a table, foreign elsewhere. */
  | { readonly kind: 'cut'; readonly problem: TableProblem }
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

/** The beginning of an entry at the end of the text. */
export function cut(line: Line, expected: Expected): LineReading {
  const { start, end, text } = line.words.at(-1) ?? { start: line.end, end: line.end, text: '' };
  return { kind: 'cut', problem: { start, end, expected, found: text } };
}

/** Whether the text ends inside the first word of an entry. */
export function endsInFirstWord({ isLast, words }: Line, starts: Iterable<string>): boolean {
  const [first, second] = words;
  return isLast && first !== undefined && second === undefined && isBeginning(first.text, starts);
}

/** Whether one of the words begins with a text. */
export function isBeginning(text: string, words: Iterable<string>): boolean {
  for (const word of words) {
    if (word.startsWith(text)) return true;
  }
  return false;
}
