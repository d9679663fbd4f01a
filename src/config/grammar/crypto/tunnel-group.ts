import type { TunnelGroup } from '../../facts/crypto';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import { dottedAddress } from '../../values/address';
import type { Reader } from '../reader';
import { takeSecret } from './secret';
import { takeNamedOption } from './options';
import { fields, record, settings, takeSetting, takeWords } from './statements';

const parenthesis = 40;

/** ASA `tunnel-group NAME type TYPE` and `tunnel-group NAME ipsec-attributes`; the cursor stands after `tunnel-group`. */
export function takeTunnelGroup(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const address = tokens.addressAt(tokens.at);
  const written = tokens.takeName();
  // A peer may be called by the name of its address.
  const name = written === null || address < 0 ? written : dottedAddress(address);
  reader.opened = Mode.other;
  if (name === null) {
    return null;
  }
  const value = { name, type: null };
  if (tokens.take('type')) {
    const type = tokens.takeName();
    return { kind: 'record', family: 'tunnelGroups', key: name, value: negated ? null : { name, type } };
  }
  const section = tokens.takeName()?.toLowerCase();
  return record(reader, Mode.tunnelGroup, {
    family: 'tunnelGroups',
    key: name,
    value: negated ? null : value,
    ...(section === undefined ? {} : { fields: { sections: [section] } }),
  });
}

/** A line below `tunnel-group NAME …-attributes`. */
export function takeTunnelGroupLine(reader: Reader): Statement | null {
  const found = takeAttribute(reader);
  return found === null ? null : fields({ family: 'tunnelGroups', fields: found });
}

function takeAttribute(reader: Reader): Partial<TunnelGroup> | null {
  const { tokens } = reader;
  if (tokens.take('default-group-policy')) {
    return { groupPolicy: tokens.takeName() };
  }
  if (tokens.take('address-pool')) {
    const [pool = null, ...more] = takeOfInterface(reader);
    return { addressPool: pool, ...(more.length === 0 ? {} : { otherAddressPools: more }) };
  }
  if (tokens.take('authentication-server-group')) {
    const [servers = null, ...more] = takeOfInterface(reader);
    return {
      authenticationServers: servers,
      ...(more.length === 0 ? {} : { otherAuthenticationServers: more }),
    };
  }
  const option = takeNamedOption(reader, attributes);
  if (option !== null) {
    return { options: [option] };
  }
  if (tokens.take('peer-id-validate')) {
    return { peerIdValidate: tokens.takeName() };
  }
  if (tokens.take('trust-point')) {
    return { trustPoint: tokens.takeName() };
  }
  if (tokens.take('chain')) {
    return { sendsChain: true };
  }
  if (tokens.take('pre-shared-key')) {
    return takeKey(reader);
  }
  if (tokens.take('ikev2')) {
    return takeIkev2(reader);
  }
  const old = tokens.take('isakmp');
  if (!old && !tokens.take('ikev1')) {
    return null;
  }
  if (tokens.take('pre-shared-key')) {
    return takeKey(reader);
  }
  if (tokens.take('trust-point')) {
    return { trustPoint: tokens.takeName() };
  }
  if (tokens.take('user-authentication') || tokens.take('ikev1-user-authentication')) {
    const [method = null] = takeOfInterface(reader);
    return { userAuthentication: method };
  }
  return tokens.take('keepalive') ? takeKeepalive(reader) : null;
}

/** Attributes that are kept by their words. */
const attributes = [
  'accounting-server-group',
  'authorization-server-group',
  'authorization-required',
  'dhcp-server',
  'nat-assigned-to-public-ip',
  'strip-realm',
  'strip-group',
  'ikev1 radius-sdi-xauth',
  'group-alias',
  'group-url',
  'authentication',
  'username-from-certificate',
  'password-management',
  'secondary-authentication-server-group',
];

/** The words of an attribute; an interface in parentheses before them is left out. */
function takeOfInterface(reader: Reader): readonly string[] {
  const { tokens } = reader;
  if (tokens.firstCode(tokens.at) === parenthesis) {
    tokens.at++;
  }
  return takeWords(reader);
}

function takeKey(reader: Reader): Partial<TunnelGroup> | null {
  const secret = takeSecret(reader);
  return secret === null ? null : { preSharedKey: true, ...secret };
}

function takeKeepalive(reader: Reader): Partial<TunnelGroup> | null {
  const { tokens } = reader;
  if (tokens.take('disable')) {
    return { keepalive: null };
  }
  const isThreshold = tokens.take('threshold');
  if (isThreshold && tokens.take('infinite')) {
    return { keepalive: { threshold: null, retry: null } };
  }
  const threshold = isThreshold ? tokens.takeNumber() : -1;
  const retry = tokens.take('retry') ? tokens.takeNumber() : -1;
  return threshold < 0 ? null : { keepalive: { threshold, retry: retry < 0 ? null : retry } };
}

function takeIkev2(reader: Reader): Partial<TunnelGroup> | null {
  const { tokens } = reader;
  const remote = tokens.take('remote-authentication');
  if (!remote && !tokens.take('local-authentication')) {
    return null;
  }
  const first = tokens.takeName()?.toLowerCase();
  if (first === undefined) {
    return null;
  }
  const method = tokens.take('query-identity') ? `${first} query-identity` : first;
  const secret = method === 'pre-shared-key' ? takeSecret(reader) : null;
  const trustPoint = method === 'certificate' && !remote ? tokens.takeName() : null;
  return {
    ...(remote ? { remoteAuthentication: method } : { localAuthentication: method }),
    ...(trustPoint === null ? {} : { trustPoint }),
    ...secret,
  };
}

/** ASA `sysopt connection permit-vpn`; the cursor stands after `sysopt`. */
export function takeSysopt(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (!tokens.take('connection')) {
    return null;
  }
  return tokens.take('permit-vpn') || tokens.take('permit-ipsec')
    ? settings({ permitVpnBypass: !negated })
    : takeSetting(reader, 'sysopt connection', ['preserve-vpn-flows', 'reclassify-vpn'], negated);
}
