import type { NamedOption } from '../../facts/crypto';
import type { Reader } from '../reader';

/** Takes a setting that begins with one of `names`, which may be several words, and its value; null when none fits. */
export function takeNamedOption(reader: Reader, names: readonly string[]): NamedOption | null {
  const { tokens } = reader;
  const start = tokens.at;
  for (const name of names) {
    if (name.split(' ').every((word) => tokens.take(word))) {
      const value = tokens.phrase(tokens.at, tokens.count);
      tokens.at = tokens.count;
      return { name, value };
    }
    tokens.at = start;
  }
  return null;
}
