/** Equality by value of plain data: numbers, strings, booleans, null, arrays and objects of these. */
export function valuesEqual(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  return Array.isArray(a) ? Array.isArray(b) && arraysEqual(a, b) : recordsEqual(a, b);
}

function arraysEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !valuesEqual(a[i], b[i])) {
      return false;
    }
  }
  return true;
}

function recordsEqual(a: object, b: object): boolean {
  if (Array.isArray(b)) {
    return false;
  }
  let keys = 0;
  for (const key in a) {
    const left = (a as Readonly<Record<string, unknown>>)[key];
    const right = (b as Readonly<Record<string, unknown>>)[key];
    if (left !== right && !valuesEqual(left, right)) {
      return false;
    }
    if (right === undefined && !(key in b)) {
      return false;
    }
    keys++;
  }
  return keys === Object.keys(b).length;
}
