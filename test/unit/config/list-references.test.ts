import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigBlocks } from '../../../src/config/blocks';
import type { Dialect } from '../../../src/config/model';
import { parseConfig } from '../../../src/config/parse';

/** Global lines, in which `X` is an access list each time. */
const ios = [
  'snmp-server community public RO X',
  'snmp-server community public RW X',
  'snmp-server community public view V RO X',
  'snmp-server group G v3 priv access X',
  'snmp-server group G v3 priv read VIEW write ALL access X',
  'snmp-server user U G v3 access X',
  'snmp-server file-transfer access-group X protocol ftp',
  'snmp-server tftp-server-list X',
  'ip http access-class X',
  'ip http access-class ipv4 X',
  'ip http secure-server access-class X',
  'ip ssh server access-class X',
  'ip ftp access-class X',
  'ip scp server access-class X',
  'ip telnet access-class X',
  'ip pim rp-address 1.1.1.1 X',
  'ip pim rp-address 1.1.1.1 X override',
  'ip pim rp-candidate Loopback0 group-list X',
  'ip pim send-rp-announce Loopback0 scope 5 group-list X',
  'ip pim accept-register list X',
  'ip pim accept-rp 1.1.1.1 X',
  'ip pim accept-rp auto-rp X',
  'ip pim spt-threshold infinity group-list X',
  'ip pim ssm range X',
  'ip pim rp-announce-filter rp-list X group-list X',
  'ip pim bsr-candidate Loopback0 0 accept-rp-candidate X',
  'ip multicast rate-limit out group-list X source-list X 100',
  'ip multicast group-range X',
  'ip msdp sa-filter in 1.1.1.1 list X',
  'ip msdp redistribute list X',
  'ip msdp filter-sa-request 1.1.1.1 list X',
  'ip igmp ssm-map static X 1.1.1.1',
  'ntp access-group peer X',
  'ntp access-group serve-only X',
  'ntp access-group ipv4 peer X',
  'debug ip packet X',
  'debug ip packet detail X',
  'debug ip nat X',
  'tftp-server flash:f X',
  'ip tcp intercept list X',
  'ip wccp web-cache redirect-list X group-list X',
  'ip auth-proxy name N http list X',
  'ip admission name N proxy http list X',
  'ip nat inside source list X interface Gi0/0 overload',
  'dialer-list 1 protocol ip list X',
  'mpls ldp advertise-labels for X',
  'mpls ldp advertise-labels for X to X',
  'ip ips name N list X',
  'ip audit name N info list X',
  'ip inspect name N http java-list X',
];

const asa = [
  'capture C access-list X interface outside',
  'access-group X in interface outside',
  'nat (inside) 0 access-list X',
  'aaa authentication match X inside LOCAL',
  'aaa accounting match X inside G',
  'aaa authorization match X inside G',
  'crypto map M 1 match address X',
  'dynamic-filter enable interface outside classify-list X',
  'wccp web-cache redirect-list X group-list X',
  'multicast boundary X',
  'pim accept-register list X',
  'pim rp-address 1.1.1.1 X',
  'static (a,b) 1.1.1.1 access-list X',
  'access-list X extended permit ip any any',
];

/** Lines inside a block: `X` is an access list, `R` a route-map, `P` a prefix list. */
const inner: readonly (readonly [string, readonly string[]])[] = [
  [
    'line vty 0 4',
    ['access-class X in', 'access-class X in vrf-also', 'access-class X out', 'access-class X in vrf V'],
  ],
  [
    'interface Gi0/0',
    [
      'ip access-group X in',
      'ip pim neighbor-filter X',
      'ip igmp access-group X',
      'ip igmp limit 5 except X',
      'ip multicast boundary X',
      'ip multicast boundary X in',
      'ip multicast boundary X filter-autorp',
      'ip multicast boundary block source X',
      'ip verify unicast reverse-path X',
      'ip verify unicast source reachable-via any X',
      'ip wccp web-cache group-list X',
      'rate-limit input access-group X 8000 1500 2000 conform-action transmit exceed-action drop',
      'traffic-shape group X 8000',
      'ip summary-address eigrp 1 10.0.0.0 255.0.0.0 leak-map R',
      'ip directed-broadcast X',
      'ip dvmrp accept-filter X',
    ],
  ],
  [
    'router eigrp 1',
    [
      'distribute-list X in',
      'distribute-list X out Gi0/0',
      'distribute-list gateway P in',
      'distribute-list prefix P in',
      'distribute-list route-map R in',
      'offset-list X in 5',
      'offset-list X out 5 Gi0/0',
      'distance 90 10.0.0.0 0.255.255.255 X',
      'default-information in X',
      'default-information out X',
      'redistribute static route-map R',
      'neighbor 1.1.1.1 distribute-list X in',
      'neighbor 1.1.1.1 distribute-list X out',
    ],
  ],
  [
    'router bgp 1',
    [
      'neighbor 1.1.1.1 distribute-list X in',
      'neighbor 1.1.1.1 default-originate route-map R',
      'aggregate-address 10.0.0.0 255.0.0.0 suppress-map R',
      'bgp dampening route-map R',
      'table-map R',
      'neighbor 1.1.1.1 prefix-list P in',
      'neighbor 1.1.1.1 unsuppress-map R',
      'neighbor 1.1.1.1 route-map R in',
      'neighbor 1.1.1.1 advertise-map R exist-map R',
      'distance 5 1.1.1.1 0.0.0.0 X',
      'network 1.1.1.1 route-map R',
    ],
  ],
  [
    'router ospf 1',
    [
      'distribute-list X in',
      'distance 110 0.0.0.0 255.255.255.255 X',
      'redistribute connected subnets route-map R',
      'area 1 filter-list prefix P in',
      'default-information originate route-map R',
      'table-map R filter',
      'prefix-priority high route-map R',
    ],
  ],
  [
    'route-map R permit 10',
    [
      'match ip address X',
      'match ip next-hop X',
      'match ip route-source X',
      'match ip address prefix-list P',
      'match ip route-source redistribution-source X',
      'match ip next-hop prefix-list P',
    ],
  ],
  [
    'class-map match-any C',
    [
      'match access-group X',
      'match access-group name X',
      'match not access-group name X',
      'match not access-group X',
    ],
  ],
  [
    'crypto gdoi group G',
    ['match address ipv4 X', 'rekey address ipv4 X', 'authorization address ipv4 X', 'client acl X'],
  ],
  ['crypto isakmp client configuration group G', ['acl X']],
  ['crypto ipsec client ezvpn E', ['acl X', 'nat acl X', 'connect acl X', 'flow allow acl X']],
  ['crypto map M 10 ipsec-isakmp', ['match address X', 'set ip access-group X in']],
  ['crypto ikev2 authorization policy A', ['route set access-list X']],
  ['vrf definition V', ['import map R', 'export map R', 'import ipv4 unicast map R']],
  ['ip vrf V', ['import map R', 'export map R', 'export ipv4 unicast map R']],
];

const kinds: Readonly<Record<string, string>> = { X: 'acl', R: 'route-map', P: 'prefix-list' };

/** The words `X`, `R` and `P` of the last line that are not found as what they are. */
function missed(text: string, dialect: Dialect): readonly string[] {
  const config = parseConfig(text, dialect);
  const last = config.lines.count - 1;
  const found = [...ConfigBlocks.of(config, null).all()].flatMap(({ facts }) =>
    [...facts.names.values()].flat().filter(({ line }) => line === last),
  );
  const line = text.slice(config.lines.startOf(last));
  return [...line.matchAll(/(?<=\s)[XRP](?=\s|$)/g)].flatMap(({ 0: name, index }) =>
    found.some((one) => one.start === index && one.kind === kinds[name]) ? [] : [line],
  );
}

describe('uses of lists, route-maps and prefix lists', () => {
  it('are found in every global command of IOS', () => {
    assert.deepEqual(
      ios.flatMap((line) => missed(`hostname R1\n${line}`, 'ios')),
      [],
    );
  });

  it('are found in every global command of the ASA', () => {
    assert.deepEqual(
      asa.flatMap((line) => missed(`ASA Version 9.1(1)\n${line}`, 'asa')),
      [],
    );
  });

  it('are found inside blocks', () => {
    const lines = inner.flatMap(([header, own]) =>
      own.flatMap((line) => missed(`${header}\n ${line}`, 'ios')),
    );
    assert.deepEqual(lines, []);
  });

  it('are no keywords', () => {
    const names = (line: string): readonly string[] =>
      [...ConfigBlocks.of(parseConfig(line, 'ios'), null).all()].flatMap(({ facts }) =>
        [...facts.names.values()].flat().map(({ name }) => name),
      );
    assert.deepEqual(names('ip pim rp-address 192.0.2.1 override'), []);
    assert.deepEqual(names('debug ip packet detail'), []);
    assert.deepEqual(names('snmp-server community public RO'), []);
  });
});
