import assert from 'node:assert/strict';
import { asaHub, branch, edge, hub, network, overload, tunnel, type Branch } from '../support/branches';
import type { Files } from '../support/finding-table';
import { fixedBy } from '../support/fixed-text';

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

  it('are not offered for a standard list, which knows no destinations', async () => {
    const files = router(
      'ip nat inside source list 10 interface GigabitEthernet0/0 overload\naccess-list 10 permit 10.1.0.0 0.0.255.255\n',
      one,
    );
    assert.deepEqual(await fixedBy(code, files, 'router.cfg'), []);
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
