import { existsSync, readFileSync } from 'node:fs';
import type { Dialect } from '../../src/config/model';
import { ownLines } from './own-lines';

const corpus = '../shared/corpus';

/** Numbers that look random and are the same for one seed. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds would give neighbouring first numbers.
    const mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
    this.state = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return limit === 0 ? 0 : Math.floor((this.state / 2 ** 32) * limit);
  }

  of<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}

const pieces = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '!',
  '"',
  '(',
  ')',
  ',',
  '-',
  '/',
  '.',
  '#',
  '999999999999',
  '256.1.1.1',
  '0',
  'no ',
  'exit',
  'any',
  'host',
  'object-group',
  'eq',
  'range',
  '^C',
  '--More--',
  'é',
  '\u{1f600}',
] as const;

/** Texts to change, with their lines and words. */
export interface Seeds {
  readonly texts: readonly string[];
  /** Line starts of each text. */
  readonly starts: readonly (readonly number[])[];
  readonly words: readonly string[];
}

/** Texts that the fuzzer changes: those of the corpus up to 200,000 characters, and our own. */
export function seeds(): Seeds {
  const texts = [ownLines, ownLines.split('\n').slice(1).join('\r\n'), ownLines.replaceAll('\n', '\r')];
  if (existsSync(`${corpus}/index.tsv`)) {
    const [, ...rows] = readFileSync(`${corpus}/index.tsv`, 'utf8').trim().split('\n');
    const found = rows.map((row) => readFileSync(`${corpus}/${row.split('\t')[0] ?? ''}`, 'utf8'));
    texts.push(...found.filter((text) => text.length > 0 && text.length < 200_000));
  } else {
    console.log(`only our own seeds: ${corpus} is missing`);
  }
  const starts = texts.map((text) => [
    0,
    ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length),
  ]);
  const words = new Set(texts.flatMap((text) => text.split(/\s+/).filter((word) => word.length < 40)));
  return { texts, starts, words: [...words] };
}

/** One text to read, and what the caller says about it. */
export interface Input {
  readonly text: string;
  readonly dialect: Dialect | undefined;
  /** What edits of it insert. */
  readonly piece: string;
}

const dialects = [undefined, undefined, 'ios', 'ios-xe', 'asa', 'nx-os'] as const;

/** The input of one seed: mostly a few lines with some words or places changed. */
export function inputOf(random: Random, from: Seeds): Input {
  const text = random.below(16) === 0 ? senseless(random) : sensible(random, from);
  const piece = random.below(4) === 0 ? senseless(random) : someLines(random, from, 3);
  return { text, dialect: random.of(dialects), piece };
}

/** Text without any sense. */
function senseless(random: Random): string {
  return Array.from({ length: random.below(40) }, () =>
    random.below(2) === 0 ? random.of(pieces) : String.fromCharCode(random.below(0x250)),
  ).join('');
}

function sensible(random: Random, from: Seeds): string {
  let text = someLines(random, from, random.below(40) === 0 ? 60 : 8);
  if (random.below(3) === 0) {
    text += `\n${someLines(random, from, 5)}`;
  }
  for (let change = random.below(4); change > 0; change--) {
    text = random.below(2) === 0 ? withOtherWord(random, from, text) : withOtherPlace(random, text);
  }
  return text;
}

/** Up to `most` lines in a row of one text, at most 5,000 characters. */
function someLines(random: Random, { texts, starts }: Seeds, most: number): string {
  const at = random.below(texts.length);
  const lines = starts[at] ?? [];
  const first = random.below(lines.length);
  const start = lines[first] ?? 0;
  return (texts[at] ?? '').slice(
    start,
    Math.min(start + 5000, lines[first + 1 + random.below(most)] ?? Infinity),
  );
}

function withOtherWord(random: Random, { words }: Seeds, text: string): string {
  const found = [...text.matchAll(/\S+/g)];
  const word = found[random.below(found.length)];
  if (word === undefined) {
    return text;
  }
  const other = words[random.below(words.length)] ?? '';
  const end = word.index + word[0].length;
  switch (random.below(4)) {
    case 0:
      return `${text.slice(0, word.index)}${other} ${text.slice(word.index)}`;
    case 1:
      return text.slice(0, word.index) + text.slice(end);
    // Abbreviated, as somebody types it.
    case 2:
      return text.slice(0, word.index + 1 + random.below(word[0].length)) + text.slice(end);
    default:
      return text.slice(0, word.index) + other + text.slice(end);
  }
}

function withOtherPlace(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const from = random.below(at);
  const piece = random.below(3) === 0 ? text.slice(from, from + random.below(200)) : random.of(pieces);
  return text.slice(0, at) + piece + text.slice(at + random.below(6));
}
