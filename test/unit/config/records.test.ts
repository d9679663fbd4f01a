import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';
import type { RecordLists } from '../../../src/config/facts/records';
import { dotted, summaryOf } from './helpers';

function recordsOf(...lines: readonly string[]): RecordLists {
  return summaryOf(...lines).records ?? {};
}

function asaRecordsOf(...lines: readonly string[]): RecordLists {
  return recordsOf('ASA Version 9.16(1)', ...lines);
}

describe('IPsec', () => {
  it('reads crypto maps, also those that point to a dynamic map', () => {
    const { cryptoMaps, dynamicMaps } = recordsOf(
      'crypto dynamic-map DYN 5',
      ' set transform-set TS',
      'crypto map VPN 10 ipsec-isakmp',
      ' set peer 192.0.2.1 default',
      ' set peer 192.0.2.2',
      ' set transform-set A B',
      ' set ikev2-profile P',
      ' set ip access-group CLEAR in',
      ' match address ACL',
      'crypto map VPN 20 ipsec-isakmp dynamic DYN',
      'crypto map VPN 30 ipsec-isakmp',
      'no crypto map VPN 30',
    );
    assert.deepEqual(
      dynamicMaps?.map((map) => [map.name, map.sequence, map.transformSets]),
      [['DYN', 5, ['TS']]],
    );
    assert.deepEqual(
      cryptoMaps?.map((map) => [
        map.sequence,
        map.dynamicMap,
        map.peers.map(String),
        map.matchAddress,
        map.transformSets,
        map.profile,
        map.accessGroupIn,
      ]),
      [
        [10, null, ['3221225985', '3221225986'], 'ACL', ['A', 'B'], 'P', 'CLEAR'],
        [20, 'DYN', [], null, [], null, null],
      ],
    );
  });

  it('joins the lines of an ASA crypto map without losing what earlier ones said', () => {
    const { cryptoMaps, cryptoMapBindings, cryptoSettings } = asaRecordsOf(
      'crypto map M 1 set connection-type answer-only',
      'crypto map M 1 match address A',
      'crypto map M 1 set peer 104.X.X.X 192.0.2.9',
      'crypto map M 1 set ikev1 transform-set T',
      'crypto map M 1 set nat-t-disable',
      'crypto map M interface outside',
      'no crypto isakmp nat-traversal',
      'no sysopt connection permit-vpn',
    );
    const [map] = cryptoMaps ?? [];
    assert.deepEqual(
      [map?.connection, map?.matchAddress, map?.peers, map?.transformSets, map?.natTraversalDisabled],
      ['answer-only', 'A', ['104.X.X.X', 0xc0000209], ['T'], true],
    );
    assert.deepEqual(cryptoMapBindings, [{ name: 'M', nameif: 'outside' }]);
    assert.deepEqual(cryptoSettings, [{ name: 'settings', natTraversal: false, permitVpnBypass: false }]);
  });

  it('reads transform sets and profiles', () => {
    const { transformSets, ipsecProfiles } = recordsOf(
      'crypto ipsec transform-set A esp-aes 256 esp-sha-hmac',
      ' mode transport require',
      'crypto ipsec transform-set A esp-aes 256 esp-sha-hmac',
      'crypto ipsec transform-set B ah-sha-hmac',
      'crypto ipsec profile P',
      ' set transform-set A',
      ' set isakmp-profile I',
      ' responder-only',
    );
    assert.deepEqual(transformSets, [
      { name: 'A', transforms: ['esp-aes 256', 'esp-sha-hmac'], mode: 'tunnel' },
      { name: 'B', transforms: ['ah-sha-hmac'], mode: 'tunnel' },
    ]);
    assert.deepEqual(ipsecProfiles, [{ name: 'P', transformSets: ['A'], profile: 'I', responderOnly: true }]);
  });

  it('knows whom keys are for and keeps no key', () => {
    const text = [
      'crypto isakmp key SECRET1 address 0.0.0.0',
      'crypto isakmp key 6 SECRET2 address 192.0.2.0 255.255.255.0 no-xauth',
      'crypto keyring K vrf V',
      ' pre-shared-key address 192.0.2.7 key SECRET3',
      'crypto ikev2 keyring K2',
      ' peer A',
      '  address 192.0.2.8',
      '  pre-shared-key SECRET4',
      '  exit',
      ' peer B',
      '  identity fqdn b.example.com',
      '  exit',
      'hostname R1',
    ].join('\n');
    const { summary } = parseConfig(text);
    assert.equal(JSON.stringify(summary).includes('SECRET'), false);
    assert.equal(summary.hostname, 'R1');
    assert.deepEqual(
      summary.records?.keyrings?.map(({ name, vrf, remotes }) => [
        name,
        vrf,
        ...remotes.map((one) =>
          one.kind === 'address' ? `${dotted(one.address)}/${dotted(one.mask)}` : JSON.stringify(one),
        ),
      ]),
      [
        [null, null, '0.0.0.0/0.0.0.0'],
        [null, null, '192.0.2.0/255.255.255.0'],
        ['K', 'V', '192.0.2.7/255.255.255.255'],
        ['K2', null, '192.0.2.8/255.255.255.255', '{"kind":"name","type":"fqdn","name":"b.example.com"}'],
      ],
    );
  });

  it('reads IKE profiles, policies, timers and NAT transparency', () => {
    const { ikeProfiles, ikePolicies, cryptoSettings } = recordsOf(
      'crypto isakmp policy 10',
      ' encr aes 256',
      ' authentication pre-share',
      ' group 14',
      'crypto isakmp nat keepalive 20',
      'crypto isakmp keepalive 10 periodic',
      'no crypto ipsec nat-transparency udp-encaps',
      'crypto ikev2 profile P',
      ' match identity remote key-id site1',
      ' match identity remote address 192.0.2.1',
      ' authentication local pre-share key X',
      ' keyring local K',
      ' nat keepalive 5',
    );
    const [profile] = ikeProfiles ?? [];
    assert.deepEqual(
      [
        profile?.version,
        profile?.remotes.length,
        profile?.authenticationLocal,
        profile?.keyring,
        profile?.natKeepalive,
      ],
      [2, 2, 'pre-share', 'K', 5],
    );
    assert.deepEqual(
      ikePolicies?.map((one) => [one.version, one.name, one.encryption, one.authentication, one.group]),
      [[1, '10', 'aes 256', 'pre-share', '14']],
    );
    assert.deepEqual(cryptoSettings, [
      {
        name: 'settings',
        natKeepalive: 20,
        deadPeerDetection: 10,
        deadPeerDetectionMode: 'periodic',
        natTraversal: false,
      },
    ]);
  });

  it('reads tunnels and EzVPN of interfaces', () => {
    const { interfaces, records } = summaryOf(
      'crypto ipsec client ezvpn EZ',
      ' connect auto',
      ' mode client',
      ' peer 192.0.2.1',
      'interface Tunnel1',
      ' tunnel source gi0/0',
      ' tunnel destination 192.0.2.1',
      ' tunnel mode ipsec ipv4',
      ' tunnel protection ipsec profile P shared',
      ' tunnel vrf OUT',
      'interface Gi0/0',
      ' crypto ipsec client ezvpn EZ inside',
    );
    assert.deepEqual(
      interfaces.map((one) => one.tunnel ?? one.ezvpn),
      [
        {
          source: 'GigabitEthernet0/0',
          destination: 0xc0000201,
          mode: 'ipsec ipv4',
          protection: 'P',
          shared: true,
          vrf: 'OUT',
        },
        { name: 'EZ', side: 'inside' },
      ],
    );
    assert.deepEqual(records?.ezvpnClients, [
      { name: 'EZ', mode: 'client', peers: [0xc0000201], automatic: true },
    ]);
  });
});

describe('object groups and objects', () => {
  it('reads network and service groups of IOS and NX-OS', () => {
    const { objectGroups } = recordsOf(
      'object-group network NETS',
      ' host 10.0.0.1',
      ' 10.1.0.0 255.255.0.0',
      ' range 10.2.0.1 10.2.0.9',
      ' group-object MORE',
      'object-group service SVC',
      ' udp eq isakmp',
      ' tcp source gt 1023 eq 443',
      ' esp',
      'object-group ip port PORTS',
      '  10 eq 500',
    );
    assert.deepEqual(
      objectGroups?.map(({ name, type, members }) => [name, type, members.length]),
      [
        ['NETS', 'network', 4],
        ['SVC', 'service', 3],
        ['PORTS', 'service', 1],
      ],
    );
    const [nets, services] = objectGroups;
    assert.deepEqual(nets?.members[1], {
      kind: 'address',
      address: { kind: 'wildcard', address: 0x0a010000, wildcard: 0xffff },
    });
    assert.deepEqual(services?.members[0], {
      kind: 'service',
      service: {
        protocol: 17,
        sourcePorts: null,
        destinationPorts: { operator: 'eq', ports: [500] },
        icmp: null,
      },
    });
  });

  it('reads ASA objects and groups', () => {
    const { networkObjects, serviceObjects, objectGroups } = asaRecordsOf(
      'object network A',
      ' host 192.0.2.1',
      'object network B',
      ' subnet 10.0.0.0 255.0.0.0',
      'object network C',
      ' fqdn v4 www.example.com',
      'object service IKE',
      ' service udp destination eq isakmp',
      'object-group network G',
      ' network-object object A',
      ' network-object 10.0.0.0 255.255.255.0',
      'object-group service P tcp-udp',
      ' port-object eq domain',
    );
    assert.deepEqual(
      networkObjects?.map((one) => one.address?.kind),
      ['host', 'wildcard', 'fqdn'],
    );
    assert.deepEqual(serviceObjects?.[0]?.service?.destinationPorts, { operator: 'eq', ports: [500] });
    assert.deepEqual(
      objectGroups?.map((one) => one.members.map((member) => member.kind)),
      [['object', 'address'], ['ports']],
    );
    assert.deepEqual(objectGroups[1]?.protocols, [6, 17]);
  });
});

describe('ASA NAT', () => {
  it('reads object NAT, twice NAT and pools', () => {
    const { asaNatRules } = asaRecordsOf(
      'nat (inside,outside) source static L L destination static R R no-proxy-arp route-lookup',
      'object network NET',
      ' subnet 10.0.0.0 255.0.0.0',
      'object network WEB',
      ' host 10.0.0.1',
      'object network NET',
      ' nat (inside,outside) dynamic pat-pool POOL flat include-reserve interface',
      'object network WEB',
      ' nat (inside,outside) static interface service udp isakmp 4501',
      'nat (any,outside) after-auto source dynamic any interface inactive',
    );
    assert.deepEqual(
      asaNatRules?.map((rule) => [
        rule.section,
        rule.type,
        rule.source,
        rule.mapped?.kind ?? null,
        rule.patPool?.kind ?? null,
      ]),
      [
        ['twice', 'static', 'L', 'object', null],
        ['object', 'dynamic', 'NET', null, 'object'],
        ['object', 'static', 'WEB', 'interface', null],
        ['after-auto', 'dynamic', null, 'interface', null],
      ],
    );
    const [exempt, pool, port, rest] = asaNatRules;
    assert.deepEqual([exempt?.destination, exempt?.routeLookup], [{ mapped: 'R', real: 'R' }, true]);
    assert.deepEqual(
      [
        pool?.patPoolOptions.flat,
        pool?.patPoolOptions.includeReserve,
        pool?.patPoolOptions.extended,
        pool?.interfaceFallback,
      ],
      [true, true, false, true],
    );
    assert.deepEqual(port?.ports, { protocol: 17, real: 500, mapped: 4501 });
    assert.equal(rest?.inactive, true);
  });

  it('reads timeouts and xlate rules', () => {
    const { asaTimeouts, xlateRules } = asaRecordsOf(
      'timeout xlate 3:00:00',
      'timeout conn 1:00:00 half-closed 0:10:00 udp 0:02:00',
      'xlate per-session deny udp any4 any4 eq domain',
    );
    assert.deepEqual(
      asaTimeouts?.map((one) => `${one.name} ${one.seconds}`),
      ['xlate 10800', 'conn 3600', 'half-closed 600', 'udp 120'],
    );
    assert.deepEqual(
      xlateRules?.map((one) => [one.action, one.protocol, one.destinationPorts]),
      [['deny', 17, { operator: 'eq', ports: [53] }]],
    );
  });
});

describe('inspection', () => {
  it('reads zones, zone pairs, class maps and policy maps', () => {
    const { interfaces, records } = summaryOf(
      'class-map type inspect match-any CM',
      ' match access-group name A',
      ' match protocol isakmp',
      'policy-map type inspect PM',
      ' class type inspect CM',
      '  inspect',
      ' class class-default',
      '  drop log',
      'zone-pair security ZP source IN destination OUT',
      ' service-policy type inspect PM',
      'interface Gi0/0',
      ' zone-member security IN',
      ' ip inspect FW out',
      'ip inspect name FW udp timeout 30 router-traffic',
    );
    assert.deepEqual([interfaces[0]?.zone, interfaces[0]?.inspectOut], ['IN', 'FW']);
    assert.deepEqual(records, {
      classMaps: [
        {
          name: 'CM',
          inspect: true,
          matchAll: false,
          accessGroups: ['A'],
          protocols: ['isakmp'],
          classMaps: [],
        },
      ],
      policyMaps: [
        {
          name: 'PM',
          classes: [
            { name: 'CM', action: 'inspect' },
            { name: 'class-default', action: 'drop', log: true },
          ],
        },
      ],
      zonePairs: [{ name: 'ZP', source: 'IN', destination: 'OUT', policy: 'PM' }],
      inspectRules: [{ name: 'FW', protocol: 'udp', routerTraffic: true, timeout: 30 }],
    });
  });

  it('finds the first line of a record', () => {
    const { text, places } = parseConfig('hostname R1\n crypto isakmp policy 10\n  hash md5\n');
    const span = places.record('ikePolicies', 0);
    assert.equal(text.slice(span?.start, span?.end), 'crypto isakmp policy 10');
    assert.equal(places.record('ikePolicies', 1), null);
  });
});
