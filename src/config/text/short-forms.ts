/** The parts of some keywords that are no keywords themselves, as somebody types them by hand. */
export class ShortForms {
  private readonly words = new Set<string>();
  /** For two letters that a part begins with, the lengths that such parts have, a bit each. */
  private readonly lengths = new Uint32Array(1024);

  constructor(keywords: readonly string[]) {
    const whole = new Set(keywords.map((keyword) => keyword.toLowerCase()));
    for (const keyword of whole) {
      for (let length = 1; length < keyword.length; length++) {
        const part = keyword.slice(0, length);
        if (whole.has(part)) continue;
        this.words.add(part);
        const pair = pairOf(part.charCodeAt(0), length === 1 ? 0 : part.charCodeAt(1));
        this.lengths[pair] = (this.lengths[pair] ?? 0) | (1 << length);
      }
    }
  }

  /** Whether a word of some length that begins with two characters may be such a part; most words may not. */
  mayBegin(first: number, second: number, length: number): boolean {
    const pair = pairOf(first, length === 1 ? 0 : second);
    return length < 32 && ((this.lengths[pair] ?? 0) & (1 << length)) !== 0;
  }

  /** Whether a word, in small letters, is such a part. */
  has(word: string): boolean {
    return this.words.has(word);
  }
}

/** The same for capitals and small letters. */
function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}
