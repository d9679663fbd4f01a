import { bannerState, endsBanner, initialState } from '../text/line-state';
import type { Tokens } from '../text/tokens';

const caret = 94;
const capitalC = 67;

/**
 * The state behind `banner motd D…`, whose delimiter is the word at `index`: the banner is open unless the delimiter
 * stands again in the same line.
 */
export function stateAfterBanner(tokens: Tokens, index: number): number {
  if (index >= tokens.count) {
    return initialState;
  }
  const at = tokens.startOf(index);
  const delimiter = tokens.text.charCodeAt(at);
  const printed = delimiter === caret && tokens.text.charCodeAt(at + 1) === capitalC;
  const state = bannerState(delimiter, printed);
  return endsBanner(state, tokens.text, at + (printed ? 2 : 1), tokens.end) ? initialState : state;
}
