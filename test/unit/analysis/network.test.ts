import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { outcomeOf } from '../../../src/analysis/translations';
import { inlayHints } from '../../../src/features/inlay-hints';
import { explain } from '../../../src/features/explanation';
import { annotationsOf } from '../../../src/features/file-annotations';
import { formatAddress } from '../../../src/engine/address';
import { branch, edge, hub, open, peersOf, snapshotOf, stationsOf } from './network-files';

describe('peers of a folder of configs', () => {
  const two = { 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12), 'hub.cfg': hub(open) };

  it('are the devices that initiate through a PAT device, seen from every file on their way', async () => {
    const wanted = ['a 1,500?/1024,4500? permit', 'b 1,500?/1024,4500? permit'];
    for (const file of Object.keys(two)) assert.deepEqual(await peersOf(two, file), wanted, file);
  });

  it('are none where no PAT device lies between', async () => {
    const direct = branch('a', 11)
      .replaceAll('10.10.0.11', '203.0.113.11')
      .replace('10.10.0.1\n', '203.0.113.1\n');
    assert.deepEqual(await peersOf({ 'a.cfg': direct, 'hub.cfg': hub(open) }, 'hub.cfg'), []);
  });

  it('behind independent PAT devices do not take ports from each other', async () => {
    const other = (text: string): string =>
      text.replaceAll('10.10.0.', '10.20.0.').replaceAll('192.0.2.', '203.0.113.');
    const files = {
      ...two,
      'b.cfg': other(branch('b', 12)),
      'edge2.cfg': other(edge).replace('edge', 'edge2'),
    };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), ['a 500/4500 permit', 'b 500/4500 permit']);
  });

  it('say in the explanation where they are known from and what is supposed about their way', async () => {
    const snapshot = await snapshotOf(two, 'hub.cfg');
    const [first] = annotationsOf(snapshot);
    const text = JSON.stringify(explain(snapshot, first!.annotation));
    assert.match(text, /a: an IPsec initiator by its config a\.cfg/);
    assert.match(text, /leave edge\.cfg for the Internet and come in at hub\.cfg/);
  });

  it('named in a comment meet the ACL of the gateway too', async () => {
    const named = `${edge}! pat-lens: peer alice 10.10.0.11 -> 198.51.100.1\n! pat-lens: peer bob 10.10.0.12 -> 198.51.100.1\n`;
    const files = {
      'edge.cfg': named,
      'hub.cfg': hub(' permit udp any eq isakmp any\n permit udp any any eq 4500\n'),
    };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), [
      'alice 1,500?/1024,4500? partial',
      'bob 1,500?/1024,4500? partial',
    ]);
  });

  it('stand behind a PAT address that a gateway names as its remote, where no config initiates', async () => {
    const files = {
      'edge.cfg': edge,
      'hub.cfg': `hostname hub
crypto map M 10 ipsec-isakmp
 set peer 192.0.2.2
interface Gi0/0
 ip address 198.51.100.1 255.255.255.252
 crypto map M
ip route 0.0.0.0 0.0.0.0 198.51.100.2
`,
    };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), ['behind-edge 500/4500 no ACL']);
  });

  it('are mGRE spokes by the outer address of their next hop server', async () => {
    const spoke = `hostname spoke
crypto ipsec profile P
interface Tunnel0
 ip nhrp nhs 172.31.0.1 nbma 198.51.100.1
 tunnel source Gi0/0
 tunnel mode gre multipoint
 tunnel protection ipsec profile P
interface Gi0/0
 ip address 10.10.0.11 255.255.255.0
ip route 0.0.0.0 0.0.0.0 10.10.0.1
`;
    const files = { 'edge.cfg': edge, 'spoke.cfg': spoke, 'hub.cfg': hub(open) };
    assert.deepEqual(await peersOf(files, 'hub.cfg'), ['spoke 500/4500 permit']);
  });

  it('send raw ESP where NAT traversal is switched off', async () => {
    const off = branch('a', 11, '').replace(
      'crypto map M 10',
      'no crypto ipsec nat-transparency udp-encapsulation\ncrypto map M 10',
    );
    const { fileStudy } = await snapshotOf({ ...two, 'a.cfg': off, 'b.cfg': '' }, 'edge.cfg');
    assert.equal(fileStudy!.study.situation.peers[0]!.encapsulation, 'esp');
  });

  it('may lose 500 and 4500 to the IKE of the PAT router itself', async () => {
    const own = edge
      .replace(' ip nat outside', ' ip nat outside\n crypto map S')
      .replace('hostname edge', 'hostname edge\ncrypto map S 10 ipsec-isakmp\n set peer 203.0.113.9');
    const files = { 'edge.cfg': own, 'a.cfg': branch('a', 11), 'hub.cfg': hub(open) };
    assert.deepEqual(await peersOf(files, 'edge.cfg'), ['a 1,500?/1024,4500? permit']);
  });

  it('keep 500 by “ip nat service list … IKE preserve-port”', async () => {
    const kept = edge.replace('ip route', 'ip nat service list 10 IKE preserve-port\nip route');
    assert.deepEqual(await peersOf({ ...two, 'edge.cfg': kept }, 'edge.cfg'), [
      'a 500/1024,4500? permit',
      'b 500/1024,4500? permit',
    ]);
  });

  it('have both outcomes where two NAT rules match', async () => {
    const pool = edge.replace(
      'ip route',
      'ip nat pool P 192.0.2.9 192.0.2.9 netmask 255.255.255.252\nip nat inside source list 10 pool P overload\nip route',
    );
    const { fileStudy } = await snapshotOf({ ...two, 'edge.cfg': pool, 'b.cfg': '' }, 'edge.cfg');
    const { prediction } = outcomeOf(fileStudy!.study.translations[0]!);
    const places = [prediction.address, ...prediction.alternatives.map(({ address }) => address)];
    assert.deepEqual(places.map(formatAddress), ['192.0.2.2', '192.0.2.9']);
  });
});

describe('ACLs on the way of a peer', () => {
  const replies =
    edge.replace(' ip nat outside', ' ip nat outside\n ip access-group BACK in') +
    'ip access-list extended BACK\n permit udp any eq isakmp any eq isakmp\n';
  const files = { 'edge.cfg': replies, 'a.cfg': branch('a', 11), 'hub.cfg': hub(open) };

  it('are those of the PAT router for replies and of the gateway for requests', async () => {
    assert.deepEqual(await stationsOf(files, 'hub.cfg'), [
      'hub.cfg IN outbound global',
      'edge.cfg BACK return global',
    ]);
  });

  it('let replies pass that CBAC inspected on the way out', async () => {
    const inspected = `ip inspect name FW udp\n${replies.replace(' ip nat outside', ' ip nat outside\n ip inspect FW out')}`;
    assert.deepEqual(await stationsOf({ ...files, 'edge.cfg': inspected }, 'edge.cfg'), [
      'hub.cfg IN outbound global',
    ]);
  });

  it('judge the replies to a router that is itself the initiator, but not what it sends', async () => {
    const own =
      branch('a', 11, ' ip access-group NONE in\n ip access-group NONE out\n') +
      'access-list 99 permit any\nip access-list extended NONE\n deny ip any any\n';
    const wanted = ['hub.cfg IN outbound global', 'a.cfg NONE return local'];
    assert.deepEqual(
      await stationsOf({ 'edge.cfg': edge, 'a.cfg': own, 'hub.cfg': hub(open) }, 'a.cfg'),
      wanted,
    );
  });

  it('show a gateway behind static NAT its private address', async () => {
    const front = `hostname front
interface Gi0/0
 ip address 198.51.100.1 255.255.255.0
 ip nat outside
interface Gi0/1
 ip address 10.0.0.1 255.255.255.0
 ip nat inside
ip nat inside source static 10.0.0.4 198.51.100.1
`;
    const inner = hub(
      ' permit udp any host 10.0.0.4 eq isakmp\n permit udp any host 10.0.0.4 eq 4500\n',
    ).replace('198.51.100.1 255.255.255.252', '10.0.0.4 255.255.255.0');
    const all = { 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'front.cfg': front, 'hub.cfg': inner };
    assert.deepEqual(await peersOf(all, 'hub.cfg'), ['a 500/4500 permit']);
  });

  it('are passed by IKE to an ASA itself', async () => {
    const asa = `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.1 255.255.255.252
access-list IN extended deny ip any any
access-group IN in interface outside
`;
    assert.deepEqual(
      await peersOf({ 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'asa.cfg': asa }, 'asa.cfg'),
      ['a 500/4500 no ACL'],
    );
  });
});

describe('a control-plane ACL of an ASA', () => {
  it('judges IKE to the ASA itself', async () => {
    const asa = `ASA Version 9.8(4)
hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.1 255.255.255.252
access-list BOX extended deny udp any any eq isakmp
access-list BOX extended permit ip any any
access-group BOX in interface outside control-plane
`;
    const files = { 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'asa.cfg': asa };
    assert.deepEqual(await peersOf(files, 'asa.cfg'), ['a 500/4500 deny']);
  });
});

describe('NAT rules of an ASA', () => {
  const asa = (nat: string, version = 'ASA Version 9.8(4)\n'): string => `${version}hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 192.0.2.2 255.255.255.252
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.10.0.1 255.255.255.0
object network LAN
 subnet 10.10.0.0 255.255.255.0
object network A
 host 10.10.0.11
object network PUBLIC
 host 192.0.2.9
object network HUB
 host 198.51.100.1
${nat}route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
`;
  const ports = (nat: string, version?: string): Promise<readonly string[]> =>
    peersOf({ 'asa.cfg': asa(nat, version), 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12) }, 'asa.cfg');
  const dynamic = 'nat (inside,outside) after-auto source dynamic LAN interface\n';

  it('give peers behind an interface the ports of the version', async () => {
    assert.deepEqual(await ports(dynamic), ['a 1-511?/1024-65535? no ACL', 'b 1-511?/1024-65535? no ACL']);
    const [first = ''] = await ports(dynamic, 'ASA Version 9.16(1)\n');
    assert.match(first, /^a 1024-65535\?/);
  });

  it('show both readings without a version line', async () => {
    assert.deepEqual((await ports(dynamic, ''))[0], 'a 1-65535?/1024-65535? no ACL');
  });

  it('exempt what an identity pair names, before all later rules', async () => {
    const exempt = `nat (inside,outside) source static LAN LAN destination static HUB HUB no-proxy-arp route-lookup\n${dynamic}`;
    assert.deepEqual((await ports(exempt))[0], 'a as is/as is no ACL');
  });

  it('put static object NAT before dynamic rules of section 3', async () => {
    const fixed = `object network A\n nat (inside,outside) static PUBLIC\n${dynamic}`;
    assert.deepEqual(await ports(fixed), ['a 500/4500 no ACL', 'b 500/4500 no ACL']);
  });

  it('read nat and global of 8.2', async () => {
    const legacy = 'global (outside) 1 interface\nnat (inside) 1 10.10.0.0 255.255.255.0\n';
    assert.deepEqual((await ports(legacy, 'ASA Version 8.2(5)\n'))[0], 'a 1-511?/1024-65535? no ACL');
  });

  it('are annotated in a file by itself, with hosts that stand for peers', async () => {
    const snapshot = await snapshotOf({ 'asa.cfg': asa(dynamic) }, 'asa.cfg');
    const hints = inlayHints(snapshot, { start: 0, end: 10_000 }).map(({ label }) => label);
    assert.deepEqual(hints, ['3 peers · 1 keeps its ports']);
  });
});

describe('samples of several devices', () => {
  const wanted: Readonly<Record<string, { readonly file: string; readonly peers: readonly string[] }>> = {
    'site-to-site': {
      file: 'hub.cfg',
      peers: ['branch-1 1,500?/1024,4500? partial', 'branch-2 1,500?/1024,4500? partial'],
    },
    dmvpn: {
      file: 'hub.cfg',
      peers: ['spoke-1 1,500?/1024,4500? permit', 'spoke-2 1,500?/1024,4500? permit'],
    },
    'asa-in-the-middle': {
      file: 'hub.cfg',
      peers: ['tenant-1 1-511?/1024-65535? partial', 'tenant-2 1-511?/1024-65535? partial'],
    },
    'two-pats': {
      file: 'hub.cfg',
      peers: ['alice 1,500?/1024,4500? partial', 'bob 1,500?/1024,4500? partial'],
    },
    'asa-remote-access': {
      file: 'border.cfg',
      peers: ['alice', 'bob', 'carol'].map((name) => `${name} 1,2,500?/1024,1025,4500? partial`),
    },
  };
  for (const [folder, { file, peers }] of Object.entries(wanted)) {
    it(`${folder} shows its peers, their ports and their verdicts`, async () => {
      const files = Object.fromEntries(
        readdirSync(`samples/${folder}`).map((name) => [
          name,
          readFileSync(`samples/${folder}/${name}`, 'utf8'),
        ]),
      );
      assert.deepEqual(await peersOf(files, file), peers);
    });
  }
});
