import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { NatRule } from '../../../src/config/model';
import { dotted, summaryOf } from './helpers';

function showRule(rule: NatRule): string {
  const options = [
    rule.vrf === null ? '' : ` vrf ${rule.vrf}`,
    rule.matchInVrf === true ? ' match-in-vrf' : '',
  ].join('');
  if (rule.kind === 'dynamic') {
    const overload = rule.overload ? ' overload' : '';
    return `${rule.selector.kind} ${rule.selector.name} > ${rule.target.kind} ${rule.target.name}${overload}${options}`;
  }
  const global = 'address' in rule.global ? dotted(rule.global.address) : rule.global.interface;
  const map = rule.routeMap === null ? '' : ` route-map ${rule.routeMap}`;
  const network = rule.networkMask === undefined ? '' : ` network ${dotted(rule.networkMask)}`;
  return `${rule.protocol ?? 'all'} ${dotted(rule.local)}:${rule.localPort ?? '*'} > ${global}:${rule.globalPort ?? '*'}${map}${network}${options}`;
}

const rules: Readonly<Record<string, string>> = {
  'ip nat inside source list 1 interface Gi0/0 overload': 'list 1 > interface GigabitEthernet0/0 overload',
  'ip nat inside source list A interface Dialer 0 overload': 'list A > interface Dialer0 overload',
  'ip nat inside source list A pool P': 'list A > pool P',
  'ip nat inside source route-map M pool P vrf V match-in-vrf overload':
    'route-map M > pool P overload vrf V match-in-vrf',
  'ip nat ins sou list 1 int Gi0/0 over': 'list 1 > interface GigabitEthernet0/0 overload',
  'ip nat ins so li 1 int Gi0/0 ov': 'list 1 > interface GigabitEthernet0/0 overload',
  'ip nat i s s u 10.0.0.1 500 i Gi0/0 500': '17 10.0.0.1:500 > GigabitEthernet0/0:500',
  'ip nat inside source static 10.0.0.1 192.0.2.1': 'all 10.0.0.1:* > 192.0.2.1:*',
  'ip nat inside source static udp 10.0.0.1 500 192.0.2.1 500 extendable': '17 10.0.0.1:500 > 192.0.2.1:500',
  'ip nat inside source static udp 10.0.0.1 isakmp interface Gi0/0 isakmp':
    '17 10.0.0.1:500 > GigabitEthernet0/0:500',
  'ip nat inside source static esp 10.0.0.1 interface GigabitEthernet0/0':
    '50 10.0.0.1:* > GigabitEthernet0/0:*',
  'ip nat inside source static 10.0.0.1 192.0.2.1 vrf V route-map M redundancy RG':
    'all 10.0.0.1:* > 192.0.2.1:* route-map M vrf V',
  'ip nat inside source static network 10.0.0.0 192.0.2.0 /24':
    'all 10.0.0.0:* > 192.0.2.0:* network 255.255.255.0',
};

describe('ip nat', () => {
  for (const [line, expected] of Object.entries(rules)) {
    it(line, () => assert.deepEqual(summaryOf(line).natRules.map(showRule), [expected]));
  }

  it('keeps rules in the order of the text and removes what `no` names', () => {
    const { natRules } = summaryOf(
      'ip nat inside source list 1 pool P overload',
      'ip nat inside source list 2 pool Q',
      'no ip nat inside source list 1 pool P overload',
    );
    assert.deepEqual(natRules.map(showRule), ['list 2 > pool Q']);
  });

  it('reads pools with one range, and with ranges on lines of their own', () => {
    const { natPools } = summaryOf(
      'ip nat pool A 192.0.2.1 192.0.2.9 netmask 255.255.255.0 type rotary',
      'ip nat pool B prefix-length 24',
      ' address 198.51.100.1 198.51.100.2',
      ' address 198.51.100.8 198.51.100.9',
    );
    assert.deepEqual(
      natPools.map((pool) => [
        pool.name,
        ...pool.ranges.map((one) => `${dotted(one.first)}-${dotted(one.last)}`),
      ]),
      [
        ['A', '192.0.2.1-192.0.2.9'],
        ['B', '198.51.100.1-198.51.100.2', '198.51.100.8-198.51.100.9'],
      ],
    );
  });

  it('reads timers and the CGN mode', () => {
    const { natTimeouts, cgn } = summaryOf(
      'ip nat settings mode cgn',
      'ip nat translation udp-timeout 120',
      'ip nat translation tcp-timeout never',
      'ip nat translation port-timeout udp non500-isakmp 600',
    );
    assert.deepEqual(
      { natTimeouts, cgn },
      {
        natTimeouts: { udp: 120, tcp: null, ports: [{ protocol: 17, port: 4500, seconds: 600 }] },
        cgn: true,
      },
    );
  });
});

describe('route maps and routes', () => {
  it('orders the entries of a route map by sequence', () => {
    const { routeMaps } = summaryOf(
      'route-map M permit 20',
      ' match interface gi0/1',
      'route-map M deny 10',
      ' match ip address VPN 101',
      'route-map M deny 10',
      ' match ip address MORE',
    );
    assert.deepEqual(routeMaps, [
      {
        name: 'M',
        action: 'deny',
        sequence: 10,
        matchAccessLists: ['VPN', '101', 'MORE'],
        matchInterfaces: [],
      },
      {
        name: 'M',
        action: 'permit',
        sequence: 20,
        matchAccessLists: [],
        matchInterfaces: ['GigabitEthernet0/1'],
      },
    ]);
  });

  const routes = {
    'ip route 0.0.0.0 0.0.0.0 192.0.2.1': '0.0.0.0/0.0.0.0 via 192.0.2.1',
    'ip route 10.0.0.0 255.0.0.0 tunnel 1': '10.0.0.0/255.0.0.0 out Tunnel1',
    'ip route vrf V 0.0.0.0 0.0.0.0 Gi1 192.0.2.1 global':
      '0.0.0.0/0.0.0.0 out GigabitEthernet1 via 192.0.2.1 vrf V global',
    'ip route 0.0.0.0 0.0.0.0 dhcp': '0.0.0.0/0.0.0.0',
    'ip route 0.0.0.0/0 10.1.1.1': '0.0.0.0/0.0.0.0 via 10.1.1.1',
    'ip route 10.0.0.0 255.0.0.0 192.0.2.1 200 name X track 1': '10.0.0.0/255.0.0.0 via 192.0.2.1',
  };
  for (const [line, expected] of Object.entries(routes)) {
    it(line, () => {
      const [route] = summaryOf(line).staticRoutes;
      assert.ok(route !== undefined);
      const text = [
        `${dotted(route.network)}/${dotted(route.mask)}`,
        route.interface === null ? '' : ` out ${route.interface}`,
        route.nextHop === null ? '' : ` via ${dotted(route.nextHop)}`,
        route.vrf === null ? '' : ` vrf ${route.vrf}`,
        route.global === true ? ' global' : '',
      ].join('');
      assert.equal(text, expected);
    });
  }

  it('reads ASA routes, names and versions', () => {
    const summary = summaryOf('ASA Version 9.2(2)4', 'hostname fw', 'route outside 0 0 192.0.2.1 1');
    assert.deepEqual(
      [summary.dialect, summary.version, summary.hostname, summary.staticRoutes[0]?.interface],
      ['asa', '9.2(2)4', 'fw', 'outside'],
    );
  });
});
