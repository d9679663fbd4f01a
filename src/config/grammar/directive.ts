import type { Span } from '../model';
import type { LineDirective } from '../statements';
import { parseAddress } from '../values/address';

const mark = 'pat-lens:';

/**
 * The directive in a comment line that begins with `!` at `start`; where one begins but cannot be read, its place; null for
 * any other comment.
 */
export function readDirective(text: string, start: number, end: number): LineDirective | Span | null {
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
  return takeDirective(words) ?? { start: at, end };
}

function takeDirective(words: readonly string[]): LineDirective | null {
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
  if (arrow !== undefined && (arrow !== '->' || fourth === undefined)) {
    return null;
  }
  const gateway = fourth === undefined ? null : parseAddress(fourth, 0, fourth.length);
  if (host < 0 || (gateway !== null && gateway < 0)) {
    return null;
  }
  return { kind, name: first, host, gateway };
}
