import type { Span } from '../model';
import { parseAddress } from '../values/address';
import { isBlank, isDigit, lower } from './characters';

const mostTokens = 256;
const exclamation = 33;

/**
 * The words of one line, by offset, with a cursor. One object is filled again for every line. Words after the 256th are
 * left out: no command is that long.
 */
export class Tokens {
  text = '';
  /** Index of the next word that nobody has taken. */
  at = 0;
  count = 0;
  /** Offsets of the content of the line, without blanks around it. */
  start = 0;
  end = 0;
  readonly starts = new Uint32Array(mostTokens);
  readonly ends = new Uint32Array(mostTokens);

  /** Splits `text` from `start` to `end`; a word that begins with `!` after the first word begins a comment. */
  load(text: string, start: number, end: number): void {
    this.text = text;
    this.at = 0;
    this.start = start;
    this.end = end;
    let count = 0;
    let at = start;
    while (count < mostTokens) {
      while (at < end && isBlank(text.charCodeAt(at))) {
        at++;
      }
      if (at >= end) {
        break;
      }
      if (count > 0 && text.charCodeAt(at) === exclamation) {
        break;
      }
      this.starts[count] = at;
      at++;
      while (at < end) {
        const code = text.charCodeAt(at);
        if (code <= 32 || (code > 126 && isBlank(code))) {
          break;
        }
        at++;
      }
      this.ends[count++] = at;
    }
    this.count = count;
  }

  get done(): boolean {
    return this.at >= this.count;
  }

  startOf(index: number): number {
    return this.starts[index] ?? this.end;
  }

  endOf(index: number): number {
    return this.ends[index] ?? this.end;
  }

  spanOf(index: number): Span {
    return { start: this.startOf(index), end: this.endOf(index) };
  }

  /** Whether the word is `word`, in any case, or an abbreviation of at least `least` letters. */
  isAt(index: number, word: string, least = word.length): boolean {
    if (index >= this.count) {
      return false;
    }
    const start = this.starts[index] ?? 0;
    const length = (this.ends[index] ?? 0) - start;
    if (length < least || length > word.length) {
      return false;
    }
    for (let i = 0; i < length; i++) {
      if (lower(this.text.charCodeAt(start + i)) !== word.charCodeAt(i)) {
        return false;
      }
    }
    return true;
  }

  is(word: string, least = word.length): boolean {
    return this.isAt(this.at, word, least);
  }

  /** Takes the next word if it is `word` or an abbreviation of at least `least` letters. */
  take(word: string, least = word.length): boolean {
    if (this.isAt(this.at, word, least)) {
      this.at++;
      return true;
    }
    return false;
  }

  /** Character code that the word begins with, 0 when there is none. */
  firstCode(index: number): number {
    return index < this.count ? this.text.charCodeAt(this.starts[index] ?? 0) : 0;
  }

  /** The word as a string of its own, which does not keep the text in memory. */
  wordAt(index: number): string {
    return index < this.count ? detached(this.text.slice(this.starts[index], this.ends[index])) : '';
  }

  /** Takes the next word as a name; null at the end. */
  takeName(): string | null {
    return this.at < this.count ? this.wordAt(this.at++) : null;
  }

  /** Value of a word of decimal digits only, else -1; too long a number is `Infinity`-like large, never wrapped. */
  numberAt(index: number): number {
    if (index >= this.count) {
      return -1;
    }
    let value = 0;
    const end = this.ends[index] ?? 0;
    for (let at = this.starts[index] ?? 0; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (!isDigit(code)) {
        return -1;
      }
      value = value * 10 + (code - 48);
    }
    return value;
  }

  takeNumber(): number {
    const value = this.numberAt(this.at);
    if (value >= 0) {
      this.at++;
    }
    return value;
  }

  /** See {@link parseAddress}. */
  addressAt(index: number): number {
    return index < this.count
      ? parseAddress(this.text, this.starts[index] ?? 0, this.ends[index] ?? 0)
      : parseAddress('', 0, 0);
  }

  /** Text from the word on to the end of the line, comment signs included. */
  restFrom(index: number): string {
    return index < this.count ? detached(this.text.slice(this.starts[index], this.end)) : '';
  }

  /** The words of a range in small letters with single blanks, for values that are compared. */
  phrase(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i++) {
      text += (i > from ? ' ' : '') + this.wordAt(i).toLowerCase();
    }
    return text;
  }
}

/** Engines keep the whole text alive for a long slice of it; a slice of a small joined string keeps that one only. */
function detached(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
