import { canonicalInterfaceName } from '../values/interface-name';
import type { Reader } from './reader';

/** Takes an interface name, also in two words (`tunnel 1`, `GigabitEthernet 0/0`), as the device writes it. */
export function takeInterfaceName(reader: Reader): string | null {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const start = tokens.startOf(tokens.at);
  const end = tokens.endOf(tokens.at++);
  const lastCode = tokens.text.charCodeAt(end - 1);
  const next = tokens.firstCode(tokens.at);
  if (((lastCode | 32) >= 97 && (lastCode | 32) <= 122) || lastCode === 45) {
    if (next >= 48 && next <= 57 && tokens.addressAt(tokens.at) === -1) {
      return canonicalInterfaceName(tokens.text.slice(start, end) + tokens.wordAt(tokens.at++));
    }
  }
  return canonicalInterfaceName(tokens.text.slice(start, end));
}
