import type { Statement } from '../../statements';
import type { Reader } from '../reader';
import { takeNamedOption } from './options';
import { takeIdentity } from './keyring';
import { takeSecret } from './secret';
import { fields, record } from './statements';

export function takeProfile(
  reader: Reader,
  version: 1 | 2,
  mode: number,
  negated: boolean,
): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  const value = {
    version,
    name,
    vrf: null,
    keyring: null,
    remotes: [],
    authenticationLocal: null,
    authenticationRemote: null,
    natKeepalive: null,
    virtualTemplate: null,
  };
  return record(reader, mode, {
    family: 'ikeProfiles',
    key: `${version} ${name}`,
    value: negated ? null : value,
  });
}

const profileOptions = [
  'self-identity',
  'initiate mode',
  'client configuration address',
  'client configuration group',
  'client authentication list',
  'client pki authorization list',
  'isakmp authorization list',
  'aaa authorization',
  'local-address',
  'keepalive',
  'lifetime',
  'dpd',
  'description',
  'accounting',
  'ca trust-point',
  'pki trustpoint',
  'identity local',
  'match fvrf',
  'match certificate',
  'match address local',
  'qos-group',
  'config-exchange',
  'redirect',
  'aaa accounting',
  'keyring aaa',
  'initial-contact',
  'shutdown',
];

/** A line inside `crypto isakmp profile` or `crypto ikev2 profile`. */
export function takeProfileLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ikeProfiles';
  const option = takeNamedOption(reader, profileOptions);
  if (option !== null) {
    return fields({ family, fields: { options: [option] } });
  }
  if (tokens.take('match') && tokens.take('identity')) {
    tokens.take('remote');
    const remote = takeIdentity(reader);
    return remote === null ? null : fields({ family, fields: { remotes: [remote] } });
  }
  if (tokens.take('keyring')) {
    tokens.take('local');
    return fields({ family, fields: { keyring: tokens.takeName() } });
  }
  if (tokens.take('vrf') || tokens.take('ivrf')) {
    return fields({ family, fields: { vrf: tokens.takeName() } });
  }
  if (tokens.take('authentication')) {
    const local = tokens.take('local');
    const remote = !local && tokens.take('remote');
    const method = takeMethod(reader);
    const secret = method === 'pre-share' && tokens.take('key') ? takeSecret(reader) : null;
    if (local) {
      return fields({ family, fields: { authenticationLocal: method, ...secret } });
    }
    return remote ? fields({ family, fields: { authenticationRemote: method, ...secret } }) : null;
  }
  if (tokens.take('nat')) {
    if (tokens.take('force-encap')) {
      return fields({ family, fields: { natForced: true } });
    }
    if (!tokens.take('keepalive')) {
      return null;
    }
    const natKeepalive = tokens.takeNumber();
    return natKeepalive < 0 ? null : fields({ family, fields: { natKeepalive } });
  }
  if (tokens.take('virtual-template')) {
    const virtualTemplate = tokens.takeNumber();
    const mode = tokens.take('mode') ? tokens.takeName() : null;
    const options = mode === null ? {} : { options: [{ name: 'virtual-template mode', value: mode }] };
    return virtualTemplate < 0 ? null : fields({ family, fields: { virtualTemplate, ...options } });
  }
  return null;
}

/** One word or two (`eap query-identity`), up to `key`. */
function takeMethod({ tokens }: Reader): string | null {
  const from = tokens.at;
  while (!tokens.done && !tokens.is('key')) {
    tokens.at++;
  }
  return tokens.at === from ? null : tokens.phrase(from, tokens.at);
}
