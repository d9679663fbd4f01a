import type { Syntax } from './command';
import type { Automaton } from './syntax';
import { fits, isLiteral } from './values';

/** Words that lead on from a step, and where they lead. */
interface Way {
  readonly places: readonly number[];
  next: Step | null;
}

interface KeywordWay extends Way {
  readonly word: string;
}

/** What may follow the words that were read. */
interface Step {
  /** In small letters. */
  readonly keywords: ReadonlyMap<string, KeywordWay>;
  readonly values: readonly (Way & { readonly type: string })[];
  readonly isComplete: boolean;
}

/** The words of a line as keywords in full. */
export interface ReadWords {
  /** By index; a word that is no keyword has none. */
  readonly keywords: readonly (string | undefined)[];
  /** Whether a keyword was written shorter than it is. */
  readonly isShortened: boolean;
  /** Words that fit. */
  readonly read: number;
  /** Whether all words fit and say a whole command. */
  readonly isComplete: boolean;
}

/** Automata and their places in one number. */
const placesOfOne = 1 << 12;
/** Words of a line that are tried both as a keyword and as a name. */
const mostChoices = 6;
/** First words that are remembered. */
const mostBeginnings = 1024;

/**
 * All that may be typed in a block, one word after the other. Steps are made when a line first comes to them, so that a word
 * costs a look-up however many commands there are.
 */
export class WordGraph {
  private readonly steps = new Map<string, Step>();
  private readonly first: Step;
  /** Words that lines began with, and whether commands may begin so. */
  private readonly beginnings = new Map<string, boolean>();

  constructor(
    private readonly automata: readonly Automaton[],
    private readonly device: Syntax,
  ) {
    this.first = this.stepTo(
      automata.flatMap(({ first }, at) => first.map((place) => at * placesOfOne + place)),
      false,
    );
  }

  /** Whether a command may begin with the word: most lines of a config that nobody models begin with none of these. */
  mayBegin(word: string): boolean {
    let may = this.beginnings.get(word);
    if (may === undefined) {
      const { keywords, values } = this.first;
      may =
        keywords.has(word.toLowerCase()) ||
        values.some(({ type }) => fits(word, type, this.device)) ||
        partOf(this.first, word, []) !== undefined;
      if (this.beginnings.size >= mostBeginnings) this.beginnings.clear();
      this.beginnings.set(word, may);
    }
    return may;
  }

  /** Reads the words of a line as a device does that takes any part of a keyword that fits no other. */
  read(words: readonly string[]): ReadWords {
    return this.readFrom(this.first, words, 0, { choices: mostChoices });
  }

  private readFrom(
    from: Step,
    words: readonly string[],
    start: number,
    left: { choices: number },
  ): ReadWords {
    const keywords: (string | undefined)[] = [];
    let step = from;
    let isShortened = false;
    let read = start;
    for (; read < words.length; read++) {
      const word = words[read] ?? '';
      const exact = step.keywords.get(word.toLowerCase());
      const values = step.values.filter(({ type }) => fits(word, type, this.device));
      const part = exact === undefined ? partOf(step, word, values) : undefined;
      if (part !== undefined && isNameLike(values)) {
        if (left.choices-- <= 0) break;
        if (values.some(({ type }) => type === 'name:object')) {
          // Objects have any names, so that `a` is one and no `any` where the rest of the line then makes a command.
          const rest = this.readFrom(this.stepFrom(values), words, read + 1, left);
          if (rest.isComplete)
            return {
              ...rest,
              keywords: [...keywords, undefined, ...rest.keywords],
              isShortened: isShortened || rest.isShortened,
            };
        }
        // The word is a keyword where the rest of the line then makes a command, else a name.
        const rest = this.readFrom(this.follow(part), words, read + 1, left);
        if (rest.isComplete)
          return { ...rest, keywords: [...keywords, part.word, ...rest.keywords], isShortened: true };
      } else if (part !== undefined) {
        keywords.push(part.word);
        isShortened = true;
        step = this.follow(part);
        continue;
      }
      if (values.some(({ type }) => type === 'line')) {
        return { keywords, isShortened, read: words.length, isComplete: true };
      }
      const way: Way | undefined = exact ?? values[0];
      if (way === undefined) break;
      keywords.push(exact?.word);
      if (values.some(({ type }) => type === 'name:interface') && isFirstHalf(word, words[read + 1])) {
        keywords.push(undefined);
        read++;
      }
      const ways = exact === undefined ? values : [exact, ...values];
      step = ways.length === 1 ? this.follow(way) : this.stepFrom(ways);
    }
    return { keywords, isShortened, read, isComplete: read >= words.length && step.isComplete };
  }

  /** Keywords that may follow some words; none where the words do not fit. */
  keywordsAfter(words: readonly string[]): readonly string[] {
    let step = this.first;
    for (const word of words) {
      const exact = step.keywords.get(word.toLowerCase());
      const values: readonly Way[] = step.values.filter(({ type }) => fits(word, type, this.device));
      step = this.stepFrom(exact === undefined ? values : [...values, exact]);
    }
    return [...step.keywords.values()].map(({ word }) => word);
  }

  private follow(way: Way): Step {
    return (way.next ??= this.stepFrom([way]));
  }

  private stepFrom(ways: readonly Way[]): Step {
    const places = [...new Set(ways.flatMap((way) => way.places))].sort((one, other) => one - other);
    const key = places.join();
    let step = this.steps.get(key);
    if (step === undefined) {
      const next = new Set(places.flatMap((id) => this.nextOf(id)));
      const isComplete = places.some((id) => this.automatonOf(id)?.last.has(id % placesOfOne));
      this.steps.set(key, (step = this.stepTo([...next], isComplete)));
    }
    return step;
  }

  private stepTo(places: readonly number[], isComplete: boolean): Step {
    const keywords = new Map<string, { word: string; places: number[]; next: Step | null }>();
    const values = new Map<string, { type: string; places: number[]; next: Step | null }>();
    for (const id of places) {
      const element = this.automatonOf(id)?.places[id % placesOfOne]?.element;
      if (element === undefined) continue;
      if (element.kind === 'keyword') {
        const key = element.word.toLowerCase();
        const same = keywords.get(key);
        if (same === undefined) keywords.set(key, { word: element.word, places: [id], next: null });
        else same.places.push(id);
      } else {
        const same = values.get(element.type);
        if (same === undefined) values.set(element.type, { type: element.type, places: [id], next: null });
        else same.places.push(id);
      }
    }
    return { keywords, values: [...values.values()], isComplete };
  }

  private automatonOf(id: number): Automaton | undefined {
    return this.automata[Math.floor(id / placesOfOne)];
  }

  private nextOf(id: number): readonly number[] {
    const base = id - (id % placesOfOne);
    return (this.automatonOf(id)?.places[id % placesOfOne]?.next ?? []).map((place) => base + place);
  }
}

/** The one keyword that the word is a part of. */
function partOf(step: Step, word: string, values: Step['values']): KeywordWay | undefined {
  const small = word.toLowerCase();
  if (values.some(({ type }) => isLiteral(type, word)) || (word !== small && isNameLike(values)))
    return undefined;
  let found: KeywordWay | undefined;
  for (const [keyword, way] of step.keywords) {
    if (!keyword.startsWith(small)) continue;
    if (found !== undefined) return undefined;
    found = way;
  }
  return found;
}

/** Whether one of the values may be any word; protocols and ports are words of their own. */
function isNameLike(values: Step['values']): boolean {
  return values.some(({ type }) => type !== 'protocol' && !type.startsWith('port'));
}

/** `GigabitEthernet 0/0`: a name in two words. */
function isFirstHalf(word: string, next: string | undefined): boolean {
  return next !== undefined && /[A-Za-z-]$/.test(word) && /^\d/.test(next);
}
