import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/analysis/translations';
import { branch, edge, hub, open, peersOf, snapshotOf } from './network-files';

const initiators = { 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12), 'hub.cfg': hub(open) };

async function profilesOf(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const { fileStudy } = await snapshotOf(files, file);
  return (fileStudy?.study.situation.stages ?? []).flatMap(({ pools }) =>
    pools.map(({ options }) => options.profile.id),
  );
}

describe('pools of an ASA', () => {
  const asa = (nat: string, version = 'ASA Version 9.8(4)\n'): string => `${version}hostname asa
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 192.0.2.2 255.255.255.248
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.10.0.1 255.255.255.0
object network LAN
 subnet 10.10.0.0 255.255.255.0
object network POOL
 range 192.0.2.3 192.0.2.5
object service IKE
 service udp source eq isakmp destination eq isakmp
object service HIGH
 service udp source eq 7500 destination eq isakmp
object network A
 host 10.10.0.11
${nat}route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
`;
  const pool = (words: string): string =>
    asa(`nat (inside,outside) after-auto source dynamic LAN pat-pool POOL${words}\n`);
  const profiles: readonly (readonly [string, string])[] = [
    ['', 'cisco-asa'],
    [' flat', 'cisco-asa-flat'],
    [' flat include-reserve', 'cisco-asa-flat-include-reserve'],
    [' extended', 'cisco-asa-extended'],
    [' round-robin', 'cisco-asa-round-robin'],
    [' block-allocation', 'cisco-asa-block-allocation'],
  ];
  for (const [words, id] of profiles) {
    it(`choose the profile by pat-pool${words}`, async () => {
      assert.deepEqual(await profilesOf({ ...initiators, 'asa.cfg': pool(words) }, 'asa.cfg'), [id]);
    });
  }

  it('are flat from FTD 6.7 on', async () => {
    const dynamic = 'nat (inside,outside) after-auto source dynamic LAN interface\n';
    const of = (version: string): Promise<readonly string[]> =>
      profilesOf({ ...initiators, 'asa.cfg': asa(dynamic, version) }, 'asa.cfg');
    assert.deepEqual(await of('NGFW Version 6.6.1\n'), ['cisco-asa']);
    assert.deepEqual(await of('NGFW Version 6.7.0\n'), ['cisco-asa-flat']);
    assert.deepEqual(await of('NGFW Version 7.2.0\n'), ['cisco-asa-flat']);
  });

  it('are not asked where twice NAT with a service fits the ports', async () => {
    const twice = asa(
      `nat (inside,outside) source static A interface service IKE HIGH
nat (inside,outside) after-auto source dynamic LAN interface
`,
    );
    const [a = '', b = ''] = await peersOf({ ...initiators, 'asa.cfg': twice }, 'asa.cfg');
    assert.match(a, /^a 7500\//);
    assert.match(b, /^b 1-511\?|^b 500/);
  });

  it('make 4500 likely for nobody where the start order is unknown', async () => {
    const flat = asa(
      'nat (inside,outside) after-auto source dynamic LAN interface\n',
      'ASA Version 9.16(1)\n',
    );
    const { fileStudy } = await snapshotOf({ ...initiators, 'asa.cfg': flat }, 'asa.cfg');
    const likely = fileStudy!.study.translations.map((one) => {
      const { ports } = outcomeOf(one).prediction;
      return ports.kind === 'any-of' && ports.likely !== undefined;
    });
    assert.deepEqual(likely, [false, false, false, false]);
  });
});

describe('“ip nat service” of a PAT router', () => {
  const raw = (name: string, host: number): string =>
    branch(name, host).replace(
      'crypto map M 10',
      'no crypto ipsec nat-transparency udp-encapsulation\ncrypto map M 10',
    );
  const esp = { ...initiators, 'a.cfg': raw('a', 11), 'b.cfg': raw('b', 12) };
  const fates = async (text: string): Promise<readonly string[]> => {
    const { fileStudy } = await snapshotOf({ ...esp, 'edge.cfg': text }, 'edge.cfg');
    return fileStudy!.study.peers.map(({ verdict }) => verdict?.verdict ?? 'no ACL');
  };

  it('spi-match tells the raw ESP of several hosts to one gateway apart', async () => {
    const matched = edge.replace('ip route', 'ip nat service list 10 ESP spi-match\nip route');
    assert.deepEqual(await fates(matched), ['permit', 'permit']);
  });

  it('enable-sym-port keeps the port of a host towards a second gateway', async () => {
    const two = branch('a', 11).replace(
      'interface Gi0/0',
      'crypto map M 20 ipsec-isakmp\n set peer 203.0.113.50\n match address 101\ninterface Gi0/0',
    );
    const rulesOf = async (text: string): Promise<readonly unknown[]> => {
      const { fileStudy } = await snapshotOf({ ...initiators, 'a.cfg': two, 'edge.cfg': text }, 'edge.cfg');
      const [stage] = fileStudy!.study.situation.stages;
      return stage!.pools[0]!.options.profile.rules.map(({ reuse }) => reuse);
    };
    const symmetric = edge.replace('ip route', 'ip nat service enable-sym-port\nip route');
    assert.ok((await rulesOf(symmetric)).every((reuse) => reuse === 'always'));
    assert.ok((await rulesOf(edge)).some((reuse) => reuse !== 'always'));
  });
});
