import type { InterfaceRange } from '../statements';
import { isDigit, isLetter } from '../text/characters';
import { canonicalInterfaceName } from '../values/interface-name';
import type { Reader } from './reader';

/** More interfaces in one line than a device has; a longer range is none. */
const mostInterfaces = 512;
const mostWords = 64;

/**
 * Takes `Gi0/1 - 2 , Gi0/5`, with blanks or without (IOS command reference, "interface range"); null where it is a macro, wrong or
 * too long.
 */
export function takeInterfaceRanges({ tokens }: Reader): readonly InterfaceRange[] | null {
  let text = '';
  const end = Math.min(tokens.count, tokens.at + mostWords);
  while (tokens.at < end) {
    text += tokens.wordAt(tokens.at++);
  }
  const ranges: InterfaceRange[] = [];
  let count = 0;
  for (const part of tokens.done ? text.split(',') : []) {
    const range = rangeOf(part);
    count += range === null ? 0 : range.last - range.first + 1;
    if (range === null || count > mostInterfaces) {
      return null;
    }
    ranges.push(range);
  }
  return ranges.length === 0 ? null : ranges;
}

/** `Gi0/1-2` or `Port-channel1`. */
function rangeOf(part: string): InterfaceRange | null {
  const last = startOfDigits(part, part.length);
  const isRange = part[last - 1] === '-' && isDigit(part.charCodeAt(last - 2));
  const end = isRange ? last - 1 : part.length;
  const start = startOfDigits(part, end);
  const first = numberOf(part.slice(start, end));
  const highest = isRange ? numberOf(part.slice(last)) : first;
  if (first === null || highest === null || highest < first || !isLetter(part.charCodeAt(0))) {
    return null;
  }
  const name = canonicalInterfaceName(part.slice(0, end));
  return { head: name.slice(0, startOfDigits(name, name.length)), first, last: highest };
}

/** Where the digits begin that end before `end`. */
function startOfDigits(text: string, end: number): number {
  let at = end;
  while (at > 0 && isDigit(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}

function numberOf(digits: string): number | null {
  return digits === '' || digits.length > 9 ? null : Number(digits);
}
