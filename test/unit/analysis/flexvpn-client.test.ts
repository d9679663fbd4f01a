import assert from 'node:assert/strict';
import { endpointsOf } from '../../../src/analysis/network/endpoints';
import { parseConfig } from '../../../src/config/parse';
import { formatAddress } from '../../../src/engine/address';
import { edge, hub, open, peersOf, snapshotOf } from './network-files';

const spoke = (peers: string, tunnel = 'Tunnel0'): string => `hostname spoke
crypto ikev2 client flexvpn CLIENT
${peers} client connect ${tunnel}
crypto ikev2 profile FLEX
 match identity remote any
crypto ipsec profile P
 set ikev2-profile FLEX
interface Tunnel0
 ip address negotiated
 tunnel source Gi0/0
 tunnel mode ipsec ipv4
 tunnel destination dynamic
 tunnel protection ipsec profile P
interface Gi0/0
 ip address 10.10.0.11 255.255.255.0
ip route 0.0.0.0 0.0.0.0 10.10.0.1
`;

const files = (text: string): Readonly<Record<string, string>> => ({
  'spoke.cfg': text,
  'edge.cfg': edge,
  'hub.cfg': hub(open),
});

describe('a FlexVPN client', () => {
  it('is a peer of the gateway that its block names', async () => {
    const text = spoke(' peer 1 198.51.100.1\n');
    assert.deepEqual(await peersOf(files(text), 'hub.cfg'), ['spoke 500/4500 permit']);
    const { fileStudy } = await snapshotOf(files(text), 'hub.cfg');
    assert.equal(fileStudy!.study.situation.peers[0]!.ikeVersion, 2);
  });

  it('tries the lowest number first, and that is said', async () => {
    const text = spoke(' peer 2 203.0.113.77\n peer 1 198.51.100.1\n');
    assert.deepEqual(await peersOf(files(text), 'hub.cfg'), ['spoke 500/4500 permit']);
    const { fileStudy } = await snapshotOf(files(text), 'hub.cfg');
    const { assumptions } = fileStudy!.study.situation.peers[0]!.origin!.path;
    const first = assumptions.find(({ code }) => code === 'first-of-several');
    assert.ok(first?.code === 'first-of-several' && first.count === 2);
    assert.equal(formatAddress(first.address), '198.51.100.1');
  });

  it('is none without a tunnel that it connects', async () => {
    assert.deepEqual(await peersOf(files(spoke(' peer 1 198.51.100.1\n', 'Tunnel9')), 'hub.cfg'), []);
  });

  it('keeps a gateway that is named by host name', () => {
    const [endpoint] = endpointsOf(
      parseConfig(spoke(' peer 1 fqdn hub.example.com dynamic\n'), 'ios').summary,
    );
    assert.deepEqual([endpoint?.remotes, endpoint?.remoteNames], [[], ['hub.example.com']]);
  });

  it('loses a peer that is taken back', () => {
    const text = spoke(' peer 1 198.51.100.1\n peer 2 203.0.113.77\n no peer 1 198.51.100.1\n');
    const [endpoint] = endpointsOf(parseConfig(text, 'ios').summary);
    assert.deepEqual(endpoint?.remotes.map(formatAddress), ['203.0.113.77']);
  });
});

describe('an EzVPN client with a default peer', () => {
  it('tries that one first', () => {
    const text = `crypto ipsec client ezvpn E
 peer 203.0.113.77
 peer 198.51.100.1 default
interface Gi0/0
 ip address 10.10.0.11 255.255.255.0
 crypto ipsec client ezvpn E
`;
    const [endpoint] = endpointsOf(parseConfig(text, 'ios').summary);
    assert.deepEqual(endpoint?.remotes.map(formatAddress), ['198.51.100.1', '203.0.113.77']);
  });
});
