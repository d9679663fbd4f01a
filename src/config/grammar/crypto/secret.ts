import type { KeyFormat } from '../../facts/crypto';
import type { Reader } from '../reader';

/** How a key is written when a number before it says so: 0 is clear text. */
const writtenAs = [0, 5, 6, 7, 8];

/** Takes `[0|6|…] [hex] KEY`, which is noted as a secret and kept nowhere: how it is written, null when there is no word. */
export function takeSecret(reader: Reader): { readonly keyFormat?: KeyFormat } | null {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const number = tokens.numberAt(tokens.at);
  const isFormat = writtenAs.includes(number) && tokens.at + 1 < tokens.count;
  tokens.at += isFormat ? 1 : 0;
  const isHex = tokens.is('hex') && tokens.at + 1 < tokens.count;
  tokens.at += isHex ? 1 : 0;
  reader.noteSecret(tokens.at);
  tokens.at++;
  return isHex ? { keyFormat: 'hex' } : isFormat ? { keyFormat: number } : {};
}
