import type { Read } from './fields';
import { limits } from './limits';
import type { At } from './model';
import { nearest } from './nearest';
import { quotable, type Problems } from './problems';
import type { Tree } from './tree';

/** Any text; a number or a truth value is taken as written. */
export const readText: Read<string> = (tree, problems) => {
  if (tree.kind === 'scalar') return tree.text;
  problems.report('scenario.wrong-type', tree.span, { expected: 'text' });
  return null;
};

/** A name of at most 64 characters on one line. */
export const readName: Read<At<string>> = (tree, problems) => {
  const text = readText(tree, problems);
  if (text === null) return null;
  if (text !== '' && text.length <= limits.nameLength && !hasControlCharacter(text)) {
    return { value: text, span: tree.span };
  }
  problems.report('scenario.bad-name', tree.span, { found: quotable(text), limit: limits.nameLength });
  return null;
};

export const readBoolean: Read<boolean> = (tree, problems) => {
  if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
  problems.report('scenario.wrong-type', tree.span, { expected: 'boolean' });
  return null;
};

/** A whole number from `first` to `last`. */
export function readInteger(first: number, last: number): Read<number> {
  return (tree, problems) => {
    const value = tree.kind === 'scalar' ? tree.value : null;
    if (typeof value !== 'number') {
      problems.report('scenario.wrong-type', tree.span, { expected: 'number' });
      return null;
    }
    if (Number.isInteger(value) && value >= first && value <= last) return value;
    problems.report('scenario.bad-number', tree.span, { found: textOf(tree), first, last });
    return null;
  };
}

/** One of a few words or numbers. */
export function readChoice<const T extends string | number>(choices: readonly T[]): Read<T> {
  return (tree, problems) => {
    const value = tree.kind === 'scalar' ? tree.value : null;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    const suggestion = nearest(textOf(tree), choices.map(String));
    problems.report('scenario.bad-choice', tree.span, {
      found: textOf(tree),
      allowed: choices.join(', '),
      ...(suggestion === null ? {} : { suggestion }),
    });
    return null;
  };
}

/** The value together with its place. */
export function located<T>(read: Read<T>): Read<At<T>> {
  return (tree, problems) => {
    const value = read(tree, problems);
    return value === null ? null : { value, span: tree.span };
  };
}

/** The items of a list that could be read. */
export function readList<T>(read: Read<T>, field: string): Read<readonly T[]> {
  return (tree, problems) => {
    if (tree.kind === 'list') return readAll(tree.items, read, problems);
    problems.report('scenario.wrong-type', tree.span, { expected: 'list', of: field });
    return null;
  };
}

/** A list that is not empty, or a single value in place of a list of one. */
export function readOneOrMore<T>(read: Read<T>, field: string): Read<readonly T[]> {
  return (tree, problems) => {
    if (tree.kind !== 'list') return readAll([tree], read, problems);
    const items = itemsOf(tree, field, problems);
    return items === null ? null : readAll(items, read, problems);
  };
}

function readAll<T>(items: readonly Tree[], read: Read<T>, problems: Problems): readonly T[] {
  return items.map((item) => read(item, problems)).filter((item) => item !== null);
}

/** The items of a list; null (and a problem) where it is no list or is empty. */
export function itemsOf(tree: Tree, field: string, problems: Problems): readonly Tree[] | null {
  if (tree.kind !== 'list') {
    problems.report('scenario.wrong-type', tree.span, { expected: 'list', of: field });
    return null;
  }
  if (tree.items.length > 0) return tree.items;
  problems.report('scenario.empty-list', tree.span, { field });
  return null;
}

/** What a message quotes of a value. */
export function textOf(tree: Tree): string {
  if (tree.kind === 'scalar') return quotable(tree.text);
  return tree.kind === 'list' ? '[…]' : '{…}';
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
