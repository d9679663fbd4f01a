/** Blanks between words: white space and control characters, which terminals leave behind, and the byte order mark. */
export function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || code === 0x7f;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Folds ASCII capitals only. */
export function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Offset of a character between `start` and `end`, or -1; never looks beyond `end`. */
export function indexWithin(text: string, code: number, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === code) {
      return at;
    }
  }
  return -1;
}
