import type { TableEndpoint } from './model';

/** A word of a line with the offsets where it stands in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line without its line end. */
export interface Line extends Word {
  readonly words: readonly Word[];
  /** No line end follows. */
  readonly isLast: boolean;
}

/** The lines of a text; `\r\n`, `\n` and `\r` end one. */
export function* linesOf(text: string): IterableIterator<Line> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start <= text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    const line = text.slice(start, end);
    yield { text: line, start, end, words: wordsOf(line, start), isLast: end === text.length };
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

function wordsOf(line: string, offset: number): readonly Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at++) {
    const code = at < line.length ? line.charCodeAt(at) : 32;
    const isSpace = code === 32 || code === 9 || code === 160;
    if (isSpace && start >= 0) {
      words.push({ text: line.slice(start, at), start: offset + start, end: offset + at });
      start = -1;
    } else if (!isSpace && start < 0) {
      start = at;
    }
  }
  return words;
}

/** The IPv4 address that a text is, or null. */
export function parseAddress(text: string): number | null {
  if (text.length < 7 || text.length > 15) return null;
  let address = 0;
  const parts = text.split('.');
  for (const part of parts) {
    const value = parseNumber(part, 255);
    if (value === null) return null;
    address = address * 256 + value;
  }
  return parts.length === 4 ? address : null;
}

/** A decimal number from 0 to `most`, or null. */
export function parseNumber(text: string, most: number): number | null {
  if (!/^[0-9]{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value <= most ? value : null;
}

/** `A.B.C.D`, or with a port after a separator; null for any other text. */
export function parseEndpoint(text: string, separator: ':' | '/'): TableEndpoint | null {
  const at = text.indexOf(separator);
  if (at < 0) {
    const address = parseAddress(text);
    return address === null ? null : { address, port: null };
  }
  const address = parseAddress(text.slice(0, at));
  const port = parseNumber(text.slice(at + 1), 65_535);
  return address === null || port === null ? null : { address, port };
}
