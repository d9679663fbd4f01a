import type { RemoteIdentity } from '../../facts/crypto';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { isContiguousMask, notAddress } from '../../values/address';
import { takeInterfaceName } from '../interface-name';
import type { Reader } from '../reader';
import { takeSecret } from './secret';
import { fields, record } from './statements';

/** `crypto isakmp key [0|6] KEY address A [M] [no-xauth]`; the key is never kept. */
export function takeKey(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const secret = takeSecret(reader);
  const remote = takeRemote(reader);
  if (remote === null) {
    return null;
  }
  return {
    kind: 'record',
    family: 'keyrings',
    key: `key ${JSON.stringify(remote)}`,
    value: negated
      ? null
      : {
          version: 1,
          name: null,
          vrf: null,
          remotes: [remote],
          ...secret,
          ...(tokens.take('no-xauth') ? { noXauth: true } : {}),
        },
  };
}

/** `address A [M]`, `hostname NAME`. */
export function takeRemote(reader: Reader): RemoteIdentity | null {
  const { tokens } = reader;
  if (tokens.take('hostname')) {
    return { kind: 'name', type: 'hostname', name: tokens.takeName() ?? '' };
  }
  return tokens.take('address', 3) ? takeRemoteAddress(reader) : null;
}

/** What may follow an address in place of a mask. */
const followers = ['no-xauth', 'key', 'vrf'];

function takeRemoteAddress(reader: Reader, allowsMore = false): RemoteIdentity | null {
  const { tokens } = reader;
  if (tokens.take('ipv6')) {
    return { kind: 'name', type: 'ipv6', name: tokens.takeName() ?? '' };
  }
  const written = tokens.addressAt(tokens.at);
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  // The ASA writes `netmask` before a mask.
  tokens.take('netmask');
  const mask = tokens.addressAt(tokens.at);
  if (mask !== notAddress) {
    tokens.at++;
  } else if (!allowsMore && !tokens.done && !followers.some((word) => tokens.is(word))) {
    return null;
  }
  if (written < 0) {
    return { kind: 'name', type: 'address', name, ...(mask >= 0 ? { mask } : {}) };
  }
  if (mask === notAddress) {
    return { kind: 'address', address: written, mask: written === 0 ? 0 : 0xffffffff };
  }
  return mask >= 0 && isContiguousMask(mask) ? { kind: 'address', address: written, mask } : null;
}

export function takeKeyring(reader: Reader, version: 1 | 2, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const vrf = tokens.take('vrf') ? tokens.takeName() : null;
  return record(reader, version === 1 ? Mode.keyring : Mode.ikev2Keyring, {
    family: 'keyrings',
    key: `${version} ${name}`,
    value: negated
      ? null
      : { version, name, vrf, remotes: [], ...(version === 2 ? { peers: [], keys: [] } : {}) },
  });
}

/** A line inside a keyring; the peers of an IKEv2 keyring count by their addresses and identities. */
export function takeKeyringLine(reader: Reader, version: 1 | 2): Statement | null {
  const { tokens } = reader;
  if (tokens.take('local-address')) {
    const address = tokens.addressAt(tokens.at);
    const localAddress = address >= 0 ? address : takeInterfaceName(reader);
    tokens.at += address >= 0 ? 1 : 0;
    const localVrf = tokens.takeName();
    return localAddress === null
      ? null
      : fields({
          family: 'keyrings',
          fields: { localAddress, ...(localVrf === null ? {} : { localVrf }) },
        });
  }
  if (tokens.take('description', 4)) {
    const description = tokens.restFrom(tokens.at);
    return version === 1
      ? fields({ family: 'keyrings', fields: { description } })
      : { kind: 'keyring-description', description };
  }
  if (version === 1) {
    const remote = tokens.take('pre-shared-key') ? takeRemote(reader) : null;
    const secret = remote !== null && tokens.take('key') ? takeSecret(reader) : null;
    return remote === null || secret === null
      ? null
      : fields({ family: 'keyrings', fields: { remotes: [remote], ...secret } });
  }
  return takePeerLine(reader);
}

/** A line below `peer NAME` of an IKEv2 keyring, or that line. */
function takePeerLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  let remote: RemoteIdentity | null = null;
  if (tokens.take('peer')) {
    const name = tokens.takeName();
    return name === null ? null : fields({ family: 'keyrings', fields: { peers: [{ name, remotes: [] }] } });
  }
  if (tokens.take('pre-shared-key')) {
    const side = tokens.take('local') ? 'local' : tokens.take('remote') ? 'remote' : null;
    return fields({ family: 'keyrings', fields: { keys: [side], ...takeSecret(reader) } });
  }
  if (tokens.take('address')) {
    remote = takeRemoteAddress(reader);
  } else if (tokens.take('hostname')) {
    remote = { kind: 'name', type: 'hostname', name: tokens.takeName() ?? '' };
  } else if (tokens.take('identity')) {
    remote = takeIdentity(reader);
  }
  return remote === null ? null : { kind: 'keyring-remote', remote };
}

/** `address A [M]`, `fqdn [domain] NAME`, `email NAME`, `key-id ID`, `any`. */
export function takeIdentity(reader: Reader): RemoteIdentity | null {
  const { tokens } = reader;
  if (tokens.take('any')) {
    return { kind: 'any' };
  }
  if (tokens.take('address', 3)) {
    const remote = takeRemoteAddress(reader, true);
    const vrf = remote?.kind === 'address' ? tokens.takeName() : null;
    return remote?.kind === 'address' && vrf !== null ? { ...remote, vrf } : remote;
  }
  const type = tokens.takeName();
  if (type === null) {
    return null;
  }
  const isDomain = tokens.take('domain');
  const written = isDomain ? `${type.toLowerCase()} domain` : type.toLowerCase();
  return { kind: 'name', type: written, name: tokens.takeName() ?? '' };
}
