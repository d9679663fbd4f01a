import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { takeInterfaceName } from '../interface-name';
import type { Reader } from '../reader';

/** `crypto ikev2 client flexvpn NAME`; the cursor stands on the name. */
export function takeFlexvpn(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  if (!negated) {
    reader.opened = Mode.flexvpnClient;
  }
  return {
    kind: 'record',
    family: 'flexvpnClients',
    key: name,
    value: negated ? null : { name, peers: [], tunnel: null },
  };
}

/** `peer N ADDRESS`, `peer N fqdn NAME [dynamic]`, `client connect TUNNEL`. */
export function takeFlexvpnLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'flexvpnClients';
  if (tokens.take('peer')) {
    const sequence = tokens.takeNumber();
    tokens.take('fqdn');
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName();
    if (sequence < 0 || name === null) {
      return null;
    }
    return { kind: 'fields', family, fields: { peers: [{ sequence, peer: address < 0 ? name : address }] } };
  }
  if (tokens.take('client') && tokens.take('connect')) {
    return { kind: 'fields', family, fields: { tunnel: takeInterfaceName(reader) } };
  }
  return null;
}
