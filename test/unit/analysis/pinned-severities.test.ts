import assert from 'node:assert/strict';
import { hub } from '../support/branches';
import { findings } from '../support/finding-table';

const anybody = ' permit udp any eq isakmp host 198.51.100.1 eq isakmp\n';
const peer = ' permit udp host 203.0.113.9 eq isakmp host 198.51.100.1 eq isakmp\n';
const subnet = ' permit udp 203.0.113.0 0.0.0.255 eq isakmp host 198.51.100.1 eq isakmp\n';
const staticMap = 'crypto map OUT 10 ipsec-isakmp\n set peer 203.0.113.9\n match address VPN\n';
const staticKey = 'crypto isakmp key EXAMPLE address 203.0.113.9\n';

async function severity(gateway: Parameters<typeof hub>[0], entry: string): Promise<readonly string[]> {
  const more = ` ip access-group IN in\nip access-list extended IN\n${entry}`;
  const found = await findings('acl.source-port-pinned', { 'hub.cfg': hub({ ...gateway, more }) });
  return found.map(({ one }) => one.severity);
}

describe('acl.source-port-pinned where no peer is known', () => {
  it('warns of any source on a gateway with a dynamic map', async () =>
    assert.deepEqual(await severity({ key: staticKey }, anybody), ['warning']));

  it('warns of a subnet as source', async () =>
    assert.deepEqual(await severity({ key: staticKey }, subnet), ['warning']));

  it('warns of any source where a key is for every address', async () =>
    assert.deepEqual(await severity({ map: staticMap }, anybody), ['warning']));

  it('only tells of a static peer', async () =>
    assert.deepEqual(await severity({ map: staticMap, key: staticKey }, peer), ['info']));

  it('only tells of a static peer on a gateway with a dynamic map as well', async () =>
    assert.deepEqual(
      await severity({ key: `${staticKey}crypto isakmp key EXAMPLE address 0.0.0.0\n` }, peer),
      ['info'],
    ));

  it('only tells of a static peer by the placeholder that stands for it', async () => {
    const key = 'crypto isakmp key EXAMPLE address 40.76.X.X\n';
    assert.deepEqual(await severity({ map: '', key }, peer.replace('203.0.113.9', '40.76.X.X')), ['info']);
  });

  it('is silent about a host that no line of the config names as a peer', async () =>
    assert.deepEqual(await severity({}, peer), []));

  it('is silent about any source, and subnets, on a gateway with static peers only', async () => {
    assert.deepEqual(await severity({ map: staticMap, key: staticKey }, anybody), []);
    assert.deepEqual(await severity({ map: staticMap, key: staticKey }, subnet), []);
  });

  it('is silent about a list of an ASA interface, which IKE to the ASA passes by, but for one of control-plane', async () => {
    const asa = (end: string): string => `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.1 255.255.255.252
access-list OI extended permit udp any eq isakmp any eq isakmp
access-group OI in interface outside${end}
crypto ipsec ikev1 transform-set AES esp-aes-256 esp-sha-hmac
crypto dynamic-map USERS 10 set ikev1 transform-set AES
crypto map OUTSIDE 65535 ipsec-isakmp dynamic USERS
crypto map OUTSIDE interface outside
crypto ikev1 enable outside
`;
    const found = async (end: string): Promise<number> =>
      (await findings('acl.source-port-pinned', { 'hub.cfg': asa(end) })).length;
    assert.deepEqual([await found(''), await found(' control-plane')], [0, 1]);
  });

  it('is silent about entries that deny', async () =>
    assert.deepEqual(await severity({}, anybody.replace('permit', 'deny')), []));
});
