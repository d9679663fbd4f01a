import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { takeRemote } from './keyring';
import { takeNamedOption } from './options';
import { takeSecret } from './secret';
import { fields, record } from './statements';

/** `crypto isakmp peer address A [vrf V]|hostname NAME`; the cursor stands after `peer`. */
export function takePeer(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const start = tokens.at;
  tokens.take('ip-address');
  const remote = takeRemote(reader);
  if (remote === null) {
    return null;
  }
  const vrf = tokens.take('vrf') ? tokens.takeName() : null;
  const name = tokens.phrase(start, tokens.at);
  return record(reader, Mode.isakmpPeer, {
    family: 'isakmpPeers',
    key: name,
    value: negated
      ? null
      : { name, remote: remote.kind === 'address' && vrf !== null ? { ...remote, vrf } : remote },
  });
}

const peerOptions = ['set aggressive-mode client-endpoint'];

/** A line inside `crypto isakmp peer`. */
export function takePeerLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'isakmpPeers';
  if (tokens.take('description', 4)) {
    return fields({ family, fields: { description: tokens.restFrom(tokens.at) } });
  }
  const option = takeNamedOption(reader, peerOptions);
  if (option !== null) {
    return fields({ family, fields: { options: [option] } });
  }
  if (!tokens.take('set') || !tokens.take('aggressive-mode') || !tokens.take('password')) {
    return null;
  }
  takeSecret(reader);
  return fields({ family, fields: { options: [{ name: 'set aggressive-mode password', value: '' }] } });
}
