import type { AddressNames } from '../address-names';
import type { Span } from '../model';
import type { ShortForms } from './short-forms';
import { badAddress, isPlaceholder, notAddress, placeholder } from '../values/address';
import type { KeywordTable } from '../values/keywords';
import { isDigit, isLetter, lower } from './characters';
import { findContent, Prompt, type LineContent } from './prompt';
import { CharacterWindow, isBlankByte } from './window';

const mostTokens = 256;
const blank = 32;
const tab = 9;
const exclamation = 33;
const hash = 35;
const parenthesis = 40;
const hyphen = 45;
const dot = 46;
const less = 60;
const greater = 62;
const deleted = 127;

/** What a word is by its characters. */
const Shape = {
  word: 0,
  number: 1,
  /** More digits than a small integer has. */
  longNumber: 2,
  address: 3,
  /** As an address, with a part above 255. */
  badAddress: 4,
} as const;

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
  /** The characters of the window, and its place in the text. */
  private bytes = new Uint8Array(0);
  private base = 0;
  /** What each word is by its characters, and its value where it is a number or an address. */
  private readonly shapes = new Uint8Array(mostTokens);
  private readonly values = new Uint32Array(mostTokens);
  /** Places of the words in the window. */
  private readonly starts = new Uint32Array(mostTokens);
  private readonly ends = new Uint32Array(mostTokens);

  constructor(private readonly window = new CharacterWindow()) {}

  /** Splits `text` from `start` to `end`; a word that begins with `!` after the first word begins a comment. */
  load(text: string, start: number, end: number): void {
    this.open(text, start, end);
    this.start = start;
    this.end = end;
    this.split(start - this.base, end - this.base, 0);
  }

  /**
   * Fills `content` for the line from `start` to `end`, see {@link findContent}, and splits it unless it is a comment as a
   * whole.
   */
  loadLine(text: string, start: number, end: number, content: LineContent): void {
    this.open(text, start, end);
    const { bytes, base } = this;
    const stop = end - base;
    let at = start - base;
    let indent = 0;
    let code = 0;
    for (; at < stop; at++) {
      code = bytes[at] ?? 0;
      if (code === blank) {
        indent++;
      } else if (code === tab) {
        indent += 8 - (indent % 8);
      } else if (code !== 10 && code !== 13) {
        break;
      }
    }
    content.prompt = Prompt.none;
    content.indent = indent;
    if (at >= stop) {
      this.count = 0;
      content.start = content.end = this.start = this.end = end;
      return;
    }
    let word = at + 1;
    if (code === exclamation) {
      this.count = 0;
      word = stop;
    } else if (code <= blank || code === hyphen || code === less || code === deleted) {
      this.loadNoisyLine(text, start, end, content);
      return;
    } else {
      while (word < stop) {
        code = bytes[word] ?? 0;
        if (isBlankByte(code)) {
          break;
        }
        if (code === hash || code === greater || code === parenthesis) {
          this.loadNoisyLine(text, start, end, content);
          return;
        }
        word++;
      }
      this.starts[0] = at;
      this.ends[0] = word;
      if (isDigit(bytes[at] ?? 0)) {
        this.readNumber(at, word, 0);
      } else {
        this.shapes[0] = Shape.word;
      }
    }
    const last = word === stop ? stop : this.split(word, stop, 1);
    content.start = this.start = at + base;
    content.end = this.end = this.trimmed(last, at) + base;
    if (word === stop && bytes[at] !== exclamation) {
      this.count = 1;
    }
  }

  /** A line that may begin with a pager mark or a prompt. */
  private loadNoisyLine(text: string, start: number, end: number, content: LineContent): void {
    findContent(text, start, end, content);
    this.load(text, content.start, content.end);
  }

  private open(text: string, start: number, end: number): void {
    const { window } = this;
    window.show(text, start, end);
    this.bytes = window.bytes;
    this.base = window.base;
    this.text = text;
    this.at = 0;
  }

  /** Notes the words from `at` to `stop` behind the first `count` ones; the place behind the last word, or `stop`. */
  private split(from: number, stop: number, known: number): number {
    const { bytes, starts, ends, shapes } = this;
    let at = from;
    let count = known;
    while (count < mostTokens) {
      while (at < stop) {
        if (!isBlankByte(bytes[at] ?? 0)) {
          break;
        }
        at++;
      }
      if (at >= stop) {
        this.count = count;
        return count > 0 ? (ends[count - 1] ?? stop) : stop;
      }
      if (count > 0 && bytes[at] === exclamation) {
        break;
      }
      starts[count] = at;
      if (isDigit(bytes[at] ?? 0)) {
        at = this.readNumber(at, stop, count);
      } else {
        shapes[count] = Shape.word;
        at = this.wordEnd(at + 1, stop);
      }
      ends[count++] = at;
    }
    this.count = count;
    return stop;
  }

  /** Notes what the word at `from` is that begins with a digit; the place behind it. */
  private readNumber(from: number, stop: number, count: number): number {
    const { bytes } = this;
    let at = from;
    let code = 0;
    let dots = 0;
    let address = 0;
    let value = 0;
    let highest = 0;
    let partStart = from;
    for (; at < stop; at++) {
      code = bytes[at] ?? 0;
      if (code >= 48 && code <= 57) {
        value = (Math.imul(value, 10) + code - 48) | 0;
      } else if (code === dot && at > partStart && at - partStart < 10) {
        highest = value > highest ? value : highest;
        address = (address << 8) | value;
        value = 0;
        dots++;
        partStart = at + 1;
      } else {
        break;
      }
    }
    const isWhole = at >= stop || isBlankByte(code);
    const digits = at - partStart;
    let shape: number = Shape.word;
    if (isWhole && dots === 0) {
      shape = digits < 10 ? Shape.number : Shape.longNumber;
      this.values[count] = value;
    } else if (isWhole && dots === 3 && digits > 0 && at - from <= 15) {
      shape = highest > 255 || value > 255 ? Shape.badAddress : Shape.address;
      this.values[count] = (address << 8) | value;
    }
    this.shapes[count] = shape;
    return this.wordEnd(at, stop);
  }

  /** The place behind the word that reaches to `from` at least. */
  private wordEnd(from: number, stop: number): number {
    const { bytes } = this;
    let at = from;
    while (at < stop && !isBlankByte(bytes[at] ?? 0)) {
      at++;
    }
    return at;
  }

  /** The place behind the last character before `stop` that is no blank. */
  private trimmed(stop: number, from: number): number {
    const { bytes } = this;
    let last = stop;
    while (last > from && isBlankByte(bytes[last - 1] ?? 0)) {
      last--;
    }
    return last;
  }

  /** Addresses by the names that stand for them; null where none does. */
  names: AddressNames | null = null;
  /** Keywords in full, by the index of their words, where somebody typed them shorter; null where nobody did. */
  full: readonly (string | undefined)[] | null = null;

  get done(): boolean {
    return this.at >= this.count;
  }

  startOf(index: number): number {
    return index >= 0 && index < mostTokens ? (this.starts[index] ?? 0) + this.base : this.end;
  }

  endOf(index: number): number {
    return index >= 0 && index < mostTokens ? (this.ends[index] ?? 0) + this.base : this.end;
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
    if (length > word.length || (length < least && this.full === null)) {
      return false;
    }
    const { bytes } = this;
    for (let i = 0; i < length; i++) {
      if (lower(bytes[start + i] ?? 0) !== word.charCodeAt(i)) {
        return false;
      }
    }
    return this.full === null || this.isFull(index, word, length >= least);
  }

  /** Whether a word is `word` where keywords are known in full; `isEnough` where it is none of them. */
  private isFull(index: number, word: string, isEnough: boolean): boolean {
    const full = this.full?.[index];
    return full === undefined ? isEnough : full.toLowerCase() === word;
  }

  /** Whether a word from `first` on may be a part of a keyword. */
  mayBeShort(forms: ShortForms, first: number): boolean {
    const { bytes, starts, ends } = this;
    for (let index = this.count - 1; index >= first; index--) {
      const start = starts[index] ?? 0;
      const length = (ends[index] ?? 0) - start;
      if (
        forms.mayBegin(bytes[start] ?? 0, bytes[start + 1] ?? 0, length) &&
        forms.has(this.wordAt(index).toLowerCase())
      ) {
        return true;
      }
    }
    return false;
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

  /** Character code that the word begins with, 0 when there is none, 128 for any beyond ASCII. */
  firstCode(index: number): number {
    return index < this.count ? (this.bytes[this.starts[index] ?? 0] ?? 0) : 0;
  }

  /** The word as a string of its own, which does not keep the text in memory. */
  wordAt(index: number): string {
    return this.full?.[index] ?? this.writtenAt(index);
  }

  /** The word as it is written, where `wordAt` has it in full. */
  writtenAt(index: number): string {
    return index < this.count ? detached(this.text.slice(this.startOf(index), this.endOf(index))) : '';
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
    const shape = this.shapes[index] ?? Shape.word;
    if (shape === Shape.number) {
      return this.values[index] ?? -1;
    }
    return shape === Shape.longNumber ? Number(this.wordAt(index)) : -1;
  }

  takeNumber(): number {
    const value = this.numberAt(this.at);
    if (value >= 0) {
      this.at++;
    }
    return value;
  }

  /** As `parseAddress` reads the word; not an address where there is no word. */
  addressAt(index: number): number {
    if (index >= this.count) {
      return notAddress;
    }
    switch (this.shapes[index]) {
      case Shape.address:
        return this.values[index] ?? notAddress;
      case Shape.badAddress:
        return badAddress;
      case Shape.number:
        return notAddress;
      default:
        return this.placeholderAt(index);
    }
  }

  /** The address that the word is, -1 where it is none. */
  plainAddressAt(index: number): number {
    return index < this.count && this.shapes[index] === Shape.address ? (this.values[index] ?? -1) : -1;
  }

  private placeholderAt(index: number): number {
    const { bytes } = this;
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    // Letters only are no placeholder, and most words are that.
    let at = start;
    while (at < end && isLetter(bytes[at] ?? 0)) {
      at++;
    }
    if (at < end && isPlaceholder(this.text, start + this.base, end + this.base)) {
      return placeholder;
    }
    return this.names === null || index === 0
      ? notAddress
      : (this.names.get(this.wordAt(index)) ?? notAddress);
  }

  /** The value that a table has for the word, -1 where it has none. */
  valueAt(index: number, table: KeywordTable): number {
    if (index >= this.count) {
      return -1;
    }
    const full = this.full?.[index];
    return full === undefined
      ? table.findBytes(this.bytes, this.starts[index] ?? 0, this.ends[index] ?? 0)
      : table.find(full, 0, full.length);
  }

  /** Text from the word on to the end of the line, comment signs included. */
  restFrom(index: number): string {
    return index < this.count ? detached(this.text.slice(this.startOf(index), this.end)) : '';
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
