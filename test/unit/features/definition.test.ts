import assert from 'node:assert/strict';
import { definition } from '../../../src/features/definition';
import { named } from './named';

async function check(source: string, others?: Record<string, string>, path?: string): Promise<void> {
  const { neighbours, offset, show, wanted } = await named(source, others, path);
  assert.equal(show(definition(neighbours, offset)?.targets ?? []), wanted);
}

const list = 'ip access-list extended «OUT»\n permit udp any any eq 500\n';

describe('go to definition', () => {
  it('leads from an access-group to the list', () =>
    check(`interface GigabitEthernet0/0\n ip access-group O|UT in\n${list}`));

  it('leads to the first line of a numbered list', () =>
    check(
      'interface GigabitEthernet0/0\n ip access-group |101 in\naccess-list «101» permit udp any any\naccess-list 101 deny ip any any\n',
    ));

  it('takes an abbreviated interface for the one that is defined', () =>
    check(
      'interface «GigabitEthernet0/0»\n ip nat outside\nip nat inside source list A interface gi|0/0 overload\n',
    ));

  it('takes an interface in two words', () =>
    check('interface «Tunnel 1»\n tunnel source Lo0\nip route 10.0.0.0 255.0.0.0 |Tunnel1\n'));

  it('leads from a NAT rule to its list, pool and route map', async () => {
    const rest =
      'ip nat pool «P» 192.0.2.1 192.0.2.9 netmask 255.255.255.0\nip access-list standard A\n permit any\n';
    await check(`ip nat inside source list A pool |P overload\n${rest}`);
    await check(
      'ip nat inside source route-map R|M pool P\nroute-map «RM» permit 10\n match ip address 101\n',
    );
  });

  it('leads from an entry to its object group', () =>
    check(
      'object-group network «HQ»\n host 192.0.2.1\nip access-list extended A\n permit ip object-group H|Q any\n',
    ));

  it('leads from a crypto map to list, transform set and profile, and from the interface to the map', async () => {
    const crypto = (set: string): string =>
      `crypto ipsec transform-set TS esp-aes\ncrypto map CM 10 ipsec-isakmp\n set transform-set ${set}\n`;
    await check(crypto('T|S').replace('transform-set TS', 'transform-set «TS»'));
    await check(
      `interface GigabitEthernet0/0\n crypto map C|M\n${crypto('TS').replace('map CM', 'map «CM»')}`,
    );
    await check(
      'crypto ipsec profile «IP»\n set transform-set TS\ninterface Tunnel0\n tunnel protection ipsec profile I|P\n',
    );
    await check(
      'crypto keyring «K»\n pre-shared-key address 0.0.0.0 key x\ncrypto isakmp profile P\n keyring |K\n',
    );
    await check('crypto ikev2 proposal «P»\n encryption aes-cbc-256\ncrypto ikev2 policy Y\n proposal |P\n');
  });

  it('leads from a route map to a prefix list', () =>
    check(
      'ip prefix-list «PL» seq 5 permit 10.0.0.0/8\nroute-map RM permit 10\n match ip address prefix-list P|L\n',
    ));

  it('knows the objects, groups and interfaces of the ASA', async () => {
    const asa = 'ASA Version 9.16(1)\ninterface GigabitEthernet0/0\n nameif inside\n security-level 100\n';
    await check(
      `${asa}object network «LAN»\n subnet 10.0.0.0 255.0.0.0\nnat (inside,outside) source dynamic L|AN interface\n`,
    );
    await check(
      `${asa.replace('nameif inside', 'nameif «inside»')}nat (In|side,outside) source dynamic any interface\n`,
    );
    await check(
      `${asa}object-group network «G»\n network-object host 10.0.0.1\naccess-list A extended permit ip object-group |G any\n`,
    );
    await check(`${asa}access-list «A» extended permit ip any any\naccess-group |A in interface outside\n`);
  });

  it('keeps lists apart that differ in case', () =>
    check(
      'interface GigabitEthernet0/0\n ip access-group o|ut in\nip access-list extended OUT\n permit ip any any\n',
    ));

  it('leads into another open file where the file defines nothing of that name', () =>
    check('interface GigabitEthernet0/0\n ip access-group O|UT in\n', { 'b.cfg': list }));

  it('leads to inspection rules, EzVPN clients and groups, and group policies', async () => {
    await check('ip inspect name «FW» udp\ninterface GigabitEthernet0/0\n ip inspect F|W in\n');
    await check(
      'crypto ipsec client ezvpn «EZ»\ninterface GigabitEthernet0/0\n crypto ipsec client ezvpn E|Z inside\n',
    );
    await check(
      'crypto isakmp client configuration group «G»\n pool P\ncrypto isakmp profile IP\n match identity group |G\n',
    );
    await check(
      'ASA Version 9.16(1)\ngroup-policy «GP» internal\ntunnel-group T type ipsec-l2l\ntunnel-group T general-attributes\n default-group-policy G|P\n',
    );
  });

  it('stays in the file that defines the name itself', () =>
    check(`interface GigabitEthernet0/0\n ip access-group O|UT in\n${list}`, {
      'b.cfg': list.replace(/[«»]/g, ''),
    }));

  it('does not go to another host', () =>
    check('hostname one\ninterface GigabitEthernet0/0\n ip access-group O|UT in\n', {
      'b.cfg': `hostname two\n${list.replace(/[«»]/g, '')}`,
    }));

  it('leads from a scenario to the list of its config', () =>
    check(
      'version: 1\npat: { profile: linux, addresses: [192.0.2.2] }\npeers: []\nacls:\n  - { config: b.cfg, name: O|UT }\n',
      { 'b.cfg': list },
      'a.pat.yaml',
    ));

  it('says nothing between names and in remarks', async () => {
    await check(
      'interface GigabitEthernet0/0\n ip acc|ess-group OUT in\nip access-list extended OUT\n permit ip any any\n',
    );
    await check('ip access-list extended OUT\n remark object-group O|UT\n permit ip any any\n');
  });
});
