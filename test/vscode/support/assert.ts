// Assertions for tests that run in a web worker too, where Node's do not exist.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly showDiff = true;

  constructor(
    message: string,
    readonly actual: unknown,
    readonly expected: unknown,
  ) {
    super(message);
  }
}

export function ok(value: unknown, message = 'expected a truthy value'): asserts value {
  if (!value) throw new AssertionError(`${message}, got ${String(value)}`, value, true);
}

export function equal<T>(
  actual: unknown,
  expected: T,
  message = 'expected equal values',
): asserts actual is T {
  if (!Object.is(actual, expected)) {
    throw new AssertionError(`${message}: ${written(actual)} is not ${written(expected)}`, actual, expected);
  }
}

/** Compares plain data: two values are equal when they are written alike as JSON with sorted keys. */
export function deepEqual(actual: unknown, expected: unknown, message = 'expected equal data'): void {
  if (written(actual) !== written(expected)) {
    throw new AssertionError(`${message}: ${written(actual)} is not ${written(expected)}`, actual, expected);
  }
}

export function match(actual: string, expected: RegExp, message = 'expected a match'): void {
  if (!expected.test(actual)) {
    throw new AssertionError(
      `${message}: ${written(actual)} does not match ${String(expected)}`,
      actual,
      expected,
    );
  }
}

function written(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) as string | undefined;
  return text ?? String(value);
}
