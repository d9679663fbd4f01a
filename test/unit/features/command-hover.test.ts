import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/config/model';
import { commandHover } from '../../../src/features/command-hover';
import { marked } from './cursor';

function hoverText(text: string, dialect: Dialect = 'ios'): string | null {
  const { config, offset } = marked(text, dialect);
  const found = commandHover(config, offset);
  return found === null
    ? null
    : found.content.map((block) => ('text' in block ? block.text : block.kind)).join('\n');
}

describe('hover on a command', () => {
  it('explains a port name', () => {
    assert.equal(
      hoverText('access-list 101 permit udp any any eq non500|-isakmp'),
      'non500-isakmp = UDP 4500: IKE and ESP behind NAT: NAT-T (RFC 3947, RFC 3948)',
    );
    assert.equal(hoverText('access-list 101 permit tcp any any eq ww|w'), 'www = TCP 80');
    assert.equal(
      hoverText('access-list 101 permit udp any any eq ntp is|akmp'),
      'isakmp = UDP 500: IKE (RFC 7296, ISAKMP)',
    );
  });

  it('explains a port number, also in a NAT rule', () => {
    assert.equal(
      hoverText('ip nat inside source static udp 10.0.0.1 45|00 interface Gi0/0 4500'),
      'UDP 4500: IKE and ESP behind NAT: NAT-T (RFC 3947, RFC 3948)',
    );
  });

  it('explains virtual addresses and FlexVPN clients, and says what of them is not read', () => {
    assert.match(hoverText('interface Gi0/0\n stand|by 1 ip 10.0.0.1')!, /^standby\nHSRP: .*not simulated/);
    assert.match(hoverText('interface Gi0/0\n vr|rp 1 priority 110')!, /^vrrp\nVRRP: /);
    assert.match(hoverText('interface Gi0/0\n vrrp 1 address-fam|ily ipv4')!, /VRRPv3 group.*not read/);
    const client = 'crypto ikev2 client flexvpn HUBS\n';
    assert.match(hoverText(client.replace('flexvpn', 'flex|vpn'))!, /Opens a FlexVPN client/);
    assert.match(hoverText(`${client} pe|er 1 192.0.2.1`)!, /A gateway; the one with the lowest number/);
  });

  it('explains a word of its own and the command that it belongs to', () => {
    assert.match(
      hoverText('ip nat inside source list A interface Gi0/0 over|load')!,
      /^overload\nPAT: many hosts share an address.*\nTranslates the source.*\nip nat inside source /,
    );
    assert.match(hoverText('interface Gi0/0\n ip access-g|roup X in')!, /^access-group\nFilters packets/);
  });

  it('reads abbreviated words', () => {
    assert.match(hoverText('int gi0/0\n ip acce|s X in')!, /^access-group\n/);
  });

  it('tells object NAT from twice NAT on the ASA', () => {
    assert.match(hoverText('object network A\n na|t (in,out) dynamic interface', 'asa')!, /this object/);
    assert.match(hoverText('na|t (in,out) source dynamic A interface', 'asa')!, /^nat\nTwice NAT/);
  });

  it('says nothing about names, text and what is not known', () => {
    assert.equal(hoverText('ip access-list extended OUT|SIDE'), null);
    assert.equal(hoverText('interface Gi0/0\n description the permi|t rules'), null);
    assert.equal(hoverText('! permi|t'), null);
    assert.equal(hoverText('router os|pf 1'), null);
  });

  it('never shows a key', () => {
    assert.equal(hoverText('crypto isakmp key S3cr|et address 0.0.0.0'), null);
  });
});

describe('hover on a mask', () => {
  it('counts the addresses of a wildcard', () => {
    const range = '0.0.0.255 = 192.168.100.0-192.168.100.255, 256 addresses (/24)';
    assert.equal(hoverText('access-list 101 permit ip 192.168.100.0 0.0.0|.255 any'), range);
    assert.equal(hoverText('access-list 101 permit ip 192.168|.100.0 0.0.0.255 any'), range);
    assert.equal(hoverText('access-list 10 permit 10.0.0.1 0.0.|0.0'), '0.0.0.0 = 10.0.0.1, one address');
  });

  it('is honest about holes', () => {
    assert.equal(
      hoverText('access-list 101 permit ip 10.0.0.1 0.0.255|.0 any'),
      '0.0.255.0 has holes: it matches 256 addresses between 10.0.0.1 and 10.0.255.1, not all of them.\n' +
        'They begin with 10.0.0.1, 10.0.1.1, 10.0.2.1, 10.0.3.1.',
    );
  });

  it('tells when a wildcard clears bits of the address, and when it looks like a mask', () => {
    assert.match(hoverText('access-list 101 permit ip 10.0.0.7 0.0.0|.255 any')!, /stores it as 10\.0\.0\.0/);
    assert.match(hoverText('access-list 101 permit ip 10.0.0.0 255.255|.255.0 any')!, /looks like a mask/);
  });

  it('reads masks on interfaces and on the ASA', () => {
    assert.equal(
      hoverText('interface Gi0/0\n ip address 192.0.2.2 255.255.255|.0'),
      '255.255.255.0 = 192.0.2.0-192.0.2.255, 256 addresses (/24)\nNetwork 192.0.2.0, broadcast 192.0.2.255, 254 hosts',
    );
    assert.equal(
      hoverText('access-list A extended permit ip 10.0.0.0 255.255|.255.0 any', 'asa'),
      '255.255.255.0 = 10.0.0.0-10.0.0.255, 256 addresses (/24)',
    );
  });

  it('reads prefixes', () => {
    assert.equal(
      hoverText('ip prefix-list P permit 10.0.0.0/|30'),
      '10.0.0.0/30 = 10.0.0.0-10.0.0.3, 4 addresses (/30)',
    );
  });
});
