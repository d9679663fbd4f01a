import type { Statement } from '../statements';
import { Mode } from '../text/line-state';
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
    return { kind: 'fields', family, fields: { automatic: tokens.take('auto') } };
  }
  if (tokens.take('peer')) {
    const address = tokens.addressAt(tokens.at);
    const name = tokens.takeName();
    tokens.take('default');
    return name === null
      ? null
      : { kind: 'fields', family, fields: { peers: [address >= 0 ? address : name] } };
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

export function takeEzvpnGroupLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const family = 'ezvpnGroups';
  if (tokens.take('pool')) {
    return { kind: 'fields', family, fields: { pool: tokens.takeName() } };
  }
  return tokens.take('acl') ? { kind: 'fields', family, fields: { accessList: tokens.takeName() } } : null;
}
