import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inAsaNatOrder } from '../../../src/config/asa-nat-order';
import { parseConfig } from '../../../src/config/parse';
import { asaEntryOf, dotted, listsOf, summaryOf } from './helpers';

const asa = 'ASA Version 9.16(1)';

describe('NAT of IOS beyond inside source', () => {
  it('reads outside source rules, static and dynamic', () => {
    const { records, natRules } = summaryOf(
      'ip nat outside source static 198.51.100.7 10.9.9.7 add-route',
      'ip nat outside source list IN pool P vrf RED',
    );
    assert.equal(natRules.length, 0);
    const [fixed, dynamic] = records?.outsideNatRules ?? [];
    assert.ok(fixed?.kind === 'static' && dynamic?.kind === 'dynamic');
    assert.deepEqual(
      [dotted(fixed.global), dotted(fixed.local), fixed.addRoute],
      ['198.51.100.7', '10.9.9.7', true],
    );
    assert.deepEqual([dynamic.selector.name, dynamic.pool, dynamic.vrf], ['IN', 'P', 'RED']);
  });

  it('reads inside destination rules', () => {
    const { records } = summaryOf('ip nat inside destination list WEB pool REAL');
    assert.deepEqual(
      records?.destinationNatRules?.map(({ list, pool }) => [list, pool]),
      [['WEB', 'REAL']],
    );
  });

  it('reads the services that decide over the ports of IKE and ESP', () => {
    const { records } = summaryOf(
      'ip nat service enable-sym-port',
      'ip nat service list 10 IKE preserve-port',
      'ip nat service list 11 ESP spi-match',
      'no ip nat service sip udp port 5060',
    );
    assert.deepEqual(
      records?.natServices?.map(({ service, list, option, enabled, port }) => [
        service,
        list,
        option,
        enabled,
        port,
      ]),
      [
        ['enable-sym-port', null, null, true, null],
        ['ike', '10', 'preserve-port', true, null],
        ['esp', '11', 'spi-match', true, null],
        ['sip', null, null, false, 5060],
      ],
    );
  });

  it('reads every translation timer, and takes one back', () => {
    const { natTimeouts } = summaryOf(
      'ip nat translation timeout 3600',
      'ip nat translation icmp-timeout 10',
      'ip nat translation dns-timeout 11',
      'ip nat translation finrst-timeout never',
      'ip nat translation syn-timeout 13',
      'ip nat translation port-timeout udp 4500 90',
      'ip nat translation pptp-timeout 14',
      'no ip nat translation pptp-timeout',
    );
    assert.deepEqual(natTimeouts, {
      other: 3600,
      icmp: 10,
      dns: 11,
      finrst: null,
      syn: 13,
      ports: [{ protocol: 17, port: 4500, seconds: 90 }],
    });
  });

  it('reads portmaps, logs, limits and settings', () => {
    const { records } = summaryOf(
      'ip nat portmap NAT-I',
      ' appl sip-rtp startport 32128 size 128',
      'ip nat log translations syslog',
      'ip nat translation max-entries host 10.0.0.1 50',
      'ip nat settings pap limit 60',
    );
    assert.deepEqual(records?.natPortmaps, [
      { name: 'NAT-I', ranges: [{ application: 'sip-rtp', first: 32128, size: 128 }] },
    ]);
    assert.equal(records.natLogs?.[0]?.name, 'syslog');
    assert.deepEqual(records.natLimits, [
      { name: 'host 10.0.0.1', scope: 'host', of: '10.0.0.1', entries: 50 },
    ]);
    assert.deepEqual(records.natSettings, [{ name: 'pap limit', enabled: true, value: 60 }]);
  });

  it('keeps a static entry of a template with its placeholder', () => {
    const { records, natRules } = summaryOf(
      'ip nat inside source static udp <server> 500 192.0.2.1 500 extendable',
    );
    assert.equal(natRules.length, 0);
    const [rule] = records?.templateNatRules ?? [];
    assert.deepEqual(
      [rule?.local, rule?.localPort, rule?.globalPort],
      [{ kind: 'unknown', text: '<server>' }, 500, 500],
    );
  });

  it('reads what else a rule and a pool say', () => {
    const { natRules, natPools } = summaryOf(
      'ip nat pool P 192.0.2.1 192.0.2.9 prefix-length 24 type match-host',
      'ip nat inside source static 10.0.0.1 192.0.2.1 redundancy HA mapping-id 7 no-payload',
      'ip nat inside source list A pool P reversible',
    );
    assert.deepEqual([natPools[0]?.mask, natPools[0]?.type], [0xffffff00, 'match-host']);
    assert.deepEqual(
      [natRules[0]?.redundancy, natRules[0]?.noPayload],
      [{ group: 'HA', mappingId: 7 }, true],
    );
    assert.equal(natRules[1]?.reversible, true);
  });

  it('reads prefix lists and the route-maps that use them', () => {
    const { records, routeMaps } = summaryOf(
      'ip prefix-list LAN seq 5 permit 10.0.0.0/8 ge 16 le 24',
      'route-map NAT permit 10',
      ' match ip address prefix-list LAN',
    );
    assert.deepEqual(records?.prefixLists?.[0]?.entries, [
      { sequence: 5, action: 'permit', network: 10 * 2 ** 24, length: 8, atLeast: 16, atMost: 24 },
    ]);
    assert.deepEqual(routeMaps[0]?.matchPrefixLists, ['LAN']);
    assert.deepEqual(routeMaps[0].matchAccessLists, []);
  });
});

describe('ASA families', () => {
  it('reads NAT as it was written before 8.3', () => {
    const { records } = summaryOf(
      'ASA Version 8.2(5)',
      'nat (inside) 1 10.0.0.0 255.0.0.0',
      'nat (inside) 0 access-list NO-NAT',
      'global (outside) 1 192.0.2.1-192.0.2.9 netmask 255.255.255.0',
      'global (outside) 1 interface',
      'static (inside,outside) udp interface 500 10.0.0.5 500 netmask 255.255.255.255',
    );
    assert.deepEqual(
      records?.legacyNatRules?.map(({ id, accessList, address }) => [id, accessList, address]),
      [
        [1, null, 10 * 2 ** 24],
        [0, 'NO-NAT', null],
      ],
    );
    assert.deepEqual(
      records.legacyGlobals?.map((one) => one.interface),
      [false, true],
    );
    const [rule] = records.legacyStatics ?? [];
    assert.deepEqual([rule?.protocol, rule?.mapped, rule?.mappedPort, rule?.realPort], [17, null, 500, 500]);
  });

  it('resolves names of addresses, also those that are defined later', () => {
    const [list] = listsOf(
      asa,
      'access-list A extended permit udp host hub eq isakmp branch 255.255.255.0',
      'names',
      'name 192.0.2.1 hub',
      'name 10.1.1.0 branch',
    );
    assert.equal(list, 'A: permit 17 192.0.2.1 eq 500 > 10.1.1.0~0.0.0.255');
  });

  it('leaves a name that nothing defines open', () => {
    assert.equal(asaEntryOf('permit esp host hub any'), 'permit 50 ?hub > any');
  });

  it('takes the second group for a service when its type says so', () => {
    const groups = [
      'object-group service IKE udp',
      ' port-object eq isakmp',
      'object-group network N',
      ' network-object host 10.0.0.1',
    ];
    const line = 'access-list A extended permit udp object-group N object-group IKE object-group N';
    assert.deepEqual(listsOf(asa, line, ...groups), ['A: permit 17 group:N group:IKE > group:N']);
    const document = parseConfig([asa, line, ...groups].join('\n'));
    const span = document.places.sourcePorts('A', 0);
    assert.equal(document.text.slice(span?.start, span?.end), 'object-group IKE');
  });

  it('takes the second group for the destination otherwise', () => {
    const groups = [
      'object-group network N',
      ' network-object host 10.0.0.1',
      'object-group service S udp',
      ' port-object eq 1',
    ];
    const line = 'access-list A extended permit udp object-group N object-group N object-group S';
    assert.deepEqual(listsOf(asa, line, ...groups), ['A: permit 17 group:N > group:N group:S']);
  });

  it('reads tcp-udp as both protocols', () => {
    const { records } = summaryOf(
      asa,
      'object-group service S',
      ' service-object tcp-udp destination eq 500',
    );
    assert.deepEqual(
      records?.objectGroups?.[0]?.members.map(
        (member) => member.kind === 'service' && member.service.protocol,
      ),
      [6, 17],
    );
  });

  it('reads IKE per interface, proposals and the inspection of IPsec', () => {
    const { records } = summaryOf(
      asa,
      'crypto ikev2 enable outside client-services port 443',
      'crypto ipsec ikev2 ipsec-proposal P',
      ' protocol esp encryption aes-256 aes',
      'policy-map global_policy',
      ' class inspection_default',
      '  inspect ftp',
      '  inspect ipsec-pass-thru',
      'service-policy global_policy global',
    );
    assert.deepEqual(records?.ikeInterfaces, [
      { name: '2 outside', version: 2, nameif: 'outside', clientServicesPort: 443 },
    ]);
    assert.deepEqual(records.ipsecProposals?.[0]?.encryption, ['aes-256', 'aes']);
    assert.deepEqual(
      records.inspectionPolicies?.[0]?.classes[0]?.inspections.map(({ protocol }) => protocol),
      ['ftp', 'ipsec-pass-thru'],
    );
    assert.deepEqual(records.servicePolicies, [{ name: 'global', policy: 'global_policy', nameif: null }]);
  });

  it('orders NAT rules by section, object NAT by kind and number of addresses', () => {
    const { records } = summaryOf(
      asa,
      'nat (in,out) after-auto source dynamic any interface',
      'object network WIDE',
      ' subnet 10.0.0.0 255.0.0.0',
      ' nat (in,out) dynamic interface',
      'object network NARROW',
      ' subnet 10.1.0.0 255.255.0.0',
      ' nat (in,out) dynamic interface',
      'object network HOST',
      ' host 10.1.1.1',
      ' nat (in,out) static 192.0.2.1',
      'nat (in,out) source static A B',
    );
    const rules = inAsaNatOrder(records?.asaNatRules ?? [], records?.networkObjects ?? []);
    assert.deepEqual(
      rules.map(({ section, name }) => (section === 'object' ? name : section)),
      ['twice', 'HOST', 'NARROW', 'WIDE', 'after-auto'],
    );
  });
});

describe('IKEv2 keyrings', () => {
  it('keeps the identities of each peer apart', () => {
    const { records } = summaryOf(
      'crypto ikev2 keyring K',
      ' peer ONE',
      '  address 192.0.2.1',
      '  identity fqdn one.example.net',
      '  pre-shared-key local SECRET-WORD',
      ' !',
      ' peer TWO',
      '  address 192.0.2.2',
    );
    const [keyring] = records?.keyrings ?? [];
    assert.deepEqual(
      keyring?.peers?.map(({ name, remotes }) => [name, remotes.length]),
      [
        ['ONE', 2],
        ['TWO', 1],
      ],
    );
    assert.equal(JSON.stringify(records).includes('SECRET-WORD'), false);
  });
});
