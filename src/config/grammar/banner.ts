import { bannerState, endsBanner, initialState } from '../text/line-state';

const tab = 9;
const blank = 32;
const caret = 94;
const capitalC = 67;

/**
 * The state behind `banner motd D…`, whose delimiter is the first character from `start` on: the banner is open unless
 * the delimiter stands again in the same line. Control characters are delimiters too: `^C` may be one of them.
 */
export function stateAfterBanner(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === blank || text.charCodeAt(at) === tab)) {
    at++;
  }
  const delimiter = at < end ? text.charCodeAt(at) : 10;
  if (delimiter === 10 || delimiter === 13) {
    return initialState;
  }
  const printed = delimiter === caret && text.charCodeAt(at + 1) === capitalC;
  const state = bannerState(delimiter, printed);
  return endsBanner(state, text, at + (printed ? 2 : 1), end) ? initialState : state;
}
