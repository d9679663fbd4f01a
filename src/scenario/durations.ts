import type { Read } from './fields';
import { textOf } from './values';

const pattern = /^([0-9]{1,8})(ms|s|m|h|d)$/;
const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `250ms`, `20s`, `5m`, `8h` or `1d` in milliseconds; null for anything else. Eight digits stay exact in every unit. */
export function parseDuration(text: string): number | null {
  const match = pattern.exec(text);
  const unit = milliseconds[match?.[2] ?? ''];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}

/** Milliseconds; a bare `0` needs no unit. */
export const readDuration: Read<number> = (tree, problems) => {
  if (tree.kind === 'scalar' && tree.value === 0) return 0;
  const value = tree.kind === 'scalar' && typeof tree.value === 'string' ? parseDuration(tree.value) : null;
  if (value === null) problems.report('scenario.bad-duration', tree.span, { found: textOf(tree) });
  return value;
};

/** Milliseconds above 0. */
export const readPositiveDuration: Read<number> = (tree, problems) => {
  const value = readDuration(tree, problems);
  if (value !== 0) return value;
  problems.report('scenario.zero-duration', tree.span, { found: textOf(tree) });
  return null;
};
