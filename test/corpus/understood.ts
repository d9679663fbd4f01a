import { LineParser } from '../../src/config/grammar/line';
import type { Span } from '../../src/config/model';
import { recogniseDialect } from '../../src/config/recognise';
import { modeOf, initialState, Mode } from '../../src/config/text/line-state';
import { LineTable } from '../../src/config/text/lines';
import { valuesEqual } from '../../src/config/values/equal';
import { familyOf, invalidBecause, outsideBecause } from './families';

/** One line inside a family, with the words that belong to no field. */
export interface CheckedLine {
  /** Null for a line that belongs to no family. */
  readonly family: string | null;
  /** Why the line does not count: it is not valid, or belongs to no family; null where it counts. */
  readonly because: string | null;
  readonly line: number;
  readonly text: string;
  readonly unassigned: readonly string[];
}

const otherWords = ['zq9x'];
const otherNumbers = ['7', '11', 'zq9x'];
const otherAddresses = ['9.8.7.6', 'zq9x'];
const otherMasks = ['255.255.255.128', '0.0.0.127', 'zq9x'];

/**
 * What else a word could be: it belongs to a field only if every one of them makes the line say something else. Where no
 * bit of an address counts, as the mask behind it says, any other address says the same.
 */
function replacements(word: string, next: string): readonly string[] {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(word) && next === '0.0.0.0') return otherWords;
  if (/^\d+$/.test(word)) return otherNumbers.filter((other) => other !== word);
  if (/^(255|0)\.\d+\.\d+\.\d+$/.test(word)) return otherMasks.filter((other) => other !== word);
  return /^\d+\.\d+\.\d+\.\d+$/.test(word) ? otherAddresses : otherWords;
}

/**
 * The lines of a config that stand inside a family. A word is assigned where the line says something else as soon as the
 * word is another one, so that nothing can claim a word that no field holds; words that are kept as text because nobody
 * understands them are not assigned.
 */
export function checkConfig(text: string): readonly CheckedLine[] {
  const dialect = recogniseDialect(text);
  if (dialect === null) return [];
  const parser = new LineParser(dialect);
  const checker = new LineParser(dialect);
  const table = LineTable.of(text);
  const checked: CheckedLine[] = [];
  let state = initialState;
  for (let line = 0; line < table.count; line++) {
    const before = state;
    const start = table.startOf(line);
    const end = table.endOf(line);
    const statement = parser.read(text, start, end, before);
    state = parser.next;
    const { tokens, secrets } = parser.reader;
    const mode = modeOf(before);
    if (mode === Mode.banner || mode === Mode.certificate || mode === Mode.certificateChain) continue;
    const { content } = parser;
    if (content.start >= content.end || content.prompt === 1 || text[content.start] === '!') continue;
    const inside = modeOf(parser.next) === mode && mode !== Mode.none;
    const words = Array.from({ length: tokens.count }, (_, index) => tokens.wordAt(index).toLowerCase());
    const asked = { words, mode: inside ? mode : Mode.none, dialect };
    const outside = outsideBecause(asked);
    const family = outside === null ? familyOf(asked) : null;
    if (family === null && outside === null) continue;
    const [problem] = parser.reader.problems;
    const because =
      outside ??
      (problem === undefined ? invalidBecause(asked) : `reported: ${problem.code} ${problem.text}`);
    const spans = words.map((_, index) => tokens.spanOf(index));
    const unassigned = unassignedWords(
      { text: text.slice(start, end), offset: start, state: before, words, spans, secrets, statement },
      checker,
    );
    checked.push({
      family,
      because,
      line: line + 1,
      text: text.slice(content.start, content.end),
      unassigned: unassigned.map((span) => text.slice(span.start, span.end)),
    });
  }
  return checked;
}

/** A line that was read, and what it says. */
export interface ReadLine {
  readonly text: string;
  /** Where the text begins, which the spans count from. */
  readonly offset: number;
  readonly state: number;
  readonly words: readonly string[];
  readonly spans: readonly Span[];
  readonly secrets: readonly number[];
  readonly statement: unknown;
}

/** The words without which the line would say the same, or all of them where it says nothing. */
export function unassignedWords(line: ReadLine, checker: LineParser): readonly Span[] {
  const { text, offset, state, words, spans, secrets, statement } = line;
  const says = understood(statement);
  return spans.filter((span, index) => {
    if (secrets.includes(index)) return false;
    if (says === null) return true;
    const from = span.start - offset;
    const to = span.end - offset;
    return replacements(text.slice(from, to), words[index + 1] ?? '').some((other) => {
      const changed = text.slice(0, from) + other + text.slice(to);
      return valuesEqual(checker.read(changed, 0, changed.length, state), statement);
    });
  });
}

/** The statement where it holds nothing that was kept as text for want of understanding. */
function understood(statement: unknown): unknown {
  return statement !== null && !holdsUnknown(statement) ? statement : null;
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // `no 10` names an entry by its number alone.
  if ('kind' in value && value.kind === 'no-entry') {
    return false;
  }
  if ('kind' in value && (value.kind === 'unknown' || value.kind === 'other') && !isPlaceholder(value)) {
    return true;
  }
  return Object.values(value).some(holdsUnknown);
}

/** A template's place for an address is a field of its own, and so is a name that the device looks up. */
function isPlaceholder(value: object): boolean {
  if ('hostName' in value) return true;
  return 'text' in value && typeof value.text === 'string' && /[<${[xX*]/.test(value.text);
}
