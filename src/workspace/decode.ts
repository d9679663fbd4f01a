import type { FileProblem } from './file-system';

/** How many bytes are looked at for a NUL, as VS Code does. */
const binaryProbe = 512;

/** The text of a file as VS Code would open it: UTF-8 or UTF-16 by its byte order mark, else UTF-8; binary is refused. */
export function decodeText(bytes: Uint8Array): string | FileProblem {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.subarray(0, binaryProbe).includes(0)) return { code: 'binary' };
  return new TextDecoder('utf-8').decode(bytes);
}
