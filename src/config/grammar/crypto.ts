import type { CryptoPeer, RemoteIdentity } from '../facts/crypto';
import type { FieldsStatement, RecordStatement } from '../facts/records';
import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { isContiguousMask, notAddress } from '../values/address';
import { takeEzvpn, takeEzvpnGroup } from './ezvpn';
import type { Reader } from './reader';

type Fields = FieldsStatement extends infer F ? (F extends FieldsStatement ? Omit<F, 'kind'> : never) : never;
type Header = RecordStatement extends infer R ? (R extends RecordStatement ? Omit<R, 'kind'> : never) : never;

function fields(value: Fields): Statement {
  return { kind: 'fields', ...value };
}

function record(reader: Reader, mode: number, value: Header): Statement {
  if (value.value !== null) {
    reader.opened = mode;
  }
  return { kind: 'record', ...value };
}

/** A global `crypto …` line; the cursor stands after `crypto`. Null, and an unknown block, when nobody knows it. */
export function takeCrypto(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  reader.opened = Mode.other;
  if (tokens.take('map')) {
    return takeMap(reader, negated, 'cryptoMaps');
  }
  if (tokens.take('dynamic-map')) {
    return takeMap(reader, negated, 'dynamicMaps');
  }
  if (tokens.take('isakmp', 3) || tokens.take('ikev1')) {
    return takeIsakmp(reader, negated);
  }
  if (tokens.take('ipsec')) {
    return takeIpsec(reader, negated);
  }
  if (tokens.take('ikev2')) {
    return takeIkev2(reader, negated);
  }
  if (tokens.take('keyring')) {
    return takeKeyring(reader, 1, negated);
  }
  if ((tokens.take('pki') || tokens.take('ca')) && tokens.take('certificate') && tokens.is('chain')) {
    reader.opened = Mode.certificateChain;
  }
  return null;
}

/** `crypto map NAME SEQ …`; the ASA writes the settings of an entry on the same line. */
function takeMap(reader: Reader, negated: boolean, family: 'cryptoMaps' | 'dynamicMaps'): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  if (tokens.take('interface')) {
    const nameif = tokens.takeName() ?? '';
    reader.opened = Mode.none;
    return {
      kind: 'record',
      family: 'cryptoMapBindings',
      key: nameif,
      value: negated ? null : { name, nameif },
    };
  }
  const sequence = tokens.takeNumber();
  if (sequence < 0) {
    reader.opened = Mode.none;
    return null;
  }
  const key = `${name} ${sequence}`;
  if (negated) {
    reader.opened = Mode.none;
    return tokens.done ? { kind: 'record', family, key, value: null } : null;
  }
  let dynamicMap: string | null = null;
  if (tokens.take('ipsec-isakmp') && tokens.take('dynamic')) {
    dynamicMap = tokens.takeName();
  }
  const written = tokens.done ? null : mapFields(reader);
  return record(reader, family === 'cryptoMaps' ? Mode.cryptoMap : Mode.dynamicMap, {
    family,
    key,
    value: {
      name,
      sequence,
      dynamicMap,
      peers: [],
      matchAddress: null,
      transformSets: [],
      profile: null,
      accessGroupIn: null,
      accessGroupOut: null,
      natTraversalDisabled: false,
      connection: 'bidirectional',
    },
    ...(written === null ? {} : { fields: written }),
  });
}

type MapFields = Extract<FieldsStatement, { readonly family: 'cryptoMaps' }>['fields'];

export function takeMapLine(reader: Reader, family: 'cryptoMaps' | 'dynamicMaps'): Statement | null {
  const found = mapFields(reader);
  return found === null ? null : fields({ family, fields: found });
}

function mapFields(reader: Reader): MapFields | null {
  const { tokens } = reader;
  if (tokens.take('match')) {
    return tokens.take('address', 3) ? { matchAddress: tokens.takeName() } : null;
  }
  if (!tokens.take('set')) {
    return null;
  }
  if (tokens.take('peer')) {
    return { peers: takePeers(reader) };
  }
  if (tokens.take('transform-set', 5)) {
    return { transformSets: takeWords(reader) };
  }
  if (
    (tokens.take('ikev1') && tokens.take('transform-set')) ||
    (tokens.take('ikev2') && tokens.take('ipsec-proposal'))
  ) {
    return { transformSets: takeWords(reader) };
  }
  if (tokens.take('isakmp-profile') || tokens.take('ikev2-profile')) {
    return { profile: tokens.takeName() };
  }
  if (tokens.take('nat-t-disable')) {
    return { natTraversalDisabled: true };
  }
  if (tokens.take('connection-type')) {
    return {
      connection: tokens.take('answer-only')
        ? 'answer-only'
        : tokens.take('originate-only')
          ? 'originate-only'
          : 'bidirectional',
    };
  }
  if (tokens.take('ip') && tokens.take('access-group')) {
    const list = tokens.takeName();
    return tokens.take('out') ? { accessGroupOut: list } : { accessGroupIn: list };
  }
  return null;
}

/** `set peer A [default]`, also several on one line (ASA). */
function takePeers(reader: Reader): readonly CryptoPeer[] {
  const { tokens } = reader;
  const peers: CryptoPeer[] = [];
  while (!tokens.done) {
    if (tokens.take('default') || tokens.take('dynamic')) {
      continue;
    }
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName() ?? '';
    peers.push(address >= 0 ? address : name);
  }
  return peers;
}

function takeWords(reader: Reader): readonly string[] {
  const { tokens } = reader;
  const words: string[] = [];
  while (!tokens.done) {
    words.push(tokens.wordAt(tokens.at++));
  }
  return words;
}

function takeIsakmp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('policy', 3)) {
    return takePolicy(reader, 1, Mode.isakmpPolicy, negated);
  }
  if (tokens.take('key')) {
    reader.opened = Mode.none;
    return takeKey(reader, negated);
  }
  if (tokens.take('nat')) {
    reader.opened = Mode.none;
    const seconds = tokens.take('keepalive') ? tokens.takeNumber() : -1;
    return seconds < 0 || negated ? null : settings({ natKeepalive: seconds });
  }
  if (tokens.take('nat-traversal')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return settings({ natTraversal: !negated, ...(seconds < 0 ? {} : { natKeepalive: seconds }) });
  }
  if (tokens.take('keepalive')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return seconds < 0 || negated ? null : settings({ deadPeerDetection: seconds });
  }
  if (tokens.take('profile')) {
    return takeProfile(reader, 1, Mode.isakmpProfile, negated);
  }
  if (tokens.take('client') && tokens.take('configuration') && tokens.take('group')) {
    return takeEzvpnGroup(reader, negated);
  }
  reader.opened = Mode.none;
  return null;
}

type Settings = Extract<RecordStatement, { readonly family: 'cryptoSettings' }>['value'];

function settings(value: Omit<NonNullable<Settings>, 'name'>): Statement {
  return { kind: 'record', family: 'cryptoSettings', key: '', value: { name: 'settings' }, fields: value };
}

function takePolicy(reader: Reader, version: 1 | 2, mode: number, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  const value = {
    version,
    name,
    authentication: null,
    encryption: null,
    hash: null,
    group: null,
    lifetime: null,
    proposals: [],
  };
  return record(reader, mode, {
    family: 'ikePolicies',
    key: `${version} ${name}`,
    value: negated ? null : value,
  });
}

export function takePolicyLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const rest = () => {
    const words = tokens.phrase(tokens.at, tokens.count);
    tokens.at = tokens.count;
    return words;
  };
  if (tokens.take('authentication', 4)) {
    return fields({ family: 'ikePolicies', fields: { authentication: rest() } });
  }
  if (tokens.take('encryption', 4)) {
    return fields({ family: 'ikePolicies', fields: { encryption: rest() } });
  }
  if (tokens.take('hash') || tokens.take('integrity')) {
    return fields({ family: 'ikePolicies', fields: { hash: rest() } });
  }
  if (tokens.take('group')) {
    return fields({ family: 'ikePolicies', fields: { group: rest() } });
  }
  if (tokens.take('proposal')) {
    return fields({ family: 'ikePolicies', fields: { proposals: takeWords(reader) } });
  }
  if (tokens.take('lifetime')) {
    tokens.take('seconds');
    const lifetime = tokens.takeNumber();
    return lifetime < 0 ? null : fields({ family: 'ikePolicies', fields: { lifetime } });
  }
  return null;
}

/** `crypto isakmp key [0|6] KEY address A [M] [no-xauth]`; the key is skipped and never kept. */
function takeKey(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.numberAt(tokens.at) >= 0 && tokens.count - tokens.at > 3) {
    tokens.at++;
  }
  tokens.at++;
  const remote = takeKeyRemote(reader);
  if (remote === null) {
    return null;
  }
  return {
    kind: 'record',
    family: 'keyrings',
    key: `key ${JSON.stringify(remote)}`,
    value: negated ? null : { version: 1, name: null, vrf: null, remotes: [remote] },
  };
}

/** `address A [M]`, `hostname NAME`. */
function takeKeyRemote(reader: Reader): RemoteIdentity | null {
  const { tokens } = reader;
  if (tokens.take('hostname')) {
    return { kind: 'name', type: 'hostname', name: tokens.takeName() ?? '' };
  }
  return tokens.take('address', 3) ? takeRemoteAddress(reader) : null;
}

function takeRemoteAddress(reader: Reader): RemoteIdentity | null {
  const { tokens } = reader;
  const written = tokens.addressAt(tokens.at);
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const mask = tokens.addressAt(tokens.at);
  if (mask !== notAddress) {
    tokens.at++;
  }
  if (written < 0) {
    return { kind: 'name', type: 'address', name };
  }
  const lone = written === 0 ? 0 : 0xffffffff;
  return { kind: 'address', address: written, mask: mask >= 0 && isContiguousMask(mask) ? mask : lone };
}

function takeKeyring(reader: Reader, version: 1 | 2, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const vrf = tokens.take('vrf') ? tokens.takeName() : null;
  return record(reader, version === 1 ? Mode.keyring : Mode.ikev2Keyring, {
    family: 'keyrings',
    key: `${version} ${name}`,
    value: negated ? null : { version, name, vrf, remotes: [] },
  });
}

/** A line inside a keyring; the peers of an IKEv2 keyring count by their addresses and identities. */
export function takeKeyringLine(reader: Reader, version: 1 | 2): Statement | null {
  const { tokens } = reader;
  let remote: RemoteIdentity | null = null;
  if (version === 1) {
    remote = tokens.take('pre-shared-key') ? takeKeyRemote(reader) : null;
    tokens.at = tokens.count;
  } else if (tokens.take('address')) {
    remote = takeRemoteAddress(reader);
  } else if (tokens.take('hostname')) {
    remote = { kind: 'name', type: 'hostname', name: tokens.takeName() ?? '' };
  } else if (tokens.take('identity')) {
    remote = takeIdentity(reader);
  }
  return remote === null ? null : fields({ family: 'keyrings', fields: { remotes: [remote] } });
}

/** `address A [M]`, `fqdn [domain] NAME`, `email NAME`, `key-id ID`, `any`. */
function takeIdentity(reader: Reader): RemoteIdentity | null {
  const { tokens } = reader;
  if (tokens.take('any')) {
    return { kind: 'any' };
  }
  if (tokens.take('address', 3)) {
    return takeRemoteAddress(reader);
  }
  const type = tokens.takeName();
  if (type === null) {
    return null;
  }
  tokens.take('domain');
  return { kind: 'name', type: type.toLowerCase(), name: tokens.takeName() ?? '' };
}

function takeProfile(reader: Reader, version: 1 | 2, mode: number, negated: boolean): Statement | null {
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

/** A line inside `crypto isakmp profile` or `crypto ikev2 profile`. */
export function takeProfileLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ikeProfiles';
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
    const method = tokens.takeName();
    tokens.at = tokens.count;
    if (local) {
      return fields({ family, fields: { authenticationLocal: method } });
    }
    return remote ? fields({ family, fields: { authenticationRemote: method } }) : null;
  }
  if (tokens.take('nat') && tokens.take('keepalive')) {
    const natKeepalive = tokens.takeNumber();
    return natKeepalive < 0 ? null : fields({ family, fields: { natKeepalive } });
  }
  if (tokens.take('virtual-template')) {
    const virtualTemplate = tokens.takeNumber();
    return virtualTemplate < 0 ? null : fields({ family, fields: { virtualTemplate } });
  }
  return null;
}

function takeIpsec(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const ikev1 = tokens.take('ikev1');
  if (tokens.take('transform-set', 5)) {
    return takeTransformSet(reader, negated, ikev1);
  }
  if (tokens.take('profile')) {
    const name = tokens.takeName();
    return name === null
      ? null
      : record(reader, Mode.ipsecProfile, {
          family: 'ipsecProfiles',
          key: name,
          value: negated ? null : { name, transformSets: [], profile: null, responderOnly: false },
        });
  }
  if (tokens.take('nat-transparency')) {
    reader.opened = Mode.none;
    return tokens.take('udp-encapsulation', 3) || tokens.take('udp-encaps')
      ? settings({ natTraversal: !negated })
      : null;
  }
  if (tokens.take('client') && tokens.take('ezvpn')) {
    return takeEzvpn(reader, negated);
  }
  if (tokens.is('security-association') || tokens.is('df-bit')) {
    reader.opened = Mode.none;
  }
  return null;
}

/** The ASA writes `mode transport` on a line of its own that repeats the name. */
function takeTransformSet(reader: Reader, negated: boolean, sameLine: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const transport = sameLine && tokens.take('mode') ? tokens.take('transport') : false;
  const transforms = transport ? [] : takeTransforms(reader);
  return record(reader, Mode.transformSet, {
    family: 'transformSets',
    key: name,
    value: negated ? null : { name, transforms, mode: transport ? 'transport' : 'tunnel' },
  });
}

/** `esp-aes 256 esp-sha-hmac` are two transforms, the first with its key length. */
function takeTransforms(reader: Reader): readonly string[] {
  const { tokens } = reader;
  const transforms: string[] = [];
  while (!tokens.done) {
    const length = tokens.numberAt(tokens.at);
    const word = (tokens.takeName() ?? '').toLowerCase();
    const last = transforms.length - 1;
    if (length >= 0 && last >= 0) {
      transforms[last] = `${transforms[last] ?? ''} ${word}`;
    } else {
      transforms.push(word);
    }
  }
  return transforms;
}

export function takeTransformSetLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  if (!tokens.take('mode')) {
    return null;
  }
  const transport = tokens.take('transport');
  if (!transport && !tokens.take('tunnel')) {
    return null;
  }
  tokens.at = tokens.count;
  return fields({ family: 'transformSets', fields: { mode: transport ? 'transport' : 'tunnel' } });
}

export function takeIpsecProfileLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ipsecProfiles';
  if (tokens.take('responder-only')) {
    return fields({ family, fields: { responderOnly: true } });
  }
  if (!tokens.take('set')) {
    return null;
  }
  if (tokens.take('transform-set', 5)) {
    return fields({ family, fields: { transformSets: takeWords(reader) } });
  }
  return tokens.take('isakmp-profile') || tokens.take('ikev2-profile')
    ? fields({ family, fields: { profile: tokens.takeName() } })
    : null;
}

function takeIkev2(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('policy')) {
    return takePolicy(reader, 2, Mode.ikev2Policy, negated);
  }
  if (tokens.take('keyring')) {
    return takeKeyring(reader, 2, negated);
  }
  if (tokens.take('profile')) {
    return takeProfile(reader, 2, Mode.ikev2Profile, negated);
  }
  if (tokens.take('nat') && tokens.take('keepalive')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return seconds < 0 || negated ? null : settings({ natKeepalive: seconds });
  }
  if (tokens.take('dpd')) {
    reader.opened = Mode.none;
    const seconds = tokens.takeNumber();
    return seconds < 0 || negated ? null : settings({ deadPeerDetection: seconds });
  }
  return null;
}

/** ASA `tunnel-group NAME type TYPE` and `tunnel-group NAME ipsec-attributes`; the cursor stands after `tunnel-group`. */
export function takeTunnelGroup(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  reader.opened = Mode.other;
  if (name === null) {
    return null;
  }
  const type = tokens.take('type') ? tokens.takeName() : null;
  return { kind: 'record', family: 'tunnelGroups', key: name, value: negated ? null : { name, type } };
}

/** ASA `sysopt connection permit-vpn`; the cursor stands after `sysopt`. */
export function takeSysopt(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  return tokens.take('connection') && (tokens.take('permit-vpn') || tokens.take('permit-ipsec'))
    ? settings({ permitVpnBypass: !negated })
    : null;
}
