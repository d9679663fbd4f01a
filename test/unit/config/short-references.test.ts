import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigBlocks } from '../../../src/config/blocks';
import type { Dialect } from '../../../src/config/model';
import { parseConfig } from '../../../src/config/parse';

/** The names in the last line of a text. */
function namesOfLast(text: string, dialect: Dialect = 'ios'): readonly string[] {
  const config = parseConfig(text, dialect);
  const last = config.lines.count - 1;
  return [...ConfigBlocks.of(config, null).all()]
    .flatMap(({ facts }) => [...facts.names.values()].flat())
    .filter(({ line }) => line === last)
    .sort((one, other) => one.start - other.start)
    .map(({ kind, name }) => `${kind} ${name}`);
}

const gi = 'interface GigabitEthernet0/7';

const short: readonly (readonly [string, string, readonly string[]])[] = [
  ['', 'ip nat in so li 101 int gi0/7 ov', ['acl 101', gi]],
  ['', 'ip nat ins so lis NA pool NP ov', ['acl NA', 'nat-pool NP']],
  ['', 'ip nat inside source l NAMEX int gi0/7 ov', ['acl NAMEX', gi]],
  ['', 'ip nat ins so rou NAMEX pool P', ['route-map NAMEX', 'nat-pool P']],
  ['', 'zone-pair sec ZP so IN de OUT', ['zone IN', 'zone OUT']],
  ['', 'cry map C local-a gi0/7', ['crypto-map C', gi]],
  ['interface Vlan1\n ', 'zone-m sec OUT', ['zone OUT']],
  ['interface Vlan1\n ', 'ip pol route-m NAMEX', ['route-map NAMEX']],
  ['line vty 0 4\n ', 'access-cl NAMEX in', ['acl NAMEX']],
  ['ip access-list extended A\n ', 'permit ip ob N addrg M', ['object-group N', 'object-group M']],
  ['router bgp 1\n ', 'neigh 1.1.1.1 route-m X in', ['route-map X']],
  ['router bgp 1\n ', 'neighbor 1.1.1.1 prefix-l X in', ['prefix-list X']],
  ['router bgp 1\n ', 'neighbor 1.1.1.1 update-s gi0/7', [gi]],
  ['router ospf 1\n ', 'passive-i gi0/7', [gi]],
];

const interfaces = [
  'ntp source gi0/7',
  'ntp server 192.0.2.1 source gi0/7',
  'snmp-server trap-source gi0/7',
  'track 1 interface GigabitEthernet 0/7 line-protocol',
  'ip flow-export source gi0/7',
  'ip tftp source-interface gi0/7',
  'logging source-interface gi0/7',
  'monitor session 1 source interface gi0/7',
  'interface Vlan1\n standby 1 track gi0/7 20',
  'interface Vlan1\n backup interface gi0/7',
  'interface Tunnel1\n tunnel route-via gi0/7 mandatory',
  'router eigrp A\n af-interface gi0/7',
  'crypto ikev2 client flexvpn F\n source 1 gi0/7 track 1',
  'flow exporter E\n source gi0/7',
];

const nameifs = [
  'icmp permit any outside',
  'icmp permit host 192.0.2.1 echo outside',
  'ssh 192.0.2.0 255.255.255.0 outside',
  'http 192.0.2.0 255.255.255.0 outside',
  'telnet 192.0.2.0 255.255.255.0 outside',
  'logging host outside 192.0.2.1',
  'snmp-server host outside 192.0.2.1 community c',
  'aaa-server R (outside) host 192.0.2.1',
  'ip verify reverse-path interface outside',
  'dhcpd address 192.0.2.2-192.0.2.9 outside',
  'dhcpd enable outside',
  'dhcpd dns 192.0.2.1 interface outside',
  'monitor-interface outside',
  'management-access outside',
  'ntp server 192.0.2.1 key 1 source outside prefer',
  'crypto ipsec df-bit clear-df outside',
  'webvpn\n enable outside',
  'sla monitor 1\n type echo protocol ipIcmpEcho 192.0.2.1 interface outside',
];

describe('names in lines as somebody types them', () => {
  for (const [before, line, wanted] of short) {
    it(`are found in ${line}`, () => {
      assert.deepEqual(namesOfLast(before + line), wanted);
    });
  }
});

describe('interfaces', () => {
  it('are found wherever their name stands', () => {
    for (const text of interfaces) assert.deepEqual([text, namesOfLast(text)], [text, [gi]]);
  });

  it('are not found in texts, secrets and names of other things', () => {
    for (const text of [
      'interface Vlan1\n description to gi0/7',
      'vlan 10\n name Vlan10',
      'username Tunnel1 password 0 Tunnel1',
      'snmp-server community Tunnel1 RO',
      'snmp-server user U g v3',
      'interface Gi0/1\n switchport access vlan 10',
    ]) {
      assert.deepEqual([text, namesOfLast(text)], [text, []]);
    }
    assert.deepEqual(namesOfLast('ip nat inside source list Tunnel1 pool Vlan1'), [
      'acl Tunnel1',
      'nat-pool Vlan1',
    ]);
  });
});

describe('names of ASA interfaces', () => {
  it('are found wherever they stand', () => {
    for (const line of nameifs) {
      const text = `ASA Version 9.16(1)\n${line}`;
      assert.deepEqual([line, namesOfLast(text, 'asa')], [line, ['nameif outside']]);
    }
  });
});

describe('lists', () => {
  it('are found in queues, logins and captures', () => {
    for (const line of [
      'queue-list 1 protocol ip 1 list A',
      'login quiet-mode access-class A',
      'monitor capture C access-list A',
    ]) {
      assert.deepEqual([line, namesOfLast(line)], [line, ['acl A']]);
    }
  });
});
