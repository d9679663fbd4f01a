/** Whether a path (`sites/edge.cfg`: relative, with `/`) fits. */
export type PathMatcher = (path: string) => boolean;

/** Why a text is no pattern. */
export type GlobProblem = 'empty' | 'too-long' | 'negated' | 'unclosed';

const longest = 500;

/** `step` reads one character that `fits` and goes on with the next instruction; `fork` goes on in both places. */
type Instruction =
  | { readonly kind: 'step'; readonly fits: (character: string) => boolean }
  | { kind: 'fork'; first: number; second: number }
  | { readonly kind: 'end' };

const notSlash = (character: string): boolean => character !== '/';
const anything = (): boolean => true;

/**
 * A pattern with `*`, `?`, `**`, `[a-z]`, `[!a-z]`, `{a,b}` and `\`, upper and lower case alike. One without a slash (but at
 * its ends) fits a name in any folder, others fit from the root. The matcher's time is bounded by path times pattern.
 */
export function compileGlob(pattern: string): PathMatcher | GlobProblem {
  const trimmed = trimSlashes(pattern.startsWith('./') ? pattern.slice(2) : pattern);
  if (trimmed === '') return 'empty';
  if (pattern.length > longest) return 'too-long';
  if (pattern.startsWith('!')) return 'negated';
  const anywhere = !pattern.startsWith('/') && !trimmed.includes('/');
  const program = new GlobCompiler(anywhere ? `**/${trimmed}` : trimmed).compile();
  return typeof program === 'string' ? program : (path) => runs(program, path.toLowerCase());
}

class GlobCompiler {
  private readonly program: Instruction[] = [];
  private readonly characters: readonly string[];
  private at = 0;
  private closed = true;

  constructor(pattern: string) {
    this.characters = Array.from(pattern.toLowerCase());
  }

  compile(): readonly Instruction[] | GlobProblem {
    this.sequence(false);
    this.program.push({ kind: 'end' });
    return this.closed ? this.program : 'unclosed';
  }

  /** To the end of the pattern, or inside braces to the comma or brace that ends the alternative. */
  private sequence(inBraces: boolean): void {
    for (let next = this.characters[this.at]; next !== undefined; next = this.characters[this.at]) {
      if (inBraces && (next === ',' || next === '}')) return;
      this.at++;
      if (next === '*') this.star();
      else if (next === '?') this.step(notSlash);
      else if (next === '[') this.characterSet();
      else if (next === '{') this.braces();
      else this.literal(next === '\\' ? (this.characters[this.at++] ?? '\\') : next);
    }
  }

  private star(): void {
    const before = this.characters[this.at - 2];
    if (this.characters[this.at] !== '*') {
      this.repeat(notSlash);
      return;
    }
    while (this.characters[this.at] === '*') this.at++;
    const after = this.characters[this.at];
    const whole = [undefined, '/', '{', ','].includes(before) && [undefined, '/', '}', ','].includes(after);
    if (!whole) this.repeat(notSlash);
    else if (after !== '/') this.repeat(anything);
    else {
      // `**/` is any number of folders, none too.
      this.at++;
      const fork = this.fork();
      this.repeat(anything);
      this.literal('/');
      fork.second = this.program.length;
    }
  }

  private characterSet(): void {
    const negated = this.characters[this.at] === '!' || this.characters[this.at] === '^';
    if (negated) this.at++;
    const ranges: [first: string, last: string][] = [];
    for (let first = true; ; first = false) {
      const character = this.characters[this.at++];
      if (character === undefined) {
        this.closed = false;
        return;
      }
      if (character === ']' && !first) break;
      const last = this.characters[this.at + 1];
      if (this.characters[this.at] === '-' && last !== undefined && last !== ']') {
        ranges.push([character, last]);
        this.at += 2;
      } else ranges.push([character, character]);
    }
    this.step(
      (character) =>
        character !== '/' &&
        ranges.some(([first, last]) => first <= character && character <= last) !== negated,
    );
  }

  private braces(): void {
    const ends: { first: number; second: number }[] = [];
    for (;;) {
      const fork = this.fork();
      this.sequence(true);
      const end = this.characters[this.at++];
      const jump = this.fork();
      ends.push(jump);
      // The last alternative has no other beside it.
      fork.second = end === ',' ? this.program.length : fork.first;
      if (end === ',') continue;
      if (end === undefined) this.closed = false;
      break;
    }
    for (const jump of ends) jump.first = jump.second = this.program.length;
  }

  private literal(wanted: string): void {
    this.step((character) => character === wanted);
  }

  private step(fits: (character: string) => boolean): void {
    this.program.push({ kind: 'step', fits });
  }

  private repeat(fits: (character: string) => boolean): void {
    const start = this.program.length;
    const fork = this.fork();
    this.step(fits);
    this.program.push({ kind: 'fork', first: start, second: start });
    fork.second = this.program.length;
  }

  /** Goes on with the next instruction; the other place is set later. */
  private fork(): { first: number; second: number } {
    const next = this.program.length + 1;
    const fork: Instruction = { kind: 'fork', first: next, second: next };
    this.program.push(fork);
    return fork;
  }
}

/** All places of the program that the path can have reached are followed at once, so that nothing is tried twice. */
function runs(program: readonly Instruction[], path: string): boolean {
  let places = reach(program, [0]);
  for (const character of path) {
    const next: number[] = [];
    for (const place of places) {
      const instruction = program[place];
      if (instruction?.kind === 'step' && instruction.fits(character)) next.push(place + 1);
    }
    if (next.length === 0) return false;
    places = reach(program, next);
  }
  return places.has(program.length - 1);
}

function reach(program: readonly Instruction[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const instruction = program[place];
    if (instruction?.kind === 'fork') open.push(instruction.first, instruction.second);
  }
  return reached;
}

function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '/') start++;
  while (end > start && text[end - 1] === '/') end--;
  return text.slice(start, end);
}
