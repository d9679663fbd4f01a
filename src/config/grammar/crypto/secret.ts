import type { Reader } from '../reader';

/** How a key is written when a number before it says so: 0 is clear text. */
const writtenAs = [0, 5, 6, 7, 8];

/** Takes `[0|6|…] [hex] KEY`, which is noted as a secret and kept nowhere; false when there is no word. */
export function takeSecret(reader: Reader): boolean {
  const { tokens } = reader;
  if (tokens.done) {
    return false;
  }
  if (writtenAs.includes(tokens.numberAt(tokens.at)) && tokens.at + 1 < tokens.count) {
    tokens.at++;
  }
  if (tokens.is('hex') && tokens.at + 1 < tokens.count) {
    tokens.at++;
  }
  reader.noteSecret(tokens.at);
  tokens.at++;
  return true;
}
