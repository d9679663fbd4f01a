import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
import { takeNamedOption } from './crypto/options';
import { takeSecret } from './crypto/secret';
import type { Reader } from './reader';

/** `crypto ipsec client ezvpn NAME`; the cursor stands on the name. */
export function takeEzvpn(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  if (!negated) {
    reader.opened = Mode.ezvpnClient;
  }
  return {
    kind: 'record',
    family: 'ezvpnClients',
    key: name,
    value: negated ? null : { name, mode: null, peers: [], automatic: false },
  };
}

export function takeEzvpnLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ezvpnClients';
  if (tokens.take('mode')) {
    return { kind: 'fields', family, fields: { mode: tokens.takeName() } };
  }
  if (tokens.take('connect')) {
    const automatic = tokens.take('auto');
    const acl = !automatic && tokens.take('acl') ? tokens.takeName() : null;
    if (acl !== null) {
      return { kind: 'fields', family, fields: { options: [{ name: 'connect acl', value: acl }] } };
    }
    return automatic || tokens.take('manual') ? { kind: 'fields', family, fields: { automatic } } : null;
  }
  if (tokens.take('group')) {
    const group = tokens.takeName();
    const secret = group !== null && tokens.take('key') ? takeSecret(reader) : null;
    return group === null || secret === null
      ? null
      : { kind: 'fields', family, fields: { group, ...secret } };
  }
  if (tokens.take('username')) {
    const user = tokens.takeName();
    const secret = user !== null && tokens.take('password') ? takeSecret(reader) : null;
    return user === null || secret === null ? null : { kind: 'fields', family, fields: { user, ...secret } };
  }
  const option = takeNamedOption(reader, clientOptions);
  if (option !== null) {
    return { kind: 'fields', family, fields: { options: [option] } };
  }
  if (tokens.take('peer')) {
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName();
    if (name === null) {
      return null;
    }
    const peer = address >= 0 ? address : name;
    const defaultPeer = tokens.take('default') ? { defaultPeer: peer } : {};
    return { kind: 'fields', family, fields: { peers: [peer], ...defaultPeer } };
  }
  return null;
}

/** `crypto isakmp client configuration group NAME`; the cursor stands on the name. */
export function takeEzvpnGroup(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null) {
    return null;
  }
  if (!negated) {
    reader.opened = Mode.ezvpnGroup;
  }
  return {
    kind: 'record',
    family: 'ezvpnGroups',
    key: name,
    value: negated ? null : { name, pool: null, accessList: null },
  };
}

const groupOptions = [
  'dns',
  'wins',
  'domain',
  'netmask',
  'backup-gateway',
  'save-password',
  'split-dns',
  'include-local-lan',
  'pfs',
  'max-users',
  'max-logins',
  'group-lock',
  'banner',
  'firewall',
  'access-restrict',
  'auto-update client',
  'browser-proxy',
  'configuration url',
  'configuration version',
  'crypto aaa attribute list',
  'dhcp server',
  'dhcp giaddr',
  'dhcp timeout',
  'smartcard-removal-disconnect',
];

const clientOptions = [
  'acl',
  'local-address',
  'virtual-interface',
  'xauth userid mode',
  'idletime',
  'nat allow',
  'nat acl',
  'backup',
  'ctcp port',
  'flow allow acl',
];

export function takeEzvpnGroupLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ezvpnGroups';
  if (tokens.take('pool')) {
    return { kind: 'fields', family, fields: { pool: tokens.takeName() } };
  }
  if (tokens.take('key')) {
    const secret = takeSecret(reader);
    return secret === null ? null : { kind: 'fields', family, fields: { groupKey: true, ...secret } };
  }
  const option = takeNamedOption(reader, groupOptions);
  if (option !== null) {
    return { kind: 'fields', family, fields: { options: [option] } };
  }
  return tokens.take('acl') ? { kind: 'fields', family, fields: { accessList: tokens.takeName() } } : null;
}
