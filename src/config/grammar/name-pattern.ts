import type { Span } from '../model';
import type { NameKind, NameRole } from '../names';
import { isLetter } from '../text/characters';
import { notAddress } from '../values/address';
import { takeInterfaceName } from './interface-name';
import type { Reader } from './reader';

/** One name that a pattern found; offsets are those of the text that the reader has. */
export interface FoundName extends Span {
  readonly kind: NameKind;
  readonly role: NameRole;
  /** As the device compares it. */
  readonly name: string;
}

/** A keyword of a pattern and how many of its letters always do. */
export interface PatternWord {
  readonly word: string;
  readonly least: number;
}

interface Capture {
  readonly role: NameRole;
  readonly name: NameKind;
}

type Element =
  | { readonly kind: 'word'; readonly words: readonly PatternWord[]; readonly optional: boolean }
  | { readonly kind: 'any' | 'number' | 'end' | 'pair' | 'last' }
  | ({ readonly kind: 'name'; readonly many: boolean } & Capture)
  | {
      readonly kind: 'scan';
      readonly initials: ReadonlySet<number>;
      readonly pairs: readonly (PatternWord & Capture)[];
    };

type Scan = Extract<Element, { readonly kind: 'scan' }>;

/** A pattern of words; see {@link compilePattern}. */
export interface Pattern {
  readonly elements: readonly Element[];
}

/**
 * Compiles a pattern: `word`, `word:3` (three letters do), `a|b`, `?optional`, `*` for one word, `**` for all words but the last, `#` for a number, `$` for the
 * end, `=kind` for a definition, `@kind` for a reference, `@kind+` for all words that are left, `(,)` for a pair of ASA
 * interfaces, and after `…` words that announce a name anywhere in the rest (`list@acl`).
 */
export function compilePattern(text: string): Pattern {
  const elements: Element[] = [];
  const words = text.split(' ');
  const scan = words.indexOf('…');
  for (const word of scan < 0 ? words : words.slice(0, scan)) elements.push(compileElement(word));
  if (scan >= 0) {
    const pairs = words.slice(scan + 1).map(compilePair);
    elements.push({ kind: 'scan', initials: new Set(pairs.map(({ word }) => word.charCodeAt(0))), pairs });
  }
  return { elements };
}

const simple = { '*': 'any', '**': 'last', '#': 'number', $: 'end', '(,)': 'pair' } as const;

function compileElement(text: string): Element {
  if (Object.hasOwn(simple, text)) return { kind: simple[text as keyof typeof simple] };
  if (text.startsWith('=') || text.startsWith('@')) {
    const many = text.endsWith('+');
    return { kind: 'name', many, ...compileCapture(many ? text.slice(0, -1) : text) };
  }
  const optional = text.startsWith('?');
  return { kind: 'word', optional, words: (optional ? text.slice(1) : text).split('|').map(compileWord) };
}

function compileWord(text: string): PatternWord {
  const [word = '', least] = text.split(':');
  return { word, least: least === undefined ? word.length : Number(least) };
}

function compileCapture(text: string): Capture {
  return { role: text.startsWith('=') ? 'definition' : 'reference', name: text.slice(1) as NameKind };
}

function compilePair(text: string): PatternWord & Capture {
  const cut = Math.max(text.indexOf('='), text.indexOf('@'));
  return { ...compileWord(text.slice(0, cut)), ...compileCapture(text.slice(cut)) };
}

/** Letters, in small, that a line may begin with for the pattern to fit; empty where it begins with a number or anything. */
export function initialsOf({ elements: [first] }: Pattern): string {
  return first?.kind === 'word' && !first.optional
    ? first.words.map(({ word }) => word.charAt(0)).join('')
    : '';
}

/** Whether the words from the cursor on fit; what they name is added to `found`. The cursor is left anywhere. */
export function matchPattern({ elements }: Pattern, reader: Reader, found: FoundName[]): boolean {
  const { tokens } = reader;
  const before = found.length;
  for (const element of elements) {
    if (!matchElement(element, reader, found)) {
      found.length = before;
      return false;
    }
    if (element.kind === 'name' && tokens.done) break;
  }
  return true;
}

function matchElement(element: Element, reader: Reader, found: FoundName[]): boolean {
  const { tokens } = reader;
  switch (element.kind) {
    case 'word':
      return element.words.some(({ word, least }) => tokens.take(word, least)) || element.optional;
    case 'any':
      tokens.at++;
      return tokens.at <= tokens.count;
    case 'last':
      tokens.at = Math.max(tokens.at, tokens.count - 1);
      return true;
    case 'number':
      return tokens.takeNumber() >= 0;
    case 'end':
      return tokens.done;
    case 'pair':
      return takePair(reader, found);
    case 'name':
      return takeNames(element, reader, found);
    case 'scan':
      scan(element, reader, found);
      return true;
  }
}

function scan({ initials, pairs }: Scan, reader: Reader, found: FoundName[]): void {
  const { tokens } = reader;
  while (tokens.at + 1 < tokens.count) {
    const pair = initials.has(tokens.firstCode(tokens.at) | 32)
      ? pairs.find(({ word, least }) => tokens.is(word, least))
      : undefined;
    tokens.at++;
    if (pair !== undefined) takeName(pair, reader, found);
  }
}

function takeNames(
  element: Capture & { readonly many: boolean },
  reader: Reader,
  found: FoundName[],
): boolean {
  const { tokens } = reader;
  const last = element.many ? tokens.count : tokens.at + 1;
  if (tokens.at >= tokens.count) return false;
  while (tokens.at < last) takeName(element, reader, found);
  return true;
}

/** Longer words are no names on any device. */
const longestName = 256;

/** Words that stand in place of a name. */
const reserved: Partial<Readonly<Record<NameKind, readonly string[]>>> = {
  object: ['any', 'any4', 'any6', 'interface', 'pat-pool'],
  zone: ['self', 'default'],
  'class-map': ['class-default', 'class-default-v6'],
  nameif: ['any'],
};

/** Whether the device takes the word for something else than a name of that kind. */
export function isReserved(kind: NameKind, name: string): boolean {
  return reserved[kind]?.includes(name) === true;
}

function takeName({ role, name: kind }: Capture, reader: Reader, found: FoundName[]): void {
  const { tokens } = reader;
  const index = tokens.at;
  const start = tokens.startOf(index);
  if (tokens.endOf(index) - start > longestName) {
    tokens.at++;
    return;
  }
  if (kind === 'interface') {
    takeInterface(role, reader, found);
    return;
  }
  tokens.at++;
  const isAddress = (kind === 'object' || kind === 'nameif') && tokens.addressAt(index) !== notAddress;
  const name = tokens.writtenAt(index);
  if (!isAddress && !isReserved(kind, name)) {
    found.push({ kind, role, name: comparedName(kind, name), start, end: tokens.endOf(index) });
  }
}

/** An interface has letters and then a number; anything else in its place is an address or a keyword. */
function takeInterface(role: NameRole, reader: Reader, found: FoundName[]): void {
  const { tokens } = reader;
  const start = tokens.startOf(tokens.at);
  const isName = isLetter(tokens.firstCode(tokens.at)) && tokens.addressAt(tokens.at) === notAddress;
  const name = takeInterfaceName(reader) ?? '';
  const last = name.charCodeAt(name.length - 1);
  if (isName && last >= 48 && last <= 57) {
    found.push({ kind: 'interface', role, name, start, end: tokens.endOf(tokens.at - 1) });
  }
}

/** Names are compared letter by letter, but for those of ASA interfaces, which the device does not keep apart by case. */
export function comparedName(kind: NameKind, name: string): string {
  return kind === 'nameif' ? name.toLowerCase() : name;
}

const open = 40;
const close = 41;
const comma = 44;

/** `(inside,outside)` and `(inside)`, also in several words. */
function takePair(reader: Reader, found: FoundName[]): boolean {
  const { tokens } = reader;
  if (tokens.firstCode(tokens.at) !== open) return false;
  const { text } = tokens;
  let start = -1;
  for (let at = tokens.startOf(tokens.at) + 1; at < Math.min(tokens.end, tokens.start + longestName); at++) {
    const code = text.charCodeAt(at);
    const isEnd = code === comma || code === close || code <= 32;
    if (!isEnd && start < 0) start = at;
    if (isEnd && start >= 0) {
      const name = comparedName('nameif', text.slice(start, at));
      if (!isReserved('nameif', name)) {
        found.push({ kind: 'nameif', role: 'reference', name, start, end: at });
      }
      start = -1;
    }
    if (code === close) {
      while (!tokens.done && tokens.endOf(tokens.at) <= at + 1) tokens.at++;
      return true;
    }
  }
  return false;
}
