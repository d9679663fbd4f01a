export type ProfileProblemCode =
  | 'not-object'
  | 'not-list'
  | 'not-text'
  | 'not-boolean'
  | 'not-number'
  | 'out-of-range'
  | 'missing-field'
  | 'unknown-field'
  | 'unknown-value'
  | 'not-range'
  | 'empty-list'
  | 'range-reversed'
  | 'port-out-of-range'
  | 'groups-overlap'
  | 'reuse-needs-address-port';

/** What is wrong with a field of a profile; `messages/profile-problems.ts` makes its sentence. */
export interface ProfileProblem {
  readonly code: ProfileProblemCode;
  /** `rules[0].groups[1].candidates`; empty for the profile itself. */
  readonly path: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Collects problems in the order in which the fields are looked at. */
export class Problems {
  readonly list: ProfileProblem[] = [];

  add(code: ProfileProblemCode, path: string, args: ProfileProblem['args']): void {
    this.list.push({ code, path, args });
  }
}

type Fields = Readonly<Record<string, unknown>>;

export function checkObject(
  value: unknown,
  path: string,
  problems: Problems,
  names: { readonly required: readonly string[]; readonly optional?: readonly string[] },
): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add('not-object', path, {});
    return null;
  }
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const name of names.required) {
    if (!Object.hasOwn(value, name)) {
      problems.add('missing-field', at(name), { field: name });
    }
  }
  for (const name of Object.keys(value)) {
    if (!names.required.includes(name) && names.optional?.includes(name) !== true) {
      problems.add('unknown-field', at(name), { field: name });
    }
  }
  return { ...value };
}

export function checkArray(value: unknown, path: string, problems: Problems): readonly unknown[] | null {
  if (value === undefined) {
    return null;
  }
  if (!Array.isArray(value)) {
    problems.add('not-list', path, {});
    return null;
  }
  return value as readonly unknown[];
}

/** A list with at least one element. */
export function checkList(value: unknown, path: string, problems: Problems): readonly unknown[] | null {
  const list = checkArray(value, path, problems);
  if (list?.length === 0) {
    problems.add('empty-list', path, {});
  }
  return list;
}

export function checkString(value: unknown, path: string, problems: Problems): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    problems.add('not-text', path, {});
  }
}

export function checkChoice(
  value: unknown,
  path: string,
  problems: Problems,
  allowed: readonly string[],
): void {
  if (value !== undefined && !(typeof value === 'string' && allowed.includes(value))) {
    problems.add('unknown-value', path, { allowed: allowed.join(', ') });
  }
}

export function checkNumber(
  value: unknown,
  path: string,
  problems: Problems,
  least: number,
  most: number,
): void {
  if (value === undefined) {
    return;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    problems.add('not-number', path, {});
  } else if (value < least || value > most) {
    problems.add('out-of-range', path, { least, most });
  }
}

/** The ranges of a list of `[first, last]` within 1-65535 that are right; the others become problems. */
export function checkRanges(
  value: unknown,
  path: string,
  problems: Problems,
  mayBeEmpty: boolean,
): readonly (readonly [number, number])[] {
  const list = mayBeEmpty ? checkArray(value, path, problems) : checkList(value, path, problems);
  return (list ?? []).flatMap((range, index) => {
    const at = `${path}[${index}]`;
    const pair = Array.isArray(range) && range.length === 2 ? (range as readonly unknown[]) : [];
    const [first, last] = pair;
    if (!Number.isInteger(first) || !Number.isInteger(last)) {
      problems.add('not-range', at, {});
      return [];
    }
    const [from, to] = [Number(first), Number(last)];
    if (from < 1 || to < 1 || from > 65535 || to > 65535) {
      problems.add('port-out-of-range', at, { first: from, last: to });
      return [];
    }
    if (from > to) {
      problems.add('range-reversed', at, { first: from, last: to });
      return [];
    }
    return [[from, to] as const];
  });
}
