import type { FileProblem } from './file-system';

/** How many bytes are looked at for a NUL, as VS Code does. */
const binaryProbe = 512;

/** The text of a file as VS Code opens it by default: UTF-8 or UTF-16 by its byte order mark, else UTF-8; binary is refused. */
export function decodeText(bytes: Uint8Array): string | FileProblem {
  if (isBinary(bytes)) return { code: 'binary' };
  const encoding = markedEncoding(bytes) ?? utf16ByZeros(bytes) ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Fewer characters than these could as well be numbers of a binary file. */
const fewestCharacters = 4;

/** Whether the bytes are no text: there are NULs among the first that UTF-16 does not explain. */
export function isBinary(bytes: Uint8Array): boolean {
  const isExplained = markedEncoding(bytes) !== null || utf16ByZeros(bytes) !== null;
  return !isExplained && bytes.subarray(0, binaryProbe).includes(0);
}

/** By byte order mark; that of UTF-8 needs none. */
function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** UTF-16 without a mark, as VS Code tells it: every other byte is NUL and none of the rest. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const probe = bytes.subarray(0, binaryProbe & ~1);
  let even = 0;
  let odd = 0;
  probe.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  const half = probe.length >> 1;
  if (half < fewestCharacters) return null;
  if (odd === half && even === 0) return 'utf-16le';
  return even === half && odd === 0 ? 'utf-16be' : null;
}
