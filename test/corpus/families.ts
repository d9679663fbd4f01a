import type { Dialect } from '../../src/config/model';
import { Mode } from '../../src/config/text/line-state';

/** A line with its words in small letters, the mode that it stands in, and what it is part of. */
export interface FamilyLine {
  readonly words: readonly string[];
  readonly mode: number;
  readonly dialect: Dialect;
}

const listModes: readonly number[] = [Mode.standardList, Mode.extendedList];
const groupModes: readonly number[] = [
  Mode.networkGroup,
  Mode.serviceGroup,
  Mode.protocolGroup,
  Mode.icmpGroup,
  Mode.networkObject,
  Mode.serviceObject,
];
const cryptoModes: readonly number[] = [
  Mode.cryptoMap,
  Mode.dynamicMap,
  Mode.transformSet,
  Mode.ipsecProfile,
  Mode.isakmpPolicy,
  Mode.keyring,
  Mode.isakmpProfile,
  Mode.ikev2Keyring,
  Mode.ikev2Profile,
  Mode.ikev2Policy,
  Mode.ikev2Proposal,
  Mode.ipsecProposal,
  Mode.ezvpnClient,
  Mode.ezvpnGroup,
];
const firewallModes: readonly number[] = [Mode.zonePair, Mode.classMap, Mode.policyMap];

/** Commands of an interface that decide over addresses, access, NAT and IPsec; null for any other. */
function interfaceFamily([first = '', second = '', third = '']: readonly string[]): string | null {
  if (first === 'ip') {
    const known = ['address', 'access-group', 'nat', 'inspect', 'unnumbered'].includes(second);
    return known || (second === 'vrf' && third === 'forwarding') ? 'interfaces' : null;
  }
  if (first === 'vrf') {
    return 'interfaces';
  }
  if (first === 'crypto') {
    return second === 'map' || second === 'ipsec' ? 'interfaces' : null;
  }
  if (first === 'tunnel') {
    return ['source', 'destination', 'mode', 'protection', 'vrf'].includes(second) ? 'interfaces' : null;
  }
  return ['nameif', 'security-level', 'shutdown', 'description', 'zone-member'].includes(first)
    ? 'interfaces'
    : null;
}

function globalFamily(words: readonly string[], dialect: Dialect): string | null {
  const [first = '', second = '', third = ''] = words;
  switch (first) {
    case 'interface':
      return second === 'range' ? null : 'interfaces';
    case 'access-list':
    case 'access-group':
      return 'access lists';
    case 'hostname':
    case 'version':
      return 'device';
    case 'object':
    case 'object-group':
      return 'objects';
    case 'route-map':
      return 'route-maps';
    case 'route':
      return 'static routes';
    case 'nat':
    case 'global':
    case 'static':
    case 'xlate':
      return dialect === 'asa' ? 'NAT of the ASA' : null;
    case 'name':
    case 'timeout':
      return dialect === 'asa' ? 'ASA settings' : null;
    case 'tunnel-group':
      return 'IPsec';
    case 'crypto':
      return ['isakmp', 'ipsec', 'ikev1', 'ikev2', 'map', 'dynamic-map', 'keyring', 'logging'].includes(
        second,
      )
        ? 'IPsec'
        : null;
    case 'zone-pair':
      return 'firewall';
    case 'class-map':
    case 'policy-map':
      return words.includes('inspect') ? 'firewall' : null;
    case 'ip':
      if (second === 'nat') return 'NAT of IOS';
      if (second === 'access-list') {
        return ['resequence', 'log-update', 'logging', 'role-based'].includes(third) ? null : 'access lists';
      }
      if (second === 'inspect') return third === 'name' ? 'firewall' : null;
      return second === 'route' ? 'static routes' : null;
    default:
      return null;
  }
}

/** Why a line is none of the families although it begins like one of their lines; null where it is one, or begins like none. */
export function outsideBecause({ words, mode, dialect }: FamilyLine): string | null {
  const bare = words[0] === 'no' ? words.slice(1) : words;
  const [first = '', second = ''] = bare;
  if (mode === Mode.other && globalFamily(bare, dialect) !== null) {
    return 'inside a block that belongs to no family';
  }
  if (
    dialect === 'nx-os' &&
    listModes.includes(mode) &&
    ['fragments', 'ignore', 'statistics'].includes(first)
  ) {
    return 'a line of NX-OS lists whose syntax IOS does not have';
  }
  if (first === 'access-list' && second === 'compiled') {
    return 'a setting of all lists, no entry of one';
  }
  return first === 'object-group' && ['security', 'user'].includes(second)
    ? 'a group of users or of security tags, neither addresses nor services'
    : null;
}

/** Why no device takes a line, where the words tell; null where they do not. */
export function invalidBecause({ words, mode }: FamilyLine): string | null {
  const isEntry = listModes.includes(mode) || words[0] === 'access-list';
  if (!isEntry) {
    return null;
  }
  const rest = words.slice(words.findIndex((word) => word === 'permit' || word === 'deny') + 1);
  if (rest.some((word, at) => (word === 'ge' || word === 'le') && /^\d+$/.test(rest[at + 1] ?? ''))) {
    return 'ge and le are operators of prefix lists, not of access lists';
  }
  return rest[0] === 'ip' && rest.includes('eq') ? 'ports need a protocol that has ports' : null;
}

/** The family of issue 4's languages that a line belongs to; null where it belongs to none. */
export function familyOf({ words, mode, dialect }: FamilyLine): string | null {
  const bare = words[0] === 'no' ? words.slice(1) : words;
  if (bare.length === 0 || (bare.length === 1 && ['exit', 'end', 'quit'].includes(bare[0] ?? ''))) {
    return null;
  }
  if (listModes.includes(mode)) return 'access lists';
  if (groupModes.includes(mode)) return bare[0] === 'nat' ? 'NAT of the ASA' : 'objects';
  if (cryptoModes.includes(mode)) return 'IPsec';
  if (firewallModes.includes(mode)) return 'firewall';
  if (mode === Mode.tunnelGroup) return 'IPsec';
  if (mode === Mode.inspectionPolicy) return bare[0] === 'inspect' ? 'firewall' : null;
  if (mode === Mode.vrf) return bare[0] === 'ip' && bare[1] === 'route' ? 'static routes' : null;
  if (mode === Mode.interface) return interfaceFamily(bare);
  if (mode === Mode.routeMap) return bare[0] === 'match' && bare[1] === 'ip' ? 'route-maps' : null;
  if (mode === Mode.natPool || mode === Mode.natPortmap) return 'NAT of IOS';
  return mode === Mode.none ? globalFamily(bare, dialect) : null;
}
