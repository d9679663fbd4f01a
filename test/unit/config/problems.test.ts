import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';

const wrong: Readonly<Record<string, string>> = {
  'interface Gi0/0\n ip address «10.0.0.256» 255.255.255.0': 'bad-address',
  'interface Gi0/0\n ip address 10.0.0.1 «255.0.255.0»': 'bad-mask',
  'access-list 101 permit udp any eq «65536» any': 'bad-port',
  'access-list 101 permit udp any range «4500 500» any': 'bad-range',
  'access-list 101 permit ip host «300.1.1.1» any': 'bad-address',
  'ip nat pool P «10.0.0.9 10.0.0.1» netmask 255.255.255.0': 'bad-range',
  'ip nat pool P 10.0.0.1 10.0.0.9 netmask «255.0.0.255»': 'bad-mask',
  'ip route 10.0.0.0 «0.255.255.255» 192.0.2.1': 'bad-mask',
  'ip nat inside source static udp 10.0.0.1 «70000» 192.0.2.1 500': 'bad-port',
};

const badDirectives: Readonly<Record<string, string>> = {
  '! «pat-lens: peer alice 192.168.100.999»': 'bad-directive',
  'hostname r\n! «pat-lens: peer alice 192.168.100.11 198.51.100.1»': 'bad-directive',
  '! «pat-lens: peer alice 192.168.100.11 ->»': 'bad-directive',
  '! «pat-lens: profil linux»': 'bad-directive',
};

const right: readonly string[] = [
  'access-list 101 permit udp any eq 0 any',
  'access-list 101 permit ip 10.0.0.0 0.0.254.255 any',
  'access-list 101 permit ip host 40.76.X.X any',
  'access-list 101 permit ip host no-such-name any',
  'interface Gi0/0\n ip address 206.X.X.X 255.255.255.0',
  'interface Gi0/0\n ip address ${ip} ${mask}',
  'interface Loopback0\n ip address 10.0.0.1 255.255.255.255',
  'access-list 101 frobnicate udp 999.999.999.999',
  'ntp server 300.1.1.1',
  'snmp-server community 1.2.3.400',
  '! pat-lens: peer alice 192.168.100.11 -> 198.51.100.1',
  '! pat-lens: peer alice 192.168.100.11',
  '! pat-lens: profile linux',
  '! pat-lens is a tool',
];

describe('problems', () => {
  for (const [marked, code] of Object.entries({ ...wrong, ...badDirectives })) {
    it(`reports ${code} in ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[«»]/g, '');
      const start = marked.indexOf('«');
      const end = marked.indexOf('»') - 1;
      assert.deepEqual(parseConfig(text).problems, [
        { code, span: { start, end }, text: text.slice(start, end) },
      ]);
    });
  }
  for (const text of right) {
    it(`reports nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(parseConfig(text).problems, []));
  }
});
