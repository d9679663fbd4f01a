import { Prompt, type LineContent } from '../text/prompt';
import { beginsGlobalCommand } from './modes';
import type { Reader } from './reader';

const exclamation = 33;
const colon = 58;

/** What `show` prints as the device would read it again, or nearly so. */
const configs = ['running-config', 'startup-config', 'configuration', 'access-lists', 'full-configuration'];

/** Whether a command at the prompt prints something else than configuration. */
export function printsNoConfig({ tokens }: Reader): boolean {
  if (!tokens.isAt(0, 'show', 2) || tokens.count < 2) {
    return false;
  }
  const second = tokens.isAt(1, 'ip') ? 2 : 1;
  return !configs.some((word) => tokens.isAt(second, word, 3));
}

/** Whether a line is no longer part of what a command printed: a prompt, a `!`, or a command that starts a line. */
export function endsOutput(reader: Reader, { indent, prompt, start }: LineContent): boolean {
  const { tokens } = reader;
  if (prompt !== Prompt.none || (indent === 0 && tokens.text.charCodeAt(start) === exclamation)) {
    return true;
  }
  const last = tokens.text.charCodeAt(tokens.endOf(0) - 1);
  return indent === 0 && last !== colon && tokens.count > 1 && beginsGlobalCommand(reader);
}
