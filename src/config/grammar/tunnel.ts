import type { Tunnel } from '../facts/crypto';
import type { Statement } from '../statements';
import { takeInterfaceName } from './interface-name';
import type { Reader } from './reader';

/** A `tunnel …` line of an interface; the cursor stands after `tunnel`. */
export function takeTunnel(reader: Reader, negated: boolean): Statement | null {
  const tunnel = negated ? takenBack(reader) : takeSetting(reader);
  return tunnel === null ? null : { kind: 'interface-fields', fields: { tunnel } };
}

function takeSetting(reader: Reader): Partial<Tunnel> | null {
  const { tokens } = reader;
  if (tokens.take('source', 3)) {
    // The ASA writes `source interface NAMEIF`.
    return { source: tokens.take('interface') ? tokens.takeName() : takeInterfaceName(reader) };
  }
  if (tokens.take('destination', 4)) {
    const address = tokens.addressAt(tokens.at);
    const dynamic = tokens.take('dynamic');
    if (!dynamic) {
      tokens.at++;
    }
    if (!dynamic && address < 0) {
      reader.unsure = true;
      return { destination: null, destinationName: tokens.wordAt(tokens.at - 1) };
    }
    return { destination: dynamic ? 'dynamic' : address };
  }
  if (tokens.take('mode')) {
    reader.unsure = true;
    const mode = tokens.phrase(tokens.at, tokens.count);
    tokens.at = tokens.count;
    return { mode };
  }
  if (tokens.take('protection', 4)) {
    return tokens.take('ipsec') && tokens.take('profile') ? takeProtection(reader) : null;
  }
  if (tokens.take('key')) {
    const key = tokens.takeNumber();
    return key < 0 ? null : { key };
  }
  return tokens.take('vrf') ? { vrf: tokens.takeName() } : null;
}

function takeProtection(reader: Reader): Partial<Tunnel> {
  const { tokens } = reader;
  const protection = tokens.takeName();
  const shared = tokens.take('shared');
  const ikev2Profile = tokens.take('ikev2-profile') ? tokens.takeName() : null;
  reader.unsure = !tokens.done;
  return { protection, ...(shared ? { shared } : {}), ...(ikev2Profile === null ? {} : { ikev2Profile }) };
}

function takenBack(reader: Reader): Partial<Tunnel> | null {
  const { tokens } = reader;
  for (const field of ['source', 'destination', 'mode', 'protection', 'vrf', 'key'] as const) {
    if (tokens.take(field, Math.min(4, field.length))) {
      return field === 'protection'
        ? { protection: null, shared: false, ikev2Profile: null }
        : { [field]: null };
    }
  }
  return null;
}
