import { isBlank } from './characters';

/** Lines that follow are there already; small enough to stay in the processor's cache. */
const usual = 1 << 14;

/** A blank that is none of those that have a meaning of their own. */
const otherBlank = 11;
const otherCharacter = 0x80;

/** Whether a byte of a window separates words. */
export function isBlankByte(byte: number): boolean {
  return byte <= 32 || byte === 127;
}

const encoder = new TextEncoder();

/**
 * Part of a text as one byte per character, which is several times as fast to look at as the characters of a string. ASCII is
 * itself; beyond it a blank is 11 and anything else is 128.
 */
export class CharacterWindow {
  bytes = new Uint8Array(0);
  /** Offset in the text of the first byte. */
  base = 0;
  private limit = 0;
  private text = '';

  /** Brings the characters from `start` to `end` into the window. */
  show(text: string, start: number, end: number): void {
    if (start < this.base || end > this.limit || text !== this.text) {
      this.fill(text, start, end);
    }
  }

  private fill(text: string, start: number, end: number): void {
    const until = Math.max(end, Math.min(text.length, start + usual));
    const length = until - start;
    if (this.bytes.length < length || (this.bytes.length > usual && length <= usual)) {
      this.bytes = new Uint8Array(length);
    }
    this.text = text;
    this.base = start;
    this.limit = until;
    const { read, written } = encoder.encodeInto(text.slice(start, until), this.bytes);
    if (read !== length || written !== length) {
      this.fillFromWide(text, start, length);
    }
  }

  private fillFromWide(text: string, start: number, length: number): void {
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(start + at);
      this.bytes[at] = code < otherCharacter ? code : isBlank(code) ? otherBlank : otherCharacter;
    }
  }
}
