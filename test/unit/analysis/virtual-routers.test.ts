import assert from 'node:assert/strict';
import { parseConfig } from '../../../src/config/parse';
import { formatAddress } from '../../../src/engine/address';
import { branch, edge, hub, open, peersOf, snapshotOf } from './network-files';

/** The PAT router twice: both stand for the branches' next hop. */
const member = (name: string, host: number, group: string): string =>
  edge
    .replace('hostname edge', `hostname ${name}`)
    .replace('192.0.2.2', `192.0.2.${host + 1}`)
    .replace(' ip address 10.10.0.1 255.255.255.0\n', ` ip address 10.10.0.${host} 255.255.255.0\n${group}`);

const pathsOf = async (files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> => {
  const { fileStudy } = await snapshotOf(files, file);
  return (fileStudy?.study.situation.peers ?? []).map(({ origin }) =>
    origin!.path.hops.map(({ device }) => device.id.slice(device.id.lastIndexOf('/') + 1)).join(' '),
  );
};

describe('a virtual address as the next hop', () => {
  const branches = { 'a.cfg': branch('a', 11), 'hub.cfg': hub(open) };
  const groups: readonly (readonly [what: string, one: string, other: string, active: string])[] = [
    [
      'by HSRP the highest priority',
      ' standby 1 ip 10.10.0.1\n',
      ' standby 1 ip 10.10.0.1\n standby 1 priority 110\n',
      'two',
    ],
    ['by HSRP the highest address', ' standby 1 ip 10.10.0.1\n', ' standby 1 ip 10.10.0.1\n', 'two'],
    [
      'by VRRP the highest priority',
      ' vrrp 7 ip 10.10.0.1\n vrrp 7 priority 120\n',
      ' vrrp 7 ip 10.10.0.1\n',
      'one',
    ],
    [
      'by GLBP the highest priority',
      ' glbp 3 ip 10.10.0.1\n glbp 3 priority 120\n',
      ' glbp 3 ip 10.10.0.1\n',
      'one',
    ],
    [
      'in group 0 where none is written',
      ' standby ip 10.10.0.1\n standby priority 90\n',
      ' standby ip 10.10.0.1\n',
      'two',
    ],
  ];
  for (const [what, one, other, active] of groups) {
    it(`leads to the router that answers for it: ${what}`, async () => {
      const files = { ...branches, 'one.cfg': member('one', 2, one), 'two.cfg': member('two', 3, other) };
      assert.deepEqual(await pathsOf(files, 'a.cfg'), [`a.cfg ${active}.cfg hub.cfg`]);
      const { fileStudy } = await snapshotOf(files, 'a.cfg');
      const [assumed] = fileStudy!.study.situation.peers[0]!.origin!.path.assumptions;
      assert.deepEqual(
        assumed?.code === 'virtual-router' ? [formatAddress(assumed.address), assumed.count] : assumed,
        ['10.10.0.1', 2],
      );
    });
  }

  it('leads to the only router that has it', async () => {
    const files = { ...branches, 'one.cfg': member('one', 2, ' standby 1 ip 10.10.0.1\n') };
    assert.deepEqual(await pathsOf(files, 'a.cfg'), ['a.cfg one.cfg hub.cfg']);
  });

  it('is nobody’s where it is taken back', async () => {
    const files = {
      ...branches,
      'one.cfg': member('one', 2, ' standby 1 ip 10.10.0.1\n no standby 1 ip 10.10.0.1\n'),
    };
    assert.deepEqual(await pathsOf(files, 'a.cfg'), []);
  });
});

describe('a virtual address as the end of IPsec', () => {
  const shared = ' standby 1 ip 198.51.100.1\n standby 1 name VPN\n crypto map OUT redundancy VPN\n';
  const gateway = (host: number): string =>
    hub(open, shared)
      .replace(
        'hostname hub\n',
        `hostname hub-${host}\ncrypto dynamic-map D 10\n set transform-set AES\ncrypto map OUT 10 ipsec-isakmp dynamic D\n`,
      )
      .replace('ip address 198.51.100.1 255.255.255.252', `ip address 198.51.100.${host} 255.255.255.248`);

  it('is that of the router which answers for it, whose list judges', async () => {
    const files = {
      'edge.cfg': edge,
      'a.cfg': branch('a', 11),
      'hub-2.cfg': gateway(2),
      'hub-3.cfg': gateway(3).replace(open, ' deny udp any any eq 4500\n permit ip any any\n'),
    };
    assert.deepEqual(await peersOf(files, 'a.cfg'), ['a 500/4500 deny']);
    assert.deepEqual(await pathsOf(files, 'a.cfg'), ['a.cfg edge.cfg hub-3.cfg']);
    const { fileStudy } = await snapshotOf(files, 'a.cfg');
    const { responder } = fileStudy!.study.situation.peers[0]!.origin!;
    assert.equal(formatAddress(responder!.localAddress!), '198.51.100.1');
    assert.equal(responder!.kind, 'dynamic-map');
  });
});

describe('virtual routers in a config', () => {
  it('are one for each group, with all their lines', () => {
    const [one] = parseConfig(
      `interface Gi0/0
 ip address 10.0.0.2 255.255.255.0
 standby 5 ip 10.0.0.1
 standby 5 ip 10.0.0.9 secondary
 standby 5 priority 110
 standby 5 preempt
 standby 5 name LAN
 standby version 2
 vrrp 5 ip 10.0.0.4
`,
      'ios',
    ).summary.interfaces;
    assert.deepEqual(one!.virtualRouters, [
      { protocol: 'hsrp', group: 5, addresses: [0x0a000001, 0x0a000009], priority: 110, name: 'LAN' },
      { protocol: 'vrrp', group: 5, addresses: [0x0a000004] },
    ]);
  });
});
