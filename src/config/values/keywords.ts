import { lower } from '../text/characters';

/** A power of two, and far more than any table has words, so that a search ends at once. */
const slotCount = 512;

export interface Keyword {
  readonly word: string;
  readonly value: number;
}

/** Words with a number each, found in a text by offset, without a copy of the word. */
export class KeywordTable {
  private readonly slots = new Array<Keyword | undefined>(slotCount).fill(undefined);

  private readonly words: readonly Keyword[];
  private readonly longest: number;

  constructor(words: Readonly<Record<string, number>>) {
    this.words = Object.entries(words).map(([word, value]) => ({ word, value }));
    this.longest = Math.max(...this.words.map(({ word }) => word.length));
    for (const { word, value } of this.words) {
      let slot = hashOf(word, 0, word.length);
      while (this.slots[slot] !== undefined) {
        slot = (slot + 1) & (slotCount - 1);
      }
      this.slots[slot] = { word, value };
    }
  }

  /** Every word with its value. */
  entries(): readonly Keyword[] {
    return this.words;
  }

  /** The value of the word from `start` to `end` in any case, or -1. */
  find(text: string, start: number, end: number): number {
    let slot = hashOf(text, start, end);
    for (let keyword = this.slots[slot]; keyword !== undefined; keyword = this.slots[slot]) {
      if (keyword.word.length === end - start && beginsWith(keyword.word, text, start, end)) {
        return keyword.value;
      }
      slot = (slot + 1) & (slotCount - 1);
    }
    return -1;
  }

  /** As {@link find}, in characters of a `CharacterWindow`. */
  findBytes(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > this.longest) {
      return -1;
    }
    let hash = length;
    for (let at = start; at < end; at++) {
      hash = (Math.imul(hash, 31) + lower(bytes[at] ?? 0)) | 0;
    }
    let slot = hash & (slotCount - 1);
    for (let keyword = this.slots[slot]; keyword !== undefined; keyword = this.slots[slot]) {
      if (keyword.word.length === length && isWord(keyword.word, bytes, start)) {
        return keyword.value;
      }
      slot = (slot + 1) & (slotCount - 1);
    }
    return -1;
  }

  /** As {@link find}, also for abbreviations that fit one value only. */
  findAbbreviated(text: string, start: number, end: number): number {
    const exact = this.find(text, start, end);
    if (exact >= 0 || end - start < 2) {
      return exact;
    }
    let found = -1;
    for (const { word, value } of this.words) {
      if (word.length > end - start && beginsWith(word, text, start, end)) {
        if (found >= 0 && found !== value) {
          return -1;
        }
        found = value;
      }
    }
    return found;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) {
    hash = (Math.imul(hash, 31) + lower(text.charCodeAt(at))) | 0;
  }
  return hash & (slotCount - 1);
}

function isWord(word: string, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < word.length; at++) {
    if (lower(bytes[start + at] ?? 0) !== word.charCodeAt(at)) {
      return false;
    }
  }
  return true;
}

function beginsWith(word: string, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (lower(text.charCodeAt(at)) !== word.charCodeAt(at - start)) {
      return false;
    }
  }
  return true;
}
