import type { Statement } from '../statements';
import { canonicalInterfaceName } from '../values/interface-name';
import { readPrefix, takeMask, takeSingleAddress } from './addresses';
import type { Reader } from './reader';

/** Takes an interface name, also in two words (`tunnel 1`, `GigabitEthernet 0/0`), as the device writes it. */
export function takeInterfaceName(reader: Reader): string | null {
  const { tokens } = reader;
  if (tokens.done) {
    return null;
  }
  const start = tokens.startOf(tokens.at);
  const end = tokens.endOf(tokens.at++);
  const lastCode = tokens.text.charCodeAt(end - 1);
  const next = tokens.firstCode(tokens.at);
  if (((lastCode | 32) >= 97 && (lastCode | 32) <= 122) || lastCode === 45) {
    if (next >= 48 && next <= 57 && tokens.addressAt(tokens.at) === -1) {
      return canonicalInterfaceName(tokens.text.slice(start, end) + tokens.wordAt(tokens.at++));
    }
  }
  return canonicalInterfaceName(tokens.text.slice(start, end));
}

/** A line inside `interface …`; null when it says nothing that is modelled. */
export function takeInterfaceLine(reader: Reader): Statement | null {
  const { tokens } = reader;
  const negated = tokens.take('no');
  switch (tokens.firstCode(tokens.at) | 32) {
    case 105: // i
      return tokens.take('ip') ? takeIp(reader, negated) : null;
    case 115: // s
      if (tokens.take('shutdown', 4)) {
        return { kind: 'shutdown', value: !negated };
      }
      if (tokens.take('security-level')) {
        const level = tokens.takeNumber();
        return level < 0 ? null : { kind: 'security-level', level };
      }
      return null;
    case 100: // d
      if (tokens.take('description', 4)) {
        const text = tokens.restFrom(tokens.at);
        tokens.at = tokens.count;
        return { kind: 'description', text: negated || text === '' ? null : text };
      }
      return null;
    case 110: // n
      if (tokens.take('nameif')) {
        return { kind: 'nameif', name: negated ? null : tokens.takeName() };
      }
      return null;
    case 118: // v
      if (tokens.take('vrf')) {
        return tokens.take('forwarding') || tokens.take('member') || tokens.take('forward')
          ? { kind: 'vrf', name: negated ? null : tokens.takeName() }
          : null;
      }
      return null;
    case 99: // c
      if (tokens.take('crypto', 4) && tokens.take('map')) {
        return takeCryptoMap(reader, negated);
      }
      return null;
    default:
      return null;
  }
}

function takeCryptoMap(reader: Reader, negated: boolean): Statement | null {
  const name = reader.tokens.takeName();
  if (name === null && !negated) {
    return null;
  }
  return { kind: 'crypto-map-use', name: negated ? null : name };
}

function takeIp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('address', 3)) {
    return takeAddressLine(reader, negated);
  }
  if (tokens.take('nat')) {
    const inside = tokens.take('inside', 2);
    const side = inside ? 'inside' : 'outside';
    return (inside || tokens.take('outside', 3)) && tokens.done ? { kind: 'nat-side', side, negated } : null;
  }
  if (tokens.take('access-group', 8)) {
    const list = tokens.takeName();
    const incoming = tokens.take('in');
    const direction = incoming ? 'in' : 'out';
    return list !== null && (incoming || tokens.take('out'))
      ? { kind: 'interface-access-group', list, direction, negated }
      : null;
  }
  if (tokens.take('vrf')) {
    return tokens.take('forwarding', 3) ? { kind: 'vrf', name: negated ? null : tokens.takeName() } : null;
  }
  return null;
}

function takeAddressLine(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.done) {
    return negated ? { kind: 'no-address' } : null;
  }
  if (tokens.take('dhcp') || tokens.take('negotiated', 3) || tokens.take('pppoe') || tokens.take('slarp')) {
    tokens.at = tokens.count;
    return negated ? { kind: 'no-address' } : { kind: 'address-unknown' };
  }
  const index = tokens.at;
  const prefix = readPrefix(reader, index);
  if (prefix !== null) {
    tokens.at++;
    if ('text' in prefix) {
      return reader.problems.length > 0 ? null : { kind: 'address-unknown' };
    }
    return { kind: 'address', ...prefix, secondary: tokens.take('secondary', 3), negated };
  }
  const written = tokens.addressAt(index);
  const address = takeSingleAddress(reader);
  const mask = takeMask(reader);
  if (address === null || mask === null) {
    return written !== -1 && reader.problems.length === 0 && !negated ? { kind: 'address-unknown' } : null;
  }
  const secondary = tokens.take('secondary', 3);
  if (tokens.take('standby')) {
    tokens.at++;
  }
  return { kind: 'address', address, mask, secondary, negated };
}
