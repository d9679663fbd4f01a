import type { NhrpEntry } from '../facts/nhrp';
import type { Statement } from '../statements';
import type { Reader } from './reader';

/** `ip nhrp nhs ADDRESS [nbma ADDRESS]` and `ip nhrp map ADDRESS NBMA` of an interface; the cursor stands after `nhrp`. */
export function takeNhrp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const isServer = tokens.take('nhs');
  if (!isServer && !tokens.take('map')) return null;
  const tunnelAddress = tokens.addressAt(tokens.at);
  if (tunnelAddress < 0) return null;
  tokens.at++;
  if (isServer && !tokens.take('nbma'))
    return statement({ kind: 'server', tunnelAddress, nbma: null }, negated);
  // `ip nhrp map NETWORK MASK NBMA`
  const isNetwork = !isServer && tokens.count - tokens.at > 1 && tokens.addressAt(tokens.at + 1) >= 0;
  if (isNetwork) tokens.at++;
  const nbma = tokens.addressAt(tokens.at);
  if (nbma < 0) return null;
  tokens.at++;
  return statement({ kind: isServer ? 'server' : 'map', tunnelAddress, nbma }, negated);
}

function statement(entry: NhrpEntry, negated: boolean): Statement {
  return { kind: 'interface-fields', fields: { nhrp: { entry, negated } } };
}
