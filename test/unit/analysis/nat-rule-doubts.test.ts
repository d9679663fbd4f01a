import assert from 'node:assert/strict';
import { annotationsOf } from '../../../src/features/file-annotations';
import { peerLenses } from '../../../src/features/acl-lenses';
import { outcomeOf } from '../../../src/analysis/translations';
import { branch, edge, hub, open, peersOf, snapshotOf } from './network-files';

const others = { 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12), 'hub.cfg': hub(open) };

describe('hosts of several VRFs at one PAT address', () => {
  /** Each initiator is behind an interface of its own in a VRF of its own. */
  const router = (rules: string, outside = ''): string => `hostname edge
interface Gi0/0
 ip address 192.0.2.2 255.255.255.252
 ip nat outside
${outside}interface Gi0/1
 ip vrf forwarding RED
 ip address 10.10.1.1 255.255.255.0
 ip nat inside
interface Gi0/2
 ip vrf forwarding BLUE
 ip address 10.10.2.1 255.255.255.0
 ip nat inside
access-list 10 permit 10.10.0.0 0.0.255.255
ip nat pool P 203.0.113.9 203.0.113.9 prefix-length 24
${rules}ip route vrf RED 0.0.0.0 0.0.0.0 192.0.2.1 global
ip route vrf BLUE 0.0.0.0 0.0.0.0 192.0.2.1 global
`;
  const from = (name: string, subnet: number): string =>
    branch(name, 11).replaceAll('10.10.0.', `10.10.${subnet}.`);
  const files = (text: string): Readonly<Record<string, string>> => ({
    'a.cfg': from('a', 1),
    'b.cfg': from('b', 2),
    'hub.cfg': hub(open),
    'edge.cfg': text,
  });
  const inEach = (words: string): string =>
    ['RED', 'BLUE'].map((vrf) => `ip nat inside source list 10 ${words.replace('VRF', vrf)}\n`).join('');

  it('share its ports, for what comes back to it is told apart by the port alone', async () => {
    const expected = ['a 1,500?/1024,4500? permit', 'b 1,500?/1024,4500? permit'];
    const byInterface = router(inEach('interface Gi0/0 vrf VRF overload'));
    assert.deepEqual(await peersOf(files(byInterface), 'hub.cfg'), expected);
    assert.deepEqual(await peersOf(files(router(inEach('pool P vrf VRF overload'))), 'hub.cfg'), expected);
  });

  it('have a table of ports each with match-in-vrf, where they leave in their VRF', async () => {
    const outside = `interface Gi0/3
 ip vrf forwarding RED
 ip address 192.0.2.6 255.255.255.252
 ip nat outside
interface Gi0/4
 ip vrf forwarding BLUE
 ip address 192.0.2.10 255.255.255.252
 ip nat outside
`;
    const own = router(inEach('pool P vrf VRF match-in-vrf overload'), outside)
      .replace('RED 0.0.0.0 0.0.0.0 192.0.2.1 global', 'RED 0.0.0.0 0.0.0.0 192.0.2.5')
      .replace('BLUE 0.0.0.0 0.0.0.0 192.0.2.1 global', 'BLUE 0.0.0.0 0.0.0.0 192.0.2.9');
    assert.deepEqual(await peersOf(files(own), 'hub.cfg'), ['a 500/4500 permit', 'b 500/4500 permit']);
  });

  it('are not translated by match-in-vrf where they leave by another one', async () => {
    const own = router(inEach('pool P vrf VRF match-in-vrf overload'));
    const { fileStudy } = await snapshotOf(files(own), 'edge.cfg');
    assert.deepEqual(
      fileStudy!.study.translations.map((one) => one.steps[0].prediction.ports.kind),
      ['untranslated', 'untranslated', 'untranslated', 'untranslated'],
    );
  });
});

describe('two dynamic rules that match one peer', () => {
  const second =
    'access-list 20 permit 10.10.0.0 0.0.0.255\nip nat pool P 203.0.113.9 203.0.113.12 prefix-length 24\n';
  const linesOf = async (text: string): Promise<readonly string[]> => {
    const snapshot = await snapshotOf({ ...others, 'edge.cfg': text }, 'edge.cfg');
    return annotationsOf(snapshot)
      .filter(({ annotation }) => annotation.kind === 'nat-rule')
      .map(({ span }) => snapshot.document!.text.slice(span.start, span.end));
  };
  const firstRule = 'ip nat inside source list 10 interface Gi0/0 overload';

  it('are both marked with it, and both have a lens', async () => {
    const rule = 'ip nat inside source list 20 pool P overload';
    const text = `${edge}${second}${rule}\n`;
    assert.deepEqual(await linesOf(text), [firstRule, rule]);
    const snapshot = await snapshotOf({ ...others, 'edge.cfg': text }, 'edge.cfg');
    assert.deepEqual(
      peerLenses(snapshot).map(({ peers }) => peers),
      [2, 2],
    );
  });

  it('are both marked where they translate to one address', async () => {
    const rule = 'ip nat inside source list 20 interface Gi0/0 overload';
    assert.deepEqual(await linesOf(`${edge}${second}${rule}\n`), [firstRule, rule]);
  });

  it('give what either gives where one gives each host an address', async () => {
    const rule = 'ip nat inside source list 20 pool P';
    const text = `${edge}${second}${rule}\n`;
    assert.deepEqual(await linesOf(text), [firstRule, rule]);
    const { fileStudy } = await snapshotOf({ ...others, 'edge.cfg': text }, 'edge.cfg');
    const [ike] = fileStudy!.study.translations;
    const { prediction } = outcomeOf(ike!);
    assert.deepEqual(
      prediction.assumes.filter(({ code }) => code === 'several-rules'),
      [{ code: 'several-rules' }],
    );
    const addresses = [prediction.address, ...prediction.alternatives.map(({ address }) => address)];
    assert.equal(new Set(addresses).size, 2);
  });

  it('are one where the other is for another VRF or asks for another exit', async () => {
    const map = 'route-map R permit 10\n match ip address 20\n match interface Gi0/1\n';
    const rule = `${map}ip nat inside source route-map R pool P overload\n`;
    assert.deepEqual(await linesOf(`${edge}${second}${rule}`), [firstRule]);
    const vrf = 'ip nat inside source list 20 pool P vrf RED overload\n';
    assert.deepEqual(await linesOf(`${edge}${second}${vrf}`), [firstRule]);
  });
});
