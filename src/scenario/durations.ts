import type { Read } from './fields';
import { textOf } from './values';

/** The largest unit first, each at most once; the schema has the same. */
const pattern =
  /^(?=[0-9])(?:([0-9]{1,8})d *)?(?:([0-9]{1,8})h *)?(?:([0-9]{1,8})m *)?(?:([0-9]{1,8}(?:\.[0-9]{1,3})?)s *)?(?:([0-9]{1,8})ms)?(?<! )$/;
/** Milliseconds of each group of the pattern. */
const units = [86_400_000, 3_600_000, 60_000, 1000, 1];

/** `250ms`, `20s`, `5m`, `8h`, `1d` or several of them (`13m 20s`) in whole milliseconds; null for anything else. Eight digits of each stay exact. */
export function parseDuration(text: string): number | null {
  const [, ...parts] = pattern.exec(text) ?? [];
  if (parts.length === 0) return null;
  const sum = units.reduce((before, unit, at) => before + Number(parts[at] ?? 0) * unit, 0);
  return Math.round(sum);
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
