import { lower } from '../text/characters';

/** Words with a number each, found in a text by offset, without a copy of the word. */
export class KeywordTable {
  private readonly byHash = new Map<number, { readonly word: string; readonly value: number }[]>();

  constructor(private readonly words: Readonly<Record<string, number>>) {
    for (const [word, value] of Object.entries(words)) {
      const hash = hashOf(word, 0, word.length);
      const bucket = this.byHash.get(hash) ?? [];
      bucket.push({ word, value });
      this.byHash.set(hash, bucket);
    }
  }

  /** The value of the word from `start` to `end` in any case, or -1. */
  find(text: string, start: number, end: number): number {
    const bucket = this.byHash.get(hashOf(text, start, end));
    if (bucket !== undefined) {
      for (const { word, value } of bucket) {
        if (word.length === end - start && beginsWith(word, text, start, end)) {
          return value;
        }
      }
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
    for (const [word, value] of Object.entries(this.words)) {
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
  return hash;
}

function beginsWith(word: string, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (lower(text.charCodeAt(at)) !== word.charCodeAt(at - start)) {
      return false;
    }
  }
  return true;
}
