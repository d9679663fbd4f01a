import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Interface } from '../../../src/config/model';
import { canonicalInterfaceName } from '../../../src/config/values/interface-name';
import { dotted, summaryOf } from './helpers';

function only(...lines: readonly string[]): Interface {
  const { interfaces } = summaryOf(...lines);
  assert.equal(interfaces.length, 1);
  return interfaces[0]!;
}

describe('interfaces', () => {
  it('reads what decides NAT and filtering', () => {
    const value = only(
      'interface GigabitEthernet0/0.10',
      ' description To the ! Internet',
      ' ip vrf forwarding RED',
      ' ip address 192.0.2.2 255.255.255.252',
      ' ip address 192.0.2.9 255.255.255.248 secondary',
      ' ip nat outside',
      ' ip access-group IN in',
      ' ip access-group OUT out',
      ' crypto map VPN',
      ' shutdown',
    );
    assert.deepEqual(
      { ...value, addresses: value.addresses.map((one) => `${dotted(one.address)} ${dotted(one.mask)}`) },
      {
        name: 'GigabitEthernet0/0.10',
        description: 'To the ! Internet',
        addresses: ['192.0.2.2 255.255.255.252', '192.0.2.9 255.255.255.248'],
        addressUnknown: false,
        nat: 'outside',
        accessGroupIn: 'IN',
        accessGroupOut: 'OUT',
        vrf: 'RED',
        cryptoMap: 'VPN',
        shutdown: true,
      },
    );
  });

  for (const [range, names] of [
    ['GigabitEthernet0/1 - 2', ['GigabitEthernet0/1', 'GigabitEthernet0/2']],
    ['Gi0/1 , Gi0/3', ['GigabitEthernet0/1', 'GigabitEthernet0/3']],
    ['fa 1/0/1-2,po1', ['FastEthernet1/0/1', 'FastEthernet1/0/2', 'Port-channel1']],
    ['vlan 9 - 10', ['Vlan9', 'Vlan10']],
    ['Gi0/1 - 512', Array.from({ length: 512 }, (_, index) => `GigabitEthernet0/${index + 1}`)],
    ['Gi0/1 - 513', []],
    ['Gi0/3 - 1', []],
    ['macro UPLINKS', []],
    ['Gi0/1 - 4294967296', []],
  ] as const) {
    it(`opens every interface of a range: ${range}`, () => {
      const { interfaces } = summaryOf(`interface range ${range}`, ' ip nat outside', 'hostname R1');
      assert.deepEqual(
        interfaces.map((one) => [one.name, one.nat]),
        names.map((name) => [name, 'outside']),
      );
    });
  }

  it('says more of interfaces that a range opens again, and takes a range away', () => {
    const { interfaces } = summaryOf(
      'interface Gi0/2',
      ' ip access-group A in',
      'int range gi0/1 - 3',
      ' ip address 192.0.2.1 255.255.255.0',
      ' shutdown',
      'interface Gi0/3',
      ' no shutdown',
      'no interface range Gi0/1 - 1',
    );
    assert.deepEqual(
      interfaces.map((one) => [one.name, one.accessGroupIn, one.addresses.length, one.shutdown]),
      [
        ['GigabitEthernet0/2', 'A', 0, true],
        ['GigabitEthernet0/3', null, 0, false],
      ],
    );
  });

  for (const line of ['ip address dhcp', 'ip address negotiated', 'ip address 206.X.X.X 255.255.255.0']) {
    it(`does not know the address of "${line}"`, () => {
      const value = only('interface Dialer1', ` ${line}`);
      assert.deepEqual([value.addresses, value.addressUnknown], [[], true]);
    });
  }

  it('takes back what `no` takes back, also when the interface is opened again', () => {
    const value = only(
      'interface Gi0/0',
      ' ip nat inside',
      ' ip access-group A in',
      ' shutdown',
      'interface GigabitEthernet 0/0',
      ' no ip nat inside',
      ' no ip access-group A in',
      ' no shutdown',
    );
    assert.deepEqual([value.nat, value.accessGroupIn, value.shutdown], [null, null, false]);
  });

  it('binds ASA access groups by nameif', () => {
    const { interfaces, globalAccessGroup } = summaryOf(
      'access-group OUT in interface outside',
      'access-group ALL global',
      'interface GigabitEthernet0/0',
      ' nameif outside',
      ' security-level 0',
      ' ip address 192.0.2.1 255.255.255.0 standby 192.0.2.2',
    );
    const [outside] = interfaces;
    assert.deepEqual(
      [
        outside?.nameif,
        outside?.securityLevel,
        outside?.accessGroupIn,
        outside?.addresses.length,
        globalAccessGroup,
      ],
      ['outside', 0, 'OUT', 1, 'ALL'],
    );
  });

  const names = {
    'gi0/0': 'GigabitEthernet0/0',
    'FASTETHERNET0/1': 'FastEthernet0/1',
    'f0/0': 'FastEthernet0/0',
    tu1: 'Tunnel1',
    'Te1/1/1.20': 'TenGigabitEthernet1/1/1.20',
    vlan10: 'Vlan10',
    Lo0: 'Loopback0',
    Foo7: 'Foo7',
    '<outside>': '<outside>',
  };
  for (const [written, name] of Object.entries(names)) {
    it(`knows ${written} as ${name}`, () => assert.equal(canonicalInterfaceName(written), name));
  }
});
