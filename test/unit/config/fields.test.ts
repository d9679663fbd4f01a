import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';
import type { RecordLists } from '../../../src/config/facts/records';
import type { Ace, DeviceSummary, Dialect } from '../../../src/config/model';
import { dotted } from './helpers';

function summaryOf(dialect: Dialect, ...lines: readonly string[]): DeviceSummary {
  return parseConfig(lines.join('\n'), dialect).summary;
}

function ios(...lines: readonly string[]): DeviceSummary {
  return summaryOf('ios', ...lines);
}

function records(...lines: readonly string[]): RecordLists {
  return ios(...lines).records ?? {};
}

function asa(...lines: readonly string[]): RecordLists {
  return summaryOf('asa', ...lines).records ?? {};
}

function ace(dialect: Dialect, line: string): Ace {
  const [entry] = summaryOf(dialect, line).accessLists[0]?.entries ?? [];
  assert.equal(entry?.kind, 'ace');
  return entry;
}

describe('fields of an entry', () => {
  it('tells what is logged', () => {
    const log = (words: string): unknown => ace('ios', `access-list 101 permit ip any any ${words}`).log;
    assert.deepEqual(log('log'), {});
    assert.deepEqual(log('log-input'), { input: true });
    assert.deepEqual(log('log COOKIE'), { cookie: 'COOKIE' });
    assert.equal(log('fragments'), undefined);
    const asaLog = (words: string): unknown =>
      ace('asa', `access-list A extended permit ip any any ${words}`).log;
    assert.deepEqual(asaLog('log informational interval 300'), { level: 'informational', interval: 300 });
    assert.deepEqual(asaLog('log interval 1'), { interval: 1 });
    assert.deepEqual(asaLog('log disable'), { disabled: true });
  });

  it('tells how long a reflected flow stays open', () => {
    const entry = ace('ios', 'access-list 101 permit udp any any reflect R timeout 30');
    assert.deepEqual([entry.reflect, entry.reflectTimeout], ['R', 30]);
  });

  it('tells any6 from any', () => {
    const entry = ace('asa', 'access-list A extended permit udp any6 any4');
    assert.deepEqual([entry.source, entry.destination], [{ kind: 'any', version: 6 }, { kind: 'any' }]);
  });

  it('keeps the name of a host that the device looks up', () => {
    const entry = ace('ios', 'access-list 101 permit ip host hub.example.net any');
    assert.deepEqual(entry.source, { kind: 'unknown', text: 'hub.example.net', hostName: true });
  });

  it('reads lock-and-key entries', () => {
    const entry = ace('ios', 'access-list 101 dynamic DOOR timeout 60 permit ip any any');
    assert.deepEqual(entry.conditions, [{ kind: 'header', field: 'dynamic', value: 'door timeout 60' }]);
  });

  it('gives the remarks of all lists with their places', () => {
    const { remarks, text } = parseConfig(
      'access-list 11 remark JAVA hosts\nip access-list extended A\n 5 remark  why\n',
    );
    assert.deepEqual(
      remarks.map(({ list, sequence, text: words, span }) => [
        list,
        sequence,
        words,
        text.slice(span.start, span.end),
      ]),
      [
        ['11', null, 'JAVA hosts', 'access-list 11 remark JAVA hosts'],
        ['A', 5, 'why', '5 remark  why'],
      ],
    );
  });
});

describe('fields of an interface', () => {
  it('tells how an address comes that is not in the text', () => {
    const source = (dialect: Dialect, line: string): unknown =>
      summaryOf(dialect, 'interface GigabitEthernet0/0', ` ${line}`).interfaces[0]?.addressSource;
    assert.deepEqual(source('ios', 'ip address negotiated'), { kind: 'negotiated' });
    assert.deepEqual(source('ios', 'ip address dhcp hostname edge'), {
      kind: 'dhcp',
      options: 'hostname edge',
    });
    assert.deepEqual(source('asa', 'ip address dhcp setroute'), { kind: 'dhcp', setRoute: true });
    assert.deepEqual(source('ios', 'ip address 40.76.X.X 255.255.255.0'), {
      kind: 'placeholder',
      text: '40.76.X.X',
      mask: 0xffffff00,
    });
    assert.equal(source('ios', 'ip address 10.0.0.1 255.255.255.0'), undefined);
  });

  it('reads VLAN, crypto map redundancy, the NAT virtual interface and the standby address', () => {
    const [one] = ios(
      'interface GigabitEthernet0/0.10',
      ' encapsulation dot1Q 10',
      ' crypto map M redundancy HA stateful',
      ' ip nat enable',
    ).interfaces;
    assert.deepEqual(
      [one?.vlan, one?.cryptoMapRedundancy, one?.natVirtual, one?.nat],
      [10, { group: 'HA', stateful: true }, true, null],
    );
    const [two] = summaryOf(
      'asa',
      'interface Ethernet0',
      ' ip address 10.0.0.1 255.0.0.0 standby 10.0.0.2',
    ).interfaces;
    assert.equal(dotted(two?.standbyAddress ?? 0), '10.0.0.2');
  });

  it('reads what a tunnel shares, its key and the interface of an ASA tunnel', () => {
    const [one] = ios(
      'interface Tunnel1',
      ' tunnel key 5',
      ' tunnel protection ipsec profile P shared ikev2-profile Q',
    ).interfaces;
    assert.deepEqual(one?.tunnel, {
      source: null,
      destination: null,
      mode: null,
      protection: 'P',
      vrf: null,
      key: 5,
      shared: true,
      ikev2Profile: 'Q',
    });
    const [two] = summaryOf('asa', 'interface Tunnel1', ' tunnel source interface outside').interfaces;
    assert.equal(two?.tunnel?.source, 'outside');
  });
});

describe('fields of IPsec', () => {
  it('tells how a key is written and never the key', () => {
    const found = records(
      'crypto isakmp key 6 HIDDEN address 192.0.2.1',
      'crypto ipsec client ezvpn E',
      ' group G key 6 HIDDEN',
      ' username me password 0 HIDDEN',
    );
    assert.equal(found.keyrings?.[0]?.keyFormat, 6);
    assert.deepEqual([found.ezvpnClients?.[0]?.group, found.ezvpnClients?.[0]?.user], ['G', 'me']);
    assert.ok(!JSON.stringify(found).includes('HIDDEN'));
  });

  it('reads identities of IPv6 and placeholders with a mask', () => {
    const { ikeProfiles, keyrings } = records(
      'crypto keyring K',
      ' pre-shared-key address ipv6 2001:db8::1/128 key SECRET',
      'crypto ikev2 profile P',
      ' match identity remote address 40.76.X.X 255.255.255.255',
      ' match identity remote fqdn domain example.net',
    );
    assert.deepEqual(keyrings?.[0]?.remotes, [{ kind: 'name', type: 'ipv6', name: '2001:db8::1/128' }]);
    assert.deepEqual(ikeProfiles?.[0]?.remotes, [
      { kind: 'name', type: 'address', name: '40.76.X.X', mask: 0xffffffff },
      { kind: 'name', type: 'fqdn domain', name: 'example.net' },
    ]);
  });

  it('reads what decides over NAT traversal', () => {
    const found = records(
      'no crypto ipsec nat-transparency spi-matching',
      'crypto ikev2 profile P',
      ' nat force-encap',
      ' virtual-template 1 mode auto',
      'crypto ipsec transform-set T esp-aes',
      ' mode transport require',
    );
    assert.deepEqual(found.cryptoSettings, [{ name: 'settings', spiMatching: false }]);
    assert.equal(found.ikeProfiles?.[0]?.natForced, true);
    assert.deepEqual(found.ikeProfiles[0].options, [{ name: 'virtual-template mode', value: 'auto' }]);
    assert.equal(found.transformSets?.[0]?.mode, 'transport-required');
  });

  it('keeps settings of the device by their words', () => {
    assert.deepEqual(
      records('crypto isakmp invalid-spi-recovery', 'no crypto isakmp enable').cryptoSettings,
      [
        {
          name: 'settings',
          options: [
            { name: 'isakmp invalid-spi-recovery', value: '' },
            { name: 'isakmp enable', value: 'no' },
          ],
        },
      ],
    );
  });

  it('reads group policies and the attributes of tunnel groups', () => {
    const { groupPolicies, tunnelGroups } = asa(
      'group-policy GP internal',
      'group-policy GP attributes',
      ' vpn-filter value FILTER',
      ' vpn-tunnel-protocol ikev1 ikev2',
      ' ipsec-udp enable',
      'tunnel-group G general-attributes',
      ' address-pool (outside) POOL MORE',
      ' nat-assigned-to-public-ip outside',
    );
    assert.deepEqual(groupPolicies, [
      {
        name: 'GP',
        location: 'internal',
        filter: 'FILTER',
        protocols: ['ikev1', 'ikev2'],
        options: [{ name: 'ipsec-udp', value: 'enable' }],
      },
    ]);
    assert.deepEqual(tunnelGroups, [
      {
        name: 'G',
        type: null,
        sections: ['general-attributes'],
        addressPool: 'POOL',
        otherAddressPools: ['MORE'],
        options: [{ name: 'nat-assigned-to-public-ip', value: 'outside' }],
      },
    ]);
  });

  it('takes back what a line with no names', () => {
    const { cryptoMaps, ezvpnGroups } = records(
      'crypto map M 10 ipsec-isakmp',
      ' set peer 192.0.2.1',
      ' set peer 192.0.2.2',
      ' match address A',
      ' no set peer 192.0.2.1',
      ' no match address A',
      'crypto isakmp client configuration group G',
      ' backup-gateway 192.0.2.9',
      ' no backup-gateway 192.0.2.9',
    );
    assert.deepEqual(
      [cryptoMaps?.[0]?.peers.map(Number), cryptoMaps?.[0]?.matchAddress],
      [[0xc0000202], null],
    );
    assert.deepEqual(ezvpnGroups?.[0]?.options, []);
  });
});

describe('fields of the firewall', () => {
  it('reads every match line of a class', () => {
    const { classMaps } = records(
      'class-map match-any C',
      ' match ip dscp ef cs3',
      ' match not protocol tcp',
    );
    assert.deepEqual(classMaps?.[0]?.conditions, [
      { field: 'ip dscp', values: ['ef', 'cs3'] },
      { field: 'protocol', values: ['tcp'], negated: true },
    ]);
    assert.deepEqual(asa('class-map C', ' match default-inspection-traffic').classMaps?.[0]?.conditions, [
      { field: 'default-inspection-traffic', values: [] },
    ]);
  });

  it('reads zones, parameter maps and settings of inspection', () => {
    const found = records(
      'zone security IN',
      'parameter-map type inspect P',
      ' udp idle-time 60',
      'ip inspect udp idle-time 30',
      'policy-map type inspect PM',
      ' class type inspect C',
      '  inspect P',
    );
    assert.deepEqual(found.zones, [{ name: 'IN' }]);
    assert.deepEqual(found.parameterMaps, [{ name: 'P', values: [{ name: 'udp idle-time', value: 60 }] }]);
    assert.deepEqual(found.inspectSettings, [{ name: 'udp idle-time', value: 30, enabled: true }]);
    assert.deepEqual(found.policyMaps?.[0]?.classes, [{ name: 'C', action: 'inspect', parameterMap: 'P' }]);
  });
});

describe('fields of the ASA', () => {
  it('reads timeouts whose kind is several words, and how they are measured', () => {
    assert.deepEqual(asa('timeout igp stale-route 0:01:10', 'timeout uauth 0:05:00 absolute').asaTimeouts, [
      { name: 'igp stale-route', seconds: 70 },
      { name: 'uauth', seconds: 300, measured: 'absolute' },
    ]);
  });

  it('knows the port names of the protocol that the header of a group says', () => {
    const { objectGroups } = asa('object-group service S udp', ' port-object eq isakmp');
    assert.deepEqual(objectGroups?.[0]?.members, [
      { kind: 'ports', ports: { operator: 'eq', ports: [500] } },
    ]);
  });

  it('knows names in groups', () => {
    const { objectGroups } = asa(
      'name 10.0.0.1 hub',
      'object-group network G',
      ' network-object hub 255.255.255.255',
    );
    assert.deepEqual(objectGroups?.[0]?.members, [
      { kind: 'address', address: { kind: 'host', address: 0x0a000001 } },
    ]);
  });
});

describe('lines that are none of the config', () => {
  it('does not read what show prints', () => {
    const { hostname, interfaces, staticRoutes } = ios(
      'R1#show ip route',
      'interface: Tunnel0',
      '    Crypto map tag: M, local addr 192.0.2.1',
      'hostname-like text',
      'R1#conf t',
      'R1(config)#interface Gi0/0',
      'R1(config-if)#ip nat inside',
      'R1#show running-config',
      'hostname R1',
    );
    assert.deepEqual(
      [hostname, interfaces.map(({ name, nat }) => [name, nat]), staticRoutes],
      ['R1', [['GigabitEthernet0/0', 'inside']], []],
    );
  });

  it('reads a config that follows what show printed without a prompt', () => {
    assert.equal(ios('R1#show version', 'Cisco IOS Software', '!', 'hostname R2').hostname, 'R2');
    assert.equal(ios('R1#show version', 'Cisco IOS Software', 'hostname R2').hostname, 'R2');
  });

  it('knows the VRF of a route in a block of NX-OS', () => {
    const { staticRoutes } = summaryOf(
      'nx-os',
      'vrf context BLUE',
      '  ip route 0.0.0.0/0 192.0.2.1',
      'ip route 10.0.0.0/8 192.0.2.2',
    );
    assert.deepEqual(
      staticRoutes.map(({ vrf }) => vrf),
      ['BLUE', null],
    );
  });
});
