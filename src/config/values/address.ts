import { isDigit, isLetter } from '../text/characters';

/** Not written like an IPv4 address. */
export const notAddress = -1;
/** Four numbers, at least one of which is above 255. */
export const badAddress = -2;
/** A placeholder of a template such as `40.76.X.X`, `<ip>` or `${var}`. */
export const placeholder = -3;

const dot = 46;

/** The IPv4 address from `start` to `end` as an unsigned number, or one of the negative codes above. */
export function parseAddress(text: string, start: number, end: number): number {
  if (end - start > 15 || end - start < 7 || !isDigit(text.charCodeAt(start))) {
    return isPlaceholder(text, start, end) ? placeholder : notAddress;
  }
  let address = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  let bad = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      octet = octet * 10 + (code - 48);
      digits++;
    } else if (code === dot && digits > 0) {
      bad ||= octet > 255;
      address = (address << 8) | octet;
      octet = 0;
      digits = 0;
      dots++;
    } else {
      return isPlaceholder(text, start, end) ? placeholder : notAddress;
    }
  }
  if (dots !== 3 || digits === 0) {
    return notAddress;
  }
  return bad || octet > 255 ? badAddress : ((address << 8) | octet) >>> 0;
}

const openers = '<${[%(';

/** Whether a word stands for an address that somebody is to fill in. */
export function isPlaceholder(text: string, start: number, end: number): boolean {
  if (start >= end) {
    return false;
  }
  if (openers.includes(text.charAt(start))) {
    return true;
  }
  return end - start <= 24 && isDottedPlaceholder(text, start, end);
}

/** Four dotted parts: some digits and some short letters, or single letters only (`a.b.c.d`, `xxx.xxx.xxx.xxx`). */
function isDottedPlaceholder(text: string, start: number, end: number): boolean {
  let dots = 0;
  let length = 0;
  let numbers = 0;
  let longWords = 0;
  let words = 0;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : dot;
    if (code !== dot) {
      if (
        !isDigit(code) &&
        !isLetter(code) &&
        !openers.includes(text.charAt(at)) &&
        code !== 62 &&
        code !== 42
      ) {
        return false;
      }
      length++;
      continue;
    }
    if (length === 0) {
      return false;
    }
    dots++;
    const first = text.charCodeAt(at - length);
    if (isDigit(first)) {
      numbers++;
    } else {
      words++;
      if (length > 1 && (first | 32) !== 120) {
        longWords++;
      }
    }
    length = 0;
  }
  return dots === 4 && words > 0 && (longWords === 0 || numbers >= 2);
}

/** Whether the one bits of a mask stand together at its left. */
export function isContiguousMask(mask: number): boolean {
  const inverted = ~mask >>> 0;
  return (inverted & (inverted + 1)) === 0;
}

/** The mask of a prefix length from 0 to 32. */
export function maskOfLength(length: number): number {
  return length === 0 ? 0 : (-1 << (32 - length)) >>> 0;
}

export function dottedAddress(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join('.');
}
