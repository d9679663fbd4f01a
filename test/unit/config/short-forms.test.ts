import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseConfig } from '../../../src/config/parse';

const whole = [
  'hostname R1',
  'interface GigabitEthernet0/0',
  ' ip address 10.0.0.1 255.255.255.0',
  ' ip nat inside',
  ' ip access-group X in',
  ' crypto map M',
  ' vrf forwarding BLUE',
  ' shutdown',
  'ip access-list extended X',
  ' permit udp any eq 500 any',
  ' deny tcp any any established',
  'ip nat inside source list A interface GigabitEthernet0/0 overload',
  'route-map R permit 10',
  ' match ip address A',
  'crypto isakmp policy 10',
  ' encryption aes 256',
  ' authentication pre-share',
  ' hash sha',
  ' group 14',
  ' lifetime 3600',
  'crypto ipsec transform-set T esp-aes esp-sha-hmac',
  ' mode transport',
  'crypto map M 10 ipsec-isakmp',
  ' set peer 192.0.2.1',
  ' set transform-set T',
  ' match address A',
  'crypto ikev2 proposal P',
  ' integrity sha256',
  'ip route 0.0.0.0 0.0.0.0 192.0.2.1',
].join('\n');

const typed = [
  'host R1',
  'int gi0/0',
  ' ip add 10.0.0.1 255.255.255.0',
  ' ip nat ins',
  ' ip acc X in',
  ' cry map M',
  ' vrf for BLUE',
  ' shut',
  'ip acc ext X',
  ' perm udp any eq 500 any',
  ' den tcp any any est',
  'ip nat ins so li A int gi0/0 ov',
  'route-m R per 10',
  ' ma ip add A',
  'cry isa pol 10',
  ' enc aes 256',
  ' auth pre',
  ' has sha',
  ' gr 14',
  ' lif 3600',
  'cry ips tra T esp-aes esp-sha-hmac',
  ' mo tra',
  'cry map M 10 ipsec-i',
  ' set pee 192.0.2.1',
  ' set tr T',
  ' ma ad A',
  'cry ikev2 prop P',
  ' int sha256',
  'ip rou 0.0.0.0 0.0.0.0 192.0.2.1',
].join('\n');

describe('keywords as somebody types them', () => {
  it('say what the whole ones say', () => {
    assert.deepEqual(parseConfig(typed, 'ios').summary, parseConfig(whole, 'ios').summary);
  });

  it('are never taken for another command that is written out', () => {
    const { summary } = parseConfig('policy-map QOS\nclass VOICE\n bandwidth 100\nzone X\nobject Y\n', 'ios');
    assert.equal(summary.records, undefined);
  });

  it('never make a line wrong that says nothing', () => {
    assert.deepEqual(parseConfig('ip rou 999.1.1.1 255.0.0.0 1.1.1.1\n', 'ios').problems, []);
  });
});
