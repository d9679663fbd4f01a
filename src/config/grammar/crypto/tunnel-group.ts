import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { settings } from './statements';

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
