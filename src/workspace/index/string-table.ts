/** Strings by numbers: each is kept once, and apart from the text that it was cut from. */
export class StringTable {
  private readonly numbers = new Map<string, number>();
  private readonly strings: string[] = [];

  get size(): number {
    return this.strings.length;
  }

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    const number = this.strings.push(own) - 1;
    this.numbers.set(own, number);
    return number;
  }

  /** The number of a string that is there already. */
  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  at(number: number): string {
    const text = this.strings[number];
    if (text === undefined) throw new RangeError(`no string ${number}`);
    return text;
  }
}

const piece = 4096;

/** A part of a text keeps the whole text in memory; a string made of its characters does not. */
function detached(text: string): string {
  let own = '';
  for (let at = 0; at < text.length; at += piece) {
    const codes = Array.from({ length: Math.min(piece, text.length - at) }, (_, index) =>
      text.charCodeAt(at + index),
    );
    own += String.fromCharCode(...codes);
  }
  return own;
}
