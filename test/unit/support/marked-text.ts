import type { Span } from '../../../src/config/model';

/** A text without its markers, with the place of `|` and of every `«range»`. */
export interface MarkedText {
  readonly text: string;
  /** Where `|` stood; -1 without one. */
  readonly cursor: number;
  readonly spans: readonly Span[];
}

export function marked(source: string): MarkedText {
  let text = '';
  let cursor = -1;
  const starts: number[] = [];
  const spans: Span[] = [];
  for (const character of source) {
    if (character === '|') cursor = text.length;
    else if (character === '«') starts.push(text.length);
    else if (character === '»') spans.push({ start: starts.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { text, cursor, spans: spans.sort((a, b) => a.start - b.start) };
}

/** The text with markers around the spans, to be compared with what was wanted. */
export function withMarks(text: string, spans: readonly Span[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end }) =>
        `${result.slice(0, start)}«${result.slice(start, end)}»${result.slice(end)}`,
      text,
    );
}
