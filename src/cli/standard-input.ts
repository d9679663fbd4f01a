import type { Readable } from 'node:stream';
import type { FileProblem } from '../workspace/file-system';

/** What stands for standard input on the command line. */
export const standardInput = '-';

/** The bytes of a stream to its end, or why there are none. */
export async function readStream(input: Readable, limit: number): Promise<Uint8Array | FileProblem> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > limit) return { code: 'too-large', bytes, limit };
      chunks.push(chunk);
    }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'unreadable', detail };
  }
  return Buffer.concat(chunks);
}
