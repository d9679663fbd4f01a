import assert from 'node:assert/strict';
import { documentHighlights } from '../../../src/features/document-highlights';
import { references } from '../../../src/features/references';
import { named } from './named';

const config = `interface GigabitEthernet0/0
 ip access-group «101» in
ip nat inside source list «101» interface GigabitEthernet0/0 overload
access-list |«101» permit ip any any
access-list «101» deny ip any any
`;

describe('references', () => {
  it('are every line of a numbered list and every use', async () => {
    const { neighbours, offset, show, wanted } = await named(config);
    assert.equal(show(references(neighbours, offset, true)), wanted);
  });

  it('leave the definitions out when nobody asks for them', async () => {
    const { neighbours, offset } = await named(config);
    assert.equal(references(neighbours, offset, false).length, 2);
  });

  const everyUse: Readonly<Record<string, string>> = {
    'a list': `ip access-list extended «A|»
interface Virtual-Template1 type tunnel
 ip verify unicast source reachable-via rx «A»
 tunnel protection ipsec policy ipv4 «A»
ip nat service list «A» ESP spi-match
ip nat translation max-entries list «A» 10
crypto ipsec client ezvpn E
 acl «A»
 nat acl «A»
 connect acl «A»
crypto ikev2 authorization policy D
 route set access-list «A»
`,
    'a pool of addresses for clients': `ip local pool «P|» 10.9.0.1 10.9.0.9
crypto isakmp client configuration address-pool local «P»
interface Virtual-Template1
 peer default ip address pool «P»
`,
    'a pool of addresses for clients of an ASA': `ASA Version 9.16(1)
ip local pool «P|» 10.9.0.1-10.9.0.9
tunnel-group R general-attributes
 address-pool (inside) «P»
 address-pool Q «P»
group-policy G attributes
 address-pools value Q «P»
`,
    'an IKEv2 profile': `crypto ikev2 profile «X|»
crypto map M ikev2-profile «X»
interface Tunnel1
 tunnel protection ipsec profile Y ikev2-profile «X»
`,
    'an ISAKMP profile': `crypto isakmp profile «X|»
interface Tunnel1
 tunnel protection ipsec profile Y shared isakmp-profile «X»
`,
    'a keyring beside another': `crypto keyring «K|»
crypto isakmp profile X
 keyring J «K»
crypto ikev2 profile Y
 keyring aaa K
`,
    'a keyring of IKEv2, not those of the same name of ISAKMP': `crypto keyring K
 pre-shared-key address 192.0.2.1 key k
crypto ikev2 keyring «K»
 peer P
crypto isakmp profile A
 keyring K
crypto ikev2 profile B
 keyring local «K|»
crypto ikev2 profile C
 keyring «K»
`,
    'a route map': `route-map «R|» permit 10
ip local policy route-map «R»
`,
    'an interface': `interface «Dialer|1»
 ip nat outside
route-map R permit 10
 match interface Gi0/0 «Dialer1»
ip nat log translations flow-export v9 udp destination 10.0.0.1 9995 source «Dialer1»
`,
    'the name of an ASA interface': `ASA Version 9.16(1)
interface GigabitEthernet0/0
 nameif «out|side»
interface Tunnel1
 tunnel source interface «outside»
mtu «outside» 1500
capture c access-list A interface «outside»
`,
    'an inspection map': `ASA Version 9.16(1)
policy-map type inspect ipsec-pass-thru «I|»
policy-map global_policy
 class inspection_default
  inspect ipsec-pass-thru «I»
`,
  };
  for (const [what, text] of Object.entries(everyUse)) {
    it(`reach every use of ${what}`, async () => {
      const { neighbours, offset, show, wanted } = await named(text);
      assert.equal(show(references(neighbours, offset, true)), wanted);
    });
  }

  it('reach scenarios and fragments that are open', async () => {
    const { neighbours, offset, show, wanted } = await named(
      'ip access-list extended «O|UT»\n permit udp any any eq 500\n',
      {
        'b.cfg': 'interface GigabitEthernet0/0\n ip access-group «OUT» in\n',
        'x.pat.yaml':
          'version: 1\npat: { profile: linux, addresses: [192.0.2.2] }\npeers: []\nacls:\n  - { config: a.cfg, name: «OUT» }\n  - { config: b.cfg, name: IN }\n',
      },
    );
    assert.equal(show(references(neighbours, offset, true)), wanted);
  });
});

describe('highlights', () => {
  it('are the places in the file, definitions apart from uses', async () => {
    const { neighbours, offset } = await named(config, {
      'b.cfg': 'interface Vlan1\n ip access-group 101 in\n',
    });
    assert.deepEqual(
      documentHighlights(neighbours, offset).map(({ role }) => role),
      ['reference', 'reference', 'definition', 'definition'],
    );
  });
});
