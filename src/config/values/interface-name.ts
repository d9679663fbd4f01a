import { isDigit } from '../text/characters';

const types = [
  'Async',
  'ATM',
  'BDI',
  'Bluetooth',
  'BVI',
  'Cellular',
  'Dialer',
  'Embedded-Service-Engine',
  'Ethernet',
  'FastEthernet',
  'FiveGigabitEthernet',
  'FortyGigabitEthernet',
  'FourHundredGigE',
  'GigabitEthernet',
  'Group-Async',
  'HundredGigE',
  'Loopback',
  'Management',
  'mgmt',
  'Multilink',
  'Null',
  'NVI',
  'nve',
  'Port-channel',
  'Redundant',
  'Serial',
  'TenGigabitEthernet',
  'TenGigE',
  'Tunnel',
  'TwentyFiveGigE',
  'TwoGigabitEthernet',
  'Virtual-Access',
  'Virtual-PPP',
  'Virtual-Template',
  'VirtualPortGroup',
  'Vlan',
  'Wlan-ap',
];

const lowered = types.map((type) => type.toLowerCase());
const known = new Map<string, string>();

/** Short forms that IOS prints itself although they fit several types. */
const short = new Map([
  ['e', 'Ethernet'],
  ['f', 'FastEthernet'],
  ['g', 'GigabitEthernet'],
  ['t', 'Tunnel'],
  ['te', 'TenGigabitEthernet'],
  ['v', 'Vlan'],
  ['lo', 'Loopback'],
  ['po', 'Port-channel'],
  ['s', 'Serial'],
  ['tu', 'Tunnel'],
  ['m', 'Management'],
]);

/**
 * An interface name as the device itself writes it: `gi0/0`, `GI 0/0` and `GigabitEthernet0/0` are one name. A name whose
 * type is unknown is returned as it is.
 */
export function canonicalInterfaceName(name: string): string {
  let at = 0;
  while (at < name.length && !isDigit(name.charCodeAt(at))) {
    at++;
  }
  if (at === 0 || at === name.length) {
    return name;
  }
  const type = name.slice(0, at).trimEnd();
  const expanded = interfaceTypeOf(type);
  return expanded === null ? name : expanded + name.slice(at);
}

/** The type of interfaces that a word or the beginning of one means, as the device writes it; null where it means none. */
export function interfaceTypeOf(type: string): string | null {
  const cached = known.get(type);
  if (cached !== undefined) {
    return cached;
  }
  const wanted = type.toLowerCase();
  const exact = lowered.indexOf(wanted);
  const fitting = types.filter((_, index) => lowered[index]?.startsWith(wanted));
  const found =
    exact >= 0 ? types[exact] : (short.get(wanted) ?? (fitting.length === 1 ? fitting[0] : undefined));
  if (found === undefined) {
    return null;
  }
  if (known.size < 1000) {
    known.set(type, found);
  }
  return found;
}
