import assert from 'node:assert/strict';
import {
  asaHub,
  branch,
  edge,
  hub,
  ikev2Branch,
  ikev2Hub,
  network,
  overload,
  tunnel,
  type Branch,
} from '../support/branches';
import type { Files } from '../support/finding-table';
import { fixesWithin } from '../../../src/features/fixes';
import { fixedBy } from '../support/fixed-text';
import { uriOf, workspaceOf } from '../support/workspace';

const transport = ' mode transport\n';
const gre: Branch = { ...tunnel(' tunnel destination 198.51.100.1\n'), mode: transport };
const spoke: Branch = {
  ...tunnel(' tunnel mode gre multipoint\n ip nhrp map 172.31.0.1 198.51.100.1\n ip nhrp nhs 172.31.0.1\n'),
  mode: transport,
};

describe('fixes of findings about IPsec behind NAT', () => {
  it('remove the line that switches NAT traversal off', async () => {
    const line = 'no crypto ipsec nat-transparency udp-encapsulation';
    const files = network({
      branches: [branch(11, { settings: `${line}\ncrypto isakmp nat keepalive 20\n` })],
    });
    assert.deepEqual(await fixedBy('ipsec.nat-t-disabled', files, 'branch-1.cfg'), [`- ${line}`]);
  });

  it('lower the keepalive', async () => {
    const files = network({ branches: [branch(11, { settings: 'crypto isakmp nat keepalive 600\n' })] });
    assert.deepEqual(await fixedBy('ipsec.keepalive-too-slow', files, 'branch-1.cfg'), [
      '- crypto isakmp nat keepalive 600',
      '+ crypto isakmp nat keepalive 20',
    ]);
  });

  it('lower the keepalive below a short idle time', async () => {
    const files = network({
      branches: [branch(11)],
      edge: edge(`${overload}ip nat translation udp-timeout 15\n`),
    });
    assert.deepEqual(await fixedBy('ipsec.keepalive-too-slow', files, 'branch-1.cfg'), [
      '- crypto isakmp nat keepalive 20',
      '+ crypto isakmp nat keepalive 7',
    ]);
  });

  for (const [code, own] of [
    ['ipsec.transport-behind-pat', gre],
    ['ipsec.dmvpn-shared-nbma', spoke],
  ] as const) {
    it(`put the transform set of ${code} into tunnel mode, with three branches too`, async () => {
      const files = network({ branches: [11, 12, 13].map((host) => branch(host, own)) });
      assert.deepEqual(await fixedBy(code, files, 'branch-1.cfg'), ['-  mode transport', '+  mode tunnel']);
    });
  }

  it('authenticate by ESP with the hash of AH', async () => {
    const files = network({ branches: [branch(11, { transforms: 'ah-sha-hmac esp-aes 256' })] });
    assert.deepEqual(await fixedBy('ipsec.ah-behind-nat', files, 'branch-1.cfg'), [
      '- crypto ipsec transform-set AES ah-sha-hmac esp-aes 256',
      '+ crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    ]);
  });

  it('leave AH away where ESP has a hash already', async () => {
    const files = network({ branches: [branch(11, { transforms: 'ah-sha-hmac esp-aes esp-sha-hmac' })] });
    assert.deepEqual(await fixedBy('ipsec.ah-behind-nat', files, 'branch-1.cfg'), [
      '- crypto ipsec transform-set AES ah-sha-hmac esp-aes esp-sha-hmac',
      '+ crypto ipsec transform-set AES esp-aes esp-sha-hmac',
    ]);
  });

  it('let an ASA answer only', async () => {
    const entry = 'crypto map OUT 10 match address VPN\ncrypto map OUT 10 set peer 192.0.2.2\n';
    assert.deepEqual(
      await fixedBy('ipsec.gateway-initiates-to-pat', network({ hub: asaHub('', entry) }), 'hub.cfg'),
      ['+ crypto map OUT 10 set connection-type answer-only'],
    );
  });

  it('take everybody where an IOS crypto map names a PAT address alone, after the other entries', async () => {
    const map = `crypto map OUT 10 ipsec-isakmp
 set peer 192.0.2.2
 set transform-set AES
 match address VPN
crypto map OUT 20 ipsec-isakmp
 set peer 203.0.113.9
 set transform-set AES
 match address VPN
`;
    const list = 'ip access-list extended VPN\n permit ip any 172.16.0.0 0.0.255.255\n';
    const files = network({ hub: hub({ map, more: list }) });
    assert.deepEqual(await fixedBy('ipsec.gateway-initiates-to-pat', files, 'hub.cfg'), [
      '- crypto map OUT 10 ipsec-isakmp',
      '-  set peer 192.0.2.2',
      '+ crypto dynamic-map OUT-10 10',
      '+ crypto map OUT 30 ipsec-isakmp dynamic OUT-10',
    ]);
  });

  it('leave a crypto map entry alone that has other peers as well', async () => {
    const map =
      'crypto map OUT 10 ipsec-isakmp\n set peer 192.0.2.2\n set peer 203.0.113.9\n match address VPN\n';
    const files = network({ hub: hub({ map }) });
    assert.deepEqual(await fixedBy('ipsec.gateway-initiates-to-pat', files, 'hub.cfg'), []);
  });

  it('let a tunnel of IOS answer only', async () => {
    const map =
      'crypto ipsec profile P\n set transform-set AES\ncrypto dynamic-map BRANCHES 10\n set transform-set AES\ncrypto map OUT 10 ipsec-isakmp dynamic BRANCHES\n';
    const more = `interface Tunnel0
 ip address 172.31.0.1 255.255.255.0
 tunnel source GigabitEthernet0/0
 tunnel mode ipsec ipv4
 tunnel destination 192.0.2.2
 tunnel protection ipsec profile P
`;
    const files = network({ hub: hub({ map, more }) });
    assert.deepEqual(await fixedBy('ipsec.gateway-initiates-to-pat', files, 'hub.cfg'), [
      '+  responder-only',
    ]);
  });

  it('send keepalives where none are configured', async () => {
    const files = network({ branches: [branch(11, { settings: '' })] });
    assert.deepEqual(await fixedBy('ipsec.keepalive-too-slow', files, 'branch-1.cfg'), [
      '+ crypto isakmp nat keepalive 20',
    ]);
  });

  it('switch NAT traversal on for an ASA of 7.2, where no line does', async () => {
    const old = asaHub('').replace('9.8(4)', '7.2(4)').replaceAll('ikev1 ', 'isakmp ');
    const files = network({ hub: old });
    assert.deepEqual(await fixedBy('ipsec.nat-t-disabled', files, 'hub.cfg'), [
      '+ crypto isakmp nat-traversal 20',
    ]);
  });

  it('let peers name themselves by their host names, at both ends', async () => {
    const files = network({ branches: [ikev2Branch(11), ikev2Branch(12)], hub: ikev2Hub });
    assert.deepEqual(await fixedBy('ipsec.identity-behind-nat', files, 'hub.cfg'), [
      '+  match identity remote fqdn branch-11',
      '+  match identity remote fqdn branch-12',
      '+   identity local fqdn branch-11',
      '+   identity local fqdn branch-12',
    ]);
  });

  it('permit fragments above the line that denies them, with a number of their own', async () => {
    const policy = 'crypto isakmp policy 10\n authentication rsa-sig\n';
    const list = `ip access-list extended IN
 10 deny udp any any fragments
 20 permit udp any host 198.51.100.1 eq isakmp
`;
    const files = { 'hub.cfg': hub({ policy, more: ` ip access-group IN in\n${list}` }) };
    assert.deepEqual(await fixedBy('acl.fragments-denied', files, 'hub.cfg'), [
      '+  5 permit udp any host 198.51.100.1 fragments',
    ]);
  });

  it('let IKE fragment at both ends as the second choice', async () => {
    const policy = 'crypto isakmp policy 10\n authentication rsa-sig\n';
    const list =
      'ip access-list extended IN\n deny udp any any fragments\n permit udp any host 198.51.100.1\n';
    const files = network({
      branches: [branch(11, { policy })],
      hub: hub({ policy, more: ` ip access-group IN in\n${list}` }),
    });
    const { workspace } = workspaceOf(files);
    const snapshot = await workspace.snapshot(uriOf('hub.cfg'));
    const at = files['hub.cfg']!.indexOf('deny udp');
    const [first, second, ...others] = fixesWithin(snapshot, at, at);
    assert.deepEqual([first?.preferred, second?.preferred, others], [true, false, []]);
    const lines = second!.changes.map(({ file, edits }) => [file, edits.map(({ text }) => text)]);
    assert.deepEqual(lines, [
      [uriOf('hub.cfg'), ['crypto isakmp fragmentation\n']],
      [uriOf('branch-1.cfg'), ['crypto isakmp fragmentation\n']],
    ]);
  });
});

function router(nat: string, crypto: string): Files {
  return {
    'router.cfg': `hostname router
crypto map VPN 10 ipsec-isakmp
 set peer 198.51.100.1
 match address VPN
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
 crypto map VPN
interface GigabitEthernet0/1
 ip address 10.1.0.1 255.255.0.0
 ip nat inside
ip route 0.0.0.0 0.0.0.0 192.0.2.1
ip access-list extended VPN
${crypto}${nat}`,
  };
}

const one = ' permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n';
const two = `${one} permit ip 10.1.0.0 0.0.255.255 10.3.0.0 0.0.255.255\n`;

describe('fixes of nat.vpn-traffic-translated', () => {
  const code = 'nat.vpn-traffic-translated';
  const named = (entries: string): string =>
    `ip nat inside source list NAT interface GigabitEthernet0/0 overload\nip access-list extended NAT\n${entries}`;

  it('deny the traffic on top of the NAT list', async () => {
    const files = router(named(' permit ip 10.1.0.0 0.0.255.255 any\n'), one);
    assert.deepEqual(await fixedBy(code, files, 'router.cfg'), [
      '+  deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
    ]);
  });

  it('deny the traffic of every entry of the crypto ACL, numbered as the list is', async () => {
    const files = router(named(' 10 permit ip 10.1.0.0 0.0.255.255 any\n'), two);
    assert.deepEqual(await fixedBy(code, files, 'router.cfg'), [
      '+  3 deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
      '+  6 deny ip 10.1.0.0 0.0.255.255 10.3.0.0 0.0.255.255',
    ]);
  });

  it('write the lines of a numbered list', async () => {
    const files = router(
      'ip nat inside source list 101 interface GigabitEthernet0/0 overload\naccess-list 101 permit ip 10.1.0.0 0.0.255.255 any\n',
      one,
    );
    assert.deepEqual(await fixedBy(code, files, 'router.cfg'), [
      '+ access-list 101 deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
    ]);
  });

  it('keep the line ends of the file', async () => {
    const files = router(named(' permit ip 10.1.0.0 0.0.255.255 any\n'), one);
    const crlf = { 'router.cfg': (files['router.cfg'] ?? '').replaceAll('\n', '\r\n') };
    assert.deepEqual(await fixedBy(code, crlf, 'router.cfg'), [
      '+  deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\r',
    ]);
  });

  it('put an extended list in the place of a standard one, which knows no destinations', async () => {
    const numbered = router(
      'ip nat inside source list 10 interface GigabitEthernet0/0 overload\naccess-list 10 permit 10.1.0.0 0.0.255.255\n',
      one,
    );
    assert.deepEqual(await fixedBy(code, numbered, 'router.cfg'), [
      '- ip nat inside source list 10 interface GigabitEthernet0/0 overload',
      '+ ip nat inside source list 100 interface GigabitEthernet0/0 overload',
      '+ access-list 100 deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
      '+ access-list 100 permit ip 10.1.0.0 0.0.255.255 any',
    ]);
    const byName = router(
      'ip nat ins so li LAN int GigabitEthernet0/0 overload\nip access-list standard LAN\n  permit 10.1.0.0 0.0.255.255\n',
      two,
    );
    assert.deepEqual(await fixedBy(code, byName, 'router.cfg'), [
      '- ip nat ins so li LAN int GigabitEthernet0/0 overload',
      '+ ip nat ins so li LAN-NAT int GigabitEthernet0/0 overload',
      '+ ip access-list extended LAN-NAT',
      '+  deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
      '+  deny ip 10.1.0.0 0.0.255.255 10.3.0.0 0.0.255.255',
      '+  permit ip 10.1.0.0 0.0.255.255 any',
    ]);
  });

  it('take no number that an interface applies already, though no list has it', async () => {
    const files = router(
      'ip nat inside source list 10 interface GigabitEthernet0/0 overload\naccess-list 10 permit 10.1.0.0 0.0.255.255\nline vty 0 4\n access-class 100 in\n',
      one,
    );
    const fixed = await fixedBy(code, files, 'router.cfg');
    assert.ok(fixed.includes('+ access-list 101 permit ip 10.1.0.0 0.0.255.255 any'), fixed.join('\n'));
  });

  it('deny the traffic in a route-map before the entry with a standard list', async () => {
    const files = router(
      'ip nat inside source route-map NAT interface GigabitEthernet0/0 overload\naccess-list 10 permit 10.1.0.0 0.0.255.255\nroute-map NAT permit 10\n match ip address 10\n',
      one,
    );
    assert.deepEqual(await fixedBy(code, files, 'router.cfg'), [
      '+ route-map NAT deny 5',
      '+  match ip address VPN',
    ]);
  });

  const overloaded = named(
    ' deny ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n permit ip 10.1.0.0 0.0.255.255 any\n',
  );

  it('give static entries one route-map that leaves the traffic out, before their other words', async () => {
    const statics = `ip nat inside source static 10.1.0.5 192.0.2.5 extendable
ip nat inside source static tcp 10.1.0.6 443 192.0.2.6 443
`;
    assert.deepEqual(await fixedBy(code, router(statics + overloaded, one), 'router.cfg'), [
      '- ip nat inside source static 10.1.0.5 192.0.2.5 extendable',
      '- ip nat inside source static tcp 10.1.0.6 443 192.0.2.6 443',
      '+ ip access-list extended NO-VPN',
      '+  permit ip any any',
      '+ route-map NO-VPN-MAP permit 10',
      '+  match ip address NO-VPN',
      '+ ip nat inside source static 10.1.0.5 192.0.2.5 route-map NO-VPN-MAP extendable',
      '+ ip nat inside source static tcp 10.1.0.6 443 192.0.2.6 443 route-map NO-VPN-MAP',
    ]);
  });

  it('leave alone a static entry for the address of an interface, which takes no route-map', async () => {
    const entry = 'ip nat inside source static tcp 10.1.0.5 443 interface GigabitEthernet0/0 443\n';
    assert.deepEqual(await fixedBy(code, router(entry + overloaded, one), 'router.cfg'), []);
  });

  it('make objects for addresses that an ASA has none for', async () => {
    const files = {
      'asa.cfg': `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 ip address 10.1.0.1 255.255.0.0
object network LAN
 subnet 10.1.0.0 255.255.0.0
access-list VPN extended permit ip 10.1.0.0 255.255.0.0 10.2.0.0 255.255.0.0
access-list VPN extended permit ip 10.1.0.0 255.255.0.0 host 10.2.0.0
nat (inside,outside) source dynamic LAN interface
route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
crypto map OUT 10 match address VPN
crypto map OUT 10 set peer 198.51.100.1
crypto map OUT interface outside
`,
    };
    assert.deepEqual(await fixedBy(code, files, 'asa.cfg'), [
      '+ object network obj-10.1.0.0',
      '+ object network obj-10.2.0.0',
      '+  subnet 10.2.0.0 255.255.0.0',
      '+ nat (inside,outside) source static obj-10.1.0.0 obj-10.1.0.0 destination static obj-10.2.0.0 obj-10.2.0.0 no-proxy-arp route-lookup',
    ]);
  });

  const asa82 = (exemption: string): Files => ({
    'asa.cfg': `ASA Version 8.2(5)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 ip address 10.1.0.1 255.255.0.0
access-list VPN extended permit ip 10.1.0.0 255.255.0.0 10.2.0.0 255.255.0.0
${exemption}global (outside) 1 interface
nat (inside) 1 10.1.0.0 255.255.0.0
route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
crypto map OUT 10 match address VPN
crypto map OUT 10 set peer 198.51.100.1
crypto map OUT interface outside
`,
  });

  it('exempt the traffic on an ASA of 8.2, by the list that does so already where there is one', async () => {
    const permit = 'extended permit ip 10.1.0.0 255.255.0.0 10.2.0.0 255.255.0.0';
    assert.deepEqual(await fixedBy(code, asa82(''), 'asa.cfg'), [
      `+ access-list NONAT ${permit}`,
      '+ nat (inside) 0 access-list NONAT',
    ]);
    const exempt = `access-list EXEMPT extended permit ip 10.1.0.0 255.255.0.0 10.9.0.0 255.255.0.0
nat (inside) 0 access-list EXEMPT
`;
    assert.deepEqual(await fixedBy(code, asa82(exempt), 'asa.cfg'), [`+ access-list EXEMPT ${permit}`]);
  });

  it('add an identity pair on an ASA', async () => {
    const files = {
      'asa.cfg': `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 ip address 10.1.0.1 255.255.0.0
object network LAN
 subnet 10.1.0.0 255.255.0.0
object network REMOTE
 subnet 10.2.0.0 255.255.0.0
access-list VPN extended permit ip object LAN object REMOTE
object network LAN
 nat (inside,outside) dynamic interface
route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
crypto map OUT 10 match address VPN
crypto map OUT 10 set peer 198.51.100.1
crypto map OUT interface outside
`,
    };
    assert.deepEqual(await fixedBy(code, files, 'asa.cfg'), [
      '+ nat (inside,outside) source static LAN LAN destination static REMOTE REMOTE no-proxy-arp route-lookup',
    ]);
  });
});
