import { ShortForms } from '../text/short-forms';
import type { Tokens } from '../text/tokens';
import type { Pattern, PatternWord } from './name-pattern';

/** Place in a pattern; a name is due where a word announced one anywhere in the rest. */
interface Place {
  readonly pattern: Pattern;
  readonly at: number;
  readonly nameIsDue: boolean;
}

/** Shorter parts of a word that may stand anywhere would be found in names. */
const leastAnywhere = 3;
/** A line with more words has been understood by then, or is none of ours. */
const mostWords = 40;

/**
 * The words of the line by index with keywords in full where they are part of the only keyword that one of the patterns has at
 * that place, as a device takes them; null where none is.
 */
export function fullPatternWords(
  patterns: readonly Pattern[],
  tokens: Tokens,
  first: number,
): readonly (string | undefined)[] | null {
  let places = withoutOptional(patterns.map((pattern) => ({ pattern, at: 0, nameIsDue: false })));
  const full: (string | undefined)[] = [];
  for (let index = first; index < Math.min(tokens.count, mostWords) && places.length > 0; index++) {
    const word = keywordAt(places, tokens, index);
    if (word !== null) full[index] = word;
    places = withoutOptional(places.flatMap((place) => placesAfter(place, tokens, index, word)));
  }
  return full.length > 0 ? full : null;
}

/** The one keyword that the word is a part of; null where it is written out, a name or a part of several. */
function keywordAt(places: readonly Place[], tokens: Tokens, index: number): string | null {
  let found: string | null = null;
  let isAmbiguous = false;
  for (const place of places) {
    if (expectsName(place)) return null;
    const least = place.pattern.elements[place.at]?.kind === 'scan' ? leastAnywhere : 1;
    for (const candidate of wordsOf(place)) {
      if (tokens.isAt(index, candidate.word, candidate.least)) return null;
      if (candidate.word === found || !tokens.isAt(index, candidate.word, least)) continue;
      isAmbiguous ||= found !== null;
      found = candidate.word;
    }
  }
  return isAmbiguous ? null : found;
}

function expectsName({ pattern, at, nameIsDue }: Place): boolean {
  return nameIsDue || pattern.elements[at]?.kind === 'name';
}

function wordsOf({ pattern, at, nameIsDue }: Place): readonly PatternWord[] {
  const element = pattern.elements[at];
  if (nameIsDue) return [];
  if (element?.kind === 'scan') return element.pairs;
  return element?.kind === 'word' ? element.words : [];
}

/** Where the word at `index` leads, which is `keyword` in full if that is not null. */
function placesAfter(place: Place, tokens: Tokens, index: number, keyword: string | null): readonly Place[] {
  const { pattern, at, nameIsDue } = place;
  const element = pattern.elements[at];
  const next: Place = { pattern, at: at + 1, nameIsDue: false };
  const isWord = ({ word, least }: PatternWord): boolean =>
    keyword === null ? tokens.isAt(index, word, least) : keyword === word;
  switch (element?.kind) {
    case 'word':
      return element.words.some(isWord) ? [next] : [];
    case 'any':
      return [next];
    case 'name':
      return element.many ? [place, next] : [next];
    case 'number':
      return tokens.numberAt(index) >= 0 ? [next] : [];
    case 'pair':
      return tokens.text.charAt(tokens.startOf(index)) === '(' ? [next] : [];
    case 'scan':
      return [{ pattern, at, nameIsDue: !nameIsDue && element.pairs.some(isWord) }];
    default:
      return [];
  }
}

/** The places and those behind words that may be left out. */
function withoutOptional(places: readonly Place[]): readonly Place[] {
  return places.flatMap((place) => {
    const reached = [place];
    let { at } = place;
    for (;;) {
      const element = place.pattern.elements[at];
      if (element?.kind !== 'word' || !element.optional) return reached;
      reached.push({ pattern: place.pattern, at: ++at, nameIsDue: false });
    }
  });
}

/** The parts of the keywords of patterns. */
export function shortFormsOfPatterns(patterns: readonly Pattern[]): ShortForms {
  return new ShortForms(
    patterns.flatMap(({ elements }) =>
      elements.flatMap((element) =>
        element.kind === 'word'
          ? element.words.map(({ word }) => word)
          : element.kind === 'scan'
            ? element.pairs.map(({ word }) => word)
            : [],
      ),
    ),
  );
}
