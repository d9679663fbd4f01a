import { protocolNames } from '../values/ports';
import { isLetter } from '../text/characters';
import type { Tokens } from '../text/tokens';

/** What one line says about the dialect of its text. */
export const Evidence = {
  none: 0,
  comment: 1,
  /** A line of IOS. */
  ios: 2,
  asa: 3,
  nxos: 4,
  iosXe: 5,
  /** A line that all of them have. */
  common: 6,
  /** A line that none of them has. */
  foreign: 7,
  /** A line that decides: the text is something else. */
  otherLanguage: 8,
  /** A line that decides: the text is of an ASA. */
  asaFor: 9,
  /** An access-list entry, which IOS and NX-OS write alike. */
  entry: 10,
} as const;

export function evidenceOf(tokens: Tokens): number {
  const code = tokens.firstCode(0);
  if (code === 33) {
    return tokens.isAt(0, '!command:') || tokens.isAt(1, 'cisco-nx') ? Evidence.nxos : Evidence.comment;
  }
  if (code === 58) {
    return tokens.isAt(1, 'saved') || tokens.isAt(1, 'serial') || tokens.isAt(1, 'hardware:')
      ? Evidence.asaFor
      : Evidence.comment;
  }
  if (code === 96 && tokens.text.startsWith('```', tokens.start)) {
    return Evidence.otherLanguage;
  }
  const known = ownEvidence(tokens);
  return known !== Evidence.none ? known : foreignEvidence(tokens, code);
}

/** What other languages have: braces, assignments, keys, sections, markup, shell rules. */
function foreignEvidence(tokens: Tokens, code: number): number {
  const { text } = tokens;
  const last = text.charCodeAt(tokens.end - 1);
  if (last === 59 || last === 123 || last === 125 || last === 44) {
    return Evidence.foreign;
  }
  // [section], <markup>, "quoted", #comment or heading, *table, -list or rule, /path, |, $, @, =
  if ('[<"#*-/|$@={}('.includes(String.fromCharCode(code)) && tokens.count > 0) {
    return Evidence.foreign;
  }
  const firstEnd = tokens.endOf(0);
  if (text.charCodeAt(firstEnd - 1) === 58 && isLetter(code)) {
    return Evidence.foreign;
  }
  for (let at = tokens.startOf(0); at < firstEnd; at++) {
    const one = text.charCodeAt(at);
    if (one === 61 || (one === 58 && at + 1 < firstEnd && text.charCodeAt(at + 1) === 58)) {
      return Evidence.foreign;
    }
  }
  if (tokens.count > 1 && text.charCodeAt(tokens.startOf(1)) === 61) {
    return Evidence.foreign;
  }
  // A sentence: capital first, full stop last, several words.
  return last === 46 && tokens.count > 3 && code >= 65 && code <= 90 ? Evidence.foreign : Evidence.none;
}

type Test = (tokens: Tokens, at: number) => number;

const address = (tokens: Tokens, index: number) => tokens.addressAt(index) !== -1;
const number = (tokens: Tokens, index: number) => tokens.numberAt(index) >= 0;
const when = (holds: boolean, evidence: number) => (holds ? evidence : Evidence.none);

/** Commands by their first word; `at` is its index (1 after `no`). */
const commands: Readonly<Record<string, Test>> = {
  'access-list': (t, at) => {
    if (t.isAt(at + 2, 'extended') || t.isAt(at + 2, 'standard')) {
      return when(isAction(t, at + 3) || t.isAt(at + 3, 'remark'), Evidence.asa);
    }
    return when(number(t, at + 1) && (isAction(t, at + 2) || t.isAt(at + 2, 'remark')), Evidence.ios);
  },
  'access-group': (t, at) =>
    when(
      t.isAt(at + 2, 'in') || t.isAt(at + 2, 'out') ? t.isAt(at + 3, 'interface') : t.isAt(at + 2, 'global'),
      Evidence.asa,
    ),
  aaa: (t, at) =>
    when(
      ['new-model', 'authentication', 'authorization', 'accounting'].some((w) => t.isAt(at + 1, w)),
      Evidence.common,
    ),
  asa: (t, at) => when(t.isAt(at + 1, 'version'), Evidence.asaFor),
  ngfw: (t, at) => when(t.isAt(at + 1, 'version'), Evidence.asaFor),
  pix: (t, at) => when(t.isAt(at + 1, 'version'), Evidence.asaFor),
  banner: (t, at) =>
    when(
      ['motd', 'login', 'exec', 'incoming'].some((w) => t.isAt(at + 1, w)),
      Evidence.common,
    ),
  boot: (t, at) => when(t.isAt(at + 1, 'kickstart') || t.isAt(at + 1, 'nxos'), Evidence.nxos),
  'boot-start-marker': () => Evidence.ios,
  building: (t, at) => when(t.isAt(at + 1, 'configuration...'), Evidence.common),
  crypto: (t, at) => {
    if (t.isAt(at + 1, 'ikev1') || (t.isAt(at + 1, 'ipsec') && t.isAt(at + 2, 'ikev1'))) {
      return Evidence.asa;
    }
    return when(
      ['isakmp', 'ipsec', 'map', 'keyring', 'ikev2', 'dynamic-map', 'pki', 'gdoi', 'key'].some((w) =>
        t.isAt(at + 1, w),
      ) && t.count > at + 2,
      Evidence.ios,
    );
  },
  current: (t, at) => when(t.isAt(at + 1, 'configuration'), Evidence.ios),
  description: (t, at) => when(t.start > 0 && t.count > at + 1, Evidence.none),
  duplex: (t, at) => when(t.isAt(at + 1, 'auto') || t.isAt(at + 1, 'full'), Evidence.common),
  enable: (t, at) => when(t.isAt(at + 1, 'secret') || t.isAt(at + 1, 'password'), Evidence.common),
  encapsulation: (t, at) => when(t.isAt(at + 1, 'dot1q', 5) && number(t, at + 2), Evidence.common),
  feature: (t, at) => when(t.count === at + 2 && at === 0, Evidence.nxos),
  hostname: (t, at) => when(t.count === at + 2, Evidence.common),
  int: (t, at) => interfaceEvidence(t, at),
  interface: (t, at) => interfaceEvidence(t, at),
  ip: (t, at) => ipEvidence(t, at),
  ipv6: (t, at) =>
    when(
      ['address', 'unicast-routing', 'route', 'access-list', 'enable', 'nd'].some((w) => t.isAt(at + 1, w)),
      Evidence.common,
    ),
  license: (t, at) => when(t.isAt(at + 1, 'udi'), Evidence.common),
  line: (t, at) =>
    when(
      ['con', 'vty', 'aux', 'console'].some((w) => t.isAt(at + 1, w)) && t.count <= at + 4,
      Evidence.common,
    ),
  match: (t, at) =>
    when(
      (t.isAt(at + 1, 'ip') && t.isAt(at + 2, 'address')) ||
        (t.isAt(at + 1, 'address') && t.count === at + 3),
      Evidence.common,
    ),
  nameif: (t, at) => when(t.count <= at + 2, Evidence.asa),
  nat: (t, at) => when(t.text.charCodeAt(t.startOf(at + 1)) === 40 && t.count > at + 2, Evidence.asa),
  'object-group': (t, at) =>
    when(
      ['network', 'service', 'protocol', 'icmp-type', 'ip'].some((w) => t.isAt(at + 1, w)) &&
        t.count > at + 2,
      t.isAt(at + 1, 'ip') ? Evidence.nxos : Evidence.common,
    ),
  object: (t, at) =>
    when((t.isAt(at + 1, 'network') || t.isAt(at + 1, 'service')) && t.count === at + 3, Evidence.asa),
  platform: (t, at) =>
    when(
      ['console', 'qfp', 'punt-keepalive'].some((w) => t.isAt(at + 1, w)),
      Evidence.iosXe,
    ),
  route: (t, at) => when(address(t, at + 2) && address(t, at + 3) && address(t, at + 4), Evidence.asa),
  'route-map': (t, at) => when(isAction(t, at + 2) && number(t, at + 3), Evidence.ios),
  router: (t, at) =>
    when(
      ['ospf', 'bgp', 'eigrp', 'rip', 'isis'].some((w) => t.isAt(at + 1, w)) && t.count <= at + 4,
      Evidence.common,
    ),
  'same-security-traffic': () => Evidence.asa,
  'security-level': (t, at) => when(number(t, at + 1), Evidence.asa),
  service: (t, at) =>
    when(
      ['timestamps', 'password-encryption', 'pad', 'dhcp', 'tcp-keepalives-in'].some((w) =>
        t.isAt(at + 1, w),
      ),
      Evidence.ios,
    ),
  set: (t, at) =>
    when(t.isAt(at + 1, 'transform-set') || (t.isAt(at + 1, 'peer') && t.count === at + 3), Evidence.common),
  shutdown: (t, at) => when(t.count === at + 1, Evidence.common),
  'snmp-server': () => Evidence.common,
  'spanning-tree': () => Evidence.common,
  speed: (t, at) => when(t.count === at + 2, Evidence.common),
  switchport: () => Evidence.common,
  timeout: (t, at) => when(t.isAt(at + 1, 'xlate') || t.isAt(at + 1, 'conn'), Evidence.asa),
  tunnel: (t, at) =>
    when(
      ['source', 'destination', 'mode', 'protection', 'key'].some((w) => t.isAt(at + 1, w)),
      Evidence.common,
    ),
  'tunnel-group': (t, at) => when(t.isAt(at + 2, 'type') || t.count > at + 2, Evidence.asa),
  username: (t, at) =>
    when(
      ['privilege', 'password', 'secret'].some((w) => t.isAt(at + 2, w)),
      Evidence.common,
    ),
  vdc: (t, at) => when(t.isAt(at + 2, 'id'), Evidence.nxos),
  version: (t, at) => versionEvidence(t, at),
  vlan: (t, at) => when(number(t, at + 1) && t.count === at + 2, Evidence.common),
  vrf: (t, at) => {
    if (t.isAt(at + 1, 'context') || t.isAt(at + 1, 'member')) {
      return Evidence.nxos;
    }
    return when(t.isAt(at + 1, 'definition') || t.isAt(at + 1, 'forwarding'), Evidence.common);
  },
  xlate: (t, at) => when(t.isAt(at + 1, 'per-session'), Evidence.asa),
  'zone-member': (t, at) => when(t.isAt(at + 1, 'security'), Evidence.ios),
};

function ownEvidence(tokens: Tokens): number {
  const at = tokens.isAt(0, 'no') ? 1 : 0;
  if (at === 0 && isEntry(tokens)) {
    return Evidence.entry;
  }
  const length = tokens.endOf(at) - tokens.startOf(at);
  if (length > 24 || length === 0) {
    return Evidence.none;
  }
  const word = tokens.wordAt(at).toLowerCase();
  return Object.hasOwn(commands, word) ? (commands[word]?.(tokens, at) ?? Evidence.none) : Evidence.none;
}

function isAction(tokens: Tokens, index: number): boolean {
  return tokens.isAt(index, 'permit', 3) || tokens.isAt(index, 'deny', 3);
}

/** `[N] permit|deny PROTOCOL ADDRESS …`, and the entries of standard lists. */
function isEntry(tokens: Tokens): boolean {
  const at = number(tokens, 0) ? 1 : 0;
  if (!isAction(tokens, at) || tokens.text.charCodeAt(tokens.end - 1) === 59) {
    return false;
  }
  if (address(tokens, at + 1)) {
    return tokens.count === at + 2 || address(tokens, at + 2) || tokens.isAt(at + 2, 'log');
  }
  const start = tokens.startOf(at + 1);
  const end = tokens.endOf(at + 1);
  const protocol =
    protocolNames.find(tokens.text, start, end) >= 0 ||
    number(tokens, at + 1) ||
    tokens.isAt(at + 1, 'object-group');
  const next = at + (tokens.isAt(at + 1, 'object-group') ? 3 : 2);
  return protocol && isAddressWord(tokens, next) && tokens.count > next + 1;
}

function isAddressWord(tokens: Tokens, index: number): boolean {
  return (
    address(tokens, index) ||
    ['any', 'any4', 'host', 'object-group', 'object', 'addrgroup'].some((word) => tokens.isAt(index, word))
  );
}

function interfaceEvidence(tokens: Tokens, at: number): number {
  const last = tokens.text.charCodeAt(tokens.end - 1);
  const code = tokens.firstCode(at + 1);
  const named = tokens.count === at + 2 || (tokens.count === at + 3 && number(tokens, at + 2));
  return when(named && isLetter(code) && last >= 48 && last <= 57, Evidence.common);
}

function versionEvidence(tokens: Tokens, at: number): number {
  if (tokens.count > at + 2 || tokens.count === at + 1) {
    return Evidence.none;
  }
  const word = tokens.wordAt(at + 1);
  const major = Number.parseInt(word, 10);
  if (!(major >= 5 && major < 30) || word.length > 16 || word.indexOf('.') < 1) {
    return Evidence.none;
  }
  if (word.includes('(')) {
    return Evidence.nxos;
  }
  return major >= 16 ? Evidence.iosXe : Evidence.ios;
}

function ipEvidence(tokens: Tokens, at: number): number {
  if (tokens.isAt(at + 1, 'access-list', 3)) {
    if (tokens.isAt(at + 2, 'standard', 3) || tokens.isAt(at + 2, 'extended', 3)) {
      return when(tokens.count > at + 3, Evidence.ios);
    }
    return when(tokens.count === at + 3, Evidence.nxos);
  }
  if (tokens.isAt(at + 1, 'address')) {
    return when(
      address(tokens, at + 2) || tokens.isAt(at + 2, 'dhcp') || tokens.isAt(at + 2, 'negotiated') || at === 1,
      Evidence.common,
    );
  }
  if (tokens.isAt(at + 1, 'nat')) {
    return when(
      ['inside', 'outside', 'pool', 'translation', 'source', 'service', 'settings'].some((w) =>
        tokens.isAt(at + 2, w),
      ),
      Evidence.ios,
    );
  }
  if (tokens.isAt(at + 1, 'route')) {
    return when(address(tokens, at + 2) || tokens.isAt(at + 2, 'vrf'), Evidence.common);
  }
  return when(
    iosIpWords.some((word) => tokens.isAt(at + 1, word)),
    Evidence.ios,
  );
}

const iosIpWords = [
  'access-group',
  'cef',
  'classless',
  'domain',
  'domain-name',
  'domain-lookup',
  'forward-protocol',
  'helper-address',
  'http',
  'inspect',
  'mtu',
  'nhrp',
  'ospf',
  'prefix-list',
  'ssh',
  'tcp',
  'unnumbered',
  'virtual-reassembly',
  'vrf',
];
