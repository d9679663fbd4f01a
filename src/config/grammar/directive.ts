import type { LineDirective } from '../statements';
import { parseAddress } from '../values/address';

const mark = 'pat-lens:';

/** The directive in a comment line, or null; the line begins with `!` at `start`. */
export function readDirective(text: string, start: number, end: number): LineDirective | null {
  let at = start;
  while (at < end && text.charCodeAt(at) === 33) {
    at++;
  }
  while (at < end && text.charCodeAt(at) <= 32) {
    at++;
  }
  if (!text.startsWith(mark, at) || end - at > 1000) {
    return null;
  }
  const words = text
    .slice(at + mark.length, end)
    .split(/[ \t]+/)
    .filter((word) => word !== '');
  const [kind, first, second, arrow, fourth] = words;
  if (first === undefined) {
    return null;
  }
  if (kind === 'profile') {
    return { kind, id: first };
  }
  if (kind === 'ignore') {
    return { kind, code: first };
  }
  if (kind !== 'peer' || second === undefined) {
    return null;
  }
  const host = parseAddress(second, 0, second.length);
  const gateway = arrow === '->' && fourth !== undefined ? parseAddress(fourth, 0, fourth.length) : null;
  if (host < 0 || (gateway !== null && gateway < 0)) {
    return null;
  }
  return { kind, name: first, host, gateway };
}
