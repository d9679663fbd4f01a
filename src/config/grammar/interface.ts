import type { AddressSource } from '../model';
import type { Statement } from '../statements';
import { notAddress } from '../values/address';
import { readPrefix, takeMask, takeSingleAddress } from './addresses';
import { takeInterfaceName } from './interface-name';
import { takeNhrp } from './nhrp';
import type { Reader } from './reader';
import { takeTunnel } from './tunnel';
import { takeVirtualRouter } from './virtual-router';

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
      if (tokens.take('standby')) {
        return takeVirtualRouter(reader, 'standby', negated);
      }
      if (tokens.take('security-level')) {
        const level = tokens.takeNumber();
        return level < 0 && !negated ? null : { kind: 'security-level', level: negated ? null : level };
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
      if (tokens.take('vlan')) {
        return takeVlan(reader, negated);
      }
      if (tokens.take('vrrp')) {
        return takeVirtualRouter(reader, 'vrrp', negated);
      }
      if (tokens.take('vrf')) {
        return tokens.take('forwarding') || tokens.take('member') || tokens.take('forward')
          ? { kind: 'vrf', name: negated ? null : tokens.takeName() }
          : null;
      }
      return null;
    case 103: // g
      return tokens.take('glbp') ? takeVirtualRouter(reader, 'glbp', negated) : null;
    case 99: // c
      return tokens.take('crypto', 4) ? takeCrypto(reader, negated) : null;
    case 116: // t
      return tokens.take('tunnel', 3) ? takeTunnel(reader, negated) : null;
    case 122: // z
      if (tokens.take('zone-member') && tokens.take('security')) {
        return { kind: 'interface-fields', fields: { zone: negated ? null : tokens.takeName() } };
      }
      return null;
    case 101: // e
      return tokens.take('encapsulation', 5) && tokens.take('dot1q', 4) ? takeVlan(reader, negated) : null;
    default:
      return null;
  }
}

function takeVlan({ tokens }: Reader, negated: boolean): Statement | null {
  const vlan = tokens.takeNumber();
  return vlan < 0 ? null : { kind: 'interface-fields', fields: { vlan: negated ? null : vlan } };
}

function takeCrypto(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('map')) {
    return takeCryptoMap(reader, negated);
  }
  if (!tokens.take('ipsec') || !tokens.take('client') || !tokens.take('ezvpn') || negated) {
    return null;
  }
  const name = tokens.takeName();
  const side = tokens.take('inside') ? 'inside' : 'outside';
  tokens.take('outside');
  return name === null || !tokens.done
    ? null
    : { kind: 'interface-fields', fields: { ezvpn: { name, side } } };
}

function takeCryptoMap(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  const name = tokens.takeName();
  if (name === null && !negated) {
    return null;
  }
  const redundancy = tokens.take('redundancy') ? tokens.takeName() : null;
  const stateful = redundancy !== null && tokens.take('stateful');
  return {
    kind: 'crypto-map-use',
    name: negated ? null : name,
    ...(redundancy === null || negated ? {} : { redundancy: { group: redundancy, stateful } }),
  };
}

function takeIp(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  if (tokens.take('address', 3)) {
    return takeAddressLine(reader, negated);
  }
  if (tokens.take('nat')) {
    const inside = tokens.take('inside', 2);
    const side = inside ? 'inside' : 'outside';
    if (!inside && tokens.take('enable') && tokens.done) {
      return { kind: 'interface-fields', fields: { natVirtual: !negated } };
    }
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
  if (tokens.take('inspect', 4)) {
    const name = tokens.takeName();
    const rule = negated ? null : name;
    if (tokens.take('in')) {
      return { kind: 'interface-fields', fields: { inspectIn: rule } };
    }
    return tokens.take('out') ? { kind: 'interface-fields', fields: { inspectOut: rule } } : null;
  }
  if (tokens.take('unnumbered')) {
    const name = takeInterfaceName(reader);
    return { kind: 'interface-fields', fields: { unnumbered: negated ? null : name } };
  }
  if (tokens.take('nhrp')) {
    return takeNhrp(reader, negated);
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
  for (const [kind, least] of addressMethods) {
    if (tokens.take(kind, least)) {
      return negated ? { kind: 'no-address' } : { kind: 'address-unknown', source: takeMethod(reader, kind) };
    }
  }
  const index = tokens.at;
  const prefix = readPrefix(reader, index);
  if (prefix !== null) {
    tokens.at++;
    if ('text' in prefix) {
      return reader.problems.length > 0
        ? null
        : { kind: 'address-unknown', source: { kind: 'placeholder', text: prefix.text, mask: null } };
    }
    return { kind: 'address', ...prefix, secondary: tokens.take('secondary', 3), negated };
  }
  const written = tokens.addressAt(index);
  const address = takeSingleAddress(reader);
  const mask = takeMask(reader);
  if (address === null || mask === null) {
    const isTemplate = written !== notAddress && reader.problems.length === 0 && !negated;
    return isTemplate
      ? { kind: 'address-unknown', source: { kind: 'placeholder', text: tokens.wordAt(index), mask } }
      : null;
  }
  const secondary = tokens.take('secondary', 3);
  const standby = tokens.take('standby') ? takeSingleAddress(reader) : null;
  return {
    kind: 'address',
    address,
    mask,
    secondary,
    ...(standby === null ? {} : { standby }),
    negated,
  };
}

/** Ways to get an address, with the least letters that name them. */
const addressMethods = [
  ['dhcp', 2],
  ['negotiated', 3],
  ['pppoe', 5],
  ['slarp', 5],
] as const;

function takeMethod({ tokens }: Reader, kind: (typeof addressMethods)[number][0]): AddressSource {
  const setRoute = tokens.isAt(tokens.count - 1, 'setroute');
  const options = tokens.phrase(tokens.at, tokens.count - (setRoute ? 1 : 0));
  tokens.at = tokens.count;
  return { kind, ...(setRoute ? { setRoute } : {}), ...(options === '' ? {} : { options }) };
}
