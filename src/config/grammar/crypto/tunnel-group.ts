import type { TunnelGroup } from '../../facts/crypto';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { takeSecret } from './secret';
import { fields, record, settings } from './statements';

/** ASA `tunnel-group NAME type TYPE` and `tunnel-group NAME ipsec-attributes`; the cursor stands after `tunnel-group`. */
export function takeTunnelGroup(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
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
    return { addressPool: tokens.takeName() };
  }
  if (tokens.take('authentication-server-group')) {
    return { authenticationServers: tokens.takeName() };
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
    return { userAuthentication: tokens.takeName() };
  }
  return tokens.take('keepalive') ? takeKeepalive(reader) : null;
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
  const threshold = tokens.take('threshold') ? tokens.takeNumber() : -1;
  const retry = tokens.take('retry') ? tokens.takeNumber() : -1;
  return threshold < 0 ? null : { keepalive: { threshold, retry: retry < 0 ? null : retry } };
}

function takeIkev2(reader: Reader): Partial<TunnelGroup> | null {
  const { tokens } = reader;
  const remote = tokens.take('remote-authentication');
  if (!remote && !tokens.take('local-authentication')) {
    return null;
  }
  const method = tokens.takeName()?.toLowerCase();
  if (method === undefined) {
    return null;
  }
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
  return tokens.take('connection') && (tokens.take('permit-vpn') || tokens.take('permit-ipsec'))
    ? settings({ permitVpnBypass: !negated })
    : null;
}
