import type { GroupPolicy } from '../../facts/crypto';
import type { Statement } from '../../statements';
import { Mode } from '../../text/line-state';
import type { Reader } from '../reader';
import { fields, record, takeWords } from './statements';

/** ASA `group-policy NAME internal|external` and `group-policy NAME attributes`; the cursor stands after `group-policy`. */
export function takeGroupPolicy(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  reader.opened = Mode.other;
  if (name === null) {
    return null;
  }
  const location = tokens.take('internal') ? 'internal' : tokens.take('external') ? 'external' : null;
  const value = negated ? null : { name, location };
  const isBlock = tokens.take('attributes');
  if (!isBlock && location === null && !negated) {
    return null;
  }
  return isBlock
    ? record(reader, Mode.groupPolicy, { family: 'groupPolicies', key: name, value })
    : { kind: 'record', family: 'groupPolicies', key: name, value };
}

/** A line below `group-policy NAME attributes`. */
export function takeGroupPolicyLine(reader: Reader): Statement | null {
  const found = takeAttribute(reader);
  return found === null ? null : fields({ family: 'groupPolicies', fields: found });
}

function takeAttribute(reader: Reader): Partial<GroupPolicy> | null {
  const { tokens } = reader;
  if (tokens.take('vpn-filter')) {
    if (tokens.take('none')) {
      return { filter: null };
    }
    return tokens.take('value') ? { filter: tokens.takeName() } : null;
  }
  if (tokens.take('vpn-tunnel-protocol')) {
    return { protocols: takeWords(reader) };
  }
  if (tokens.take('split-tunnel-network-list')) {
    if (tokens.take('none')) {
      return { splitTunnelList: null };
    }
    return tokens.take('value') ? { splitTunnelList: tokens.takeName() } : null;
  }
  const name = tokens.takeName();
  if (name === null) {
    return null;
  }
  const value = tokens.phrase(tokens.at, tokens.count);
  tokens.at = tokens.count;
  return { options: [{ name: name.toLowerCase(), value }] };
}
