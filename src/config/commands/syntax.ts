/** What may stand where a command asks for a value; `name:KIND` refers to something defined, `new:KIND` defines it. */
export type ValueType = string;

/** One word of a command. */
export type Element =
  { readonly kind: 'keyword'; readonly word: string } | { readonly kind: 'value'; readonly type: ValueType };

/** Where a reader of a command may stand: the word that leads there and the places that can follow. */
interface Place {
  readonly element: Element;
  readonly next: number[];
}

/** A command's syntax as places and the ways between them. */
export interface Automaton {
  readonly places: readonly Place[];
  /** Places that can be first. */
  readonly first: readonly number[];
  /** Places after which the command is complete. */
  readonly last: ReadonlySet<number>;
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Nothing at all fits too. */
  readonly empty: boolean;
}

const nothing: Fragment = { first: [], last: [], empty: true };

/**
 * Compiles a syntax of ours: `word`, `<value>`, `{ a | b }`, `[ optional ]`, and `...` after any of them for repetition;
 * `$NAME` stands for a part from `parts`. It throws on a syntax that is written wrongly: these are tables of ours.
 */
export function compileSyntax(syntax: string, parts: Readonly<Record<string, string>>): Automaton {
  const compiler = new Compiler(tokensOf(syntax, parts));
  return compiler.compile();
}

function tokensOf(syntax: string, parts: Readonly<Record<string, string>>): readonly string[] {
  const tokens = expand(syntax, parts).replaceAll('...', ' ... ').split(' ');
  return tokens.filter((token) => token !== '');
}

/** The keywords of a syntax, in its order. */
export function keywordsOf(syntax: string, parts: Readonly<Record<string, string>>): readonly string[] {
  return tokensOf(syntax, parts).filter((token) => !/^(?:[{}|[\]]|<.*>|\.\.\.)$/.test(token));
}

function expand(syntax: string, parts: Readonly<Record<string, string>>): string {
  return syntax.replace(/\$([A-Z-]+)/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`no part ${name} for: ${syntax}`);
    return expand(part, parts);
  });
}

class Compiler {
  private readonly places: Place[] = [];
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  compile(): Automaton {
    const whole = this.sequence();
    if (this.at < this.tokens.length) this.fail();
    return { places: this.places, first: whole.first, last: new Set(whole.last) };
  }

  private sequence(): Fragment {
    let all = nothing;
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      if (token === '|' || token === '}' || token === ']') break;
      all = this.joined(all, this.repeated(this.item(token)));
    }
    return all;
  }

  private item(token: string): Fragment {
    this.at++;
    if (token === '{' || token === '[') {
      const choice = this.choice();
      if (this.tokens[this.at++] !== (token === '{' ? '}' : ']')) this.fail();
      return token === '[' ? { ...choice, empty: true } : choice;
    }
    const place = this.places.length;
    const isValue = token.startsWith('<') && token.endsWith('>');
    const element: Element = isValue
      ? { kind: 'value', type: token.slice(1, -1) }
      : { kind: 'keyword', word: token };
    this.places.push({ element, next: [] });
    const fragment = { first: [place], last: [place], empty: false };
    return isValue && token === '<line>' ? this.loop(fragment) : fragment;
  }

  private choice(): Fragment {
    const options = [this.sequence()];
    while (this.tokens[this.at] === '|') {
      this.at++;
      options.push(this.sequence());
    }
    return {
      first: options.flatMap(({ first }) => first),
      last: options.flatMap(({ last }) => last),
      empty: options.some(({ empty }) => empty),
    };
  }

  private repeated(fragment: Fragment): Fragment {
    if (this.tokens[this.at] !== '...') return fragment;
    this.at++;
    return this.loop(fragment);
  }

  private loop(fragment: Fragment): Fragment {
    this.connect(fragment.last, fragment.first);
    return fragment;
  }

  private joined(one: Fragment, other: Fragment): Fragment {
    this.connect(one.last, other.first);
    return {
      first: one.empty ? [...one.first, ...other.first] : one.first,
      last: other.empty ? [...one.last, ...other.last] : other.last,
      empty: one.empty && other.empty,
    };
  }

  private connect(from: readonly number[], to: readonly number[]): void {
    for (const place of from) {
      const next = this.places[place]?.next ?? [];
      for (const one of to) if (!next.includes(one)) next.push(one);
    }
  }

  private fail(): never {
    throw new Error(`wrong syntax at word ${this.at}: ${this.tokens.slice(0, 8).join(' ')} …`);
  }
}
