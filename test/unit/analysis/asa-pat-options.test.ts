import assert from 'node:assert/strict';
import type { Study } from '../../../src/analysis/study';
import { outcomeOf } from '../../../src/analysis/translations';
import { valueOf } from '../../../src/engine/profile';
import { formatAddress } from '../../../src/engine/address';
import { branch, hub, open, snapshotOf } from './network-files';

const asa = (more: string, nat = 'nat (inside,outside) after-auto source dynamic LAN interface\n'): string =>
  `ASA Version 9.8(4)
hostname asa
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
 host 192.0.2.3
${nat}${more}route outside 0.0.0.0 0.0.0.0 192.0.2.1 1
`;

const studyOf = async (text: string): Promise<Study> => {
  const files = { 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12), 'hub.cfg': hub(open), 'asa.cfg': text };
  return (await snapshotOf(files, 'asa.cfg')).fileStudy!.study;
};

describe('how long a translation of an ASA outlives its connection', () => {
  const permit = 'xlate per-session permit udp any4 any4\n';
  const cases: readonly (readonly [what: string, more: string, seconds: number])[] = [
    ['30 seconds, for UDP is multi-session', '', 30],
    ['the PAT timeout that is configured', 'timeout pat-xlate 0:05:00\n', 300],
    ['not at all with a per-session rule for UDP', permit, 0],
    [
      'not at all with per-session rules for both ports',
      'xlate per-session permit udp any4 any4 eq isakmp\nxlate per-session permit udp any4 any4 eq 4500\n',
      0,
    ],
    [
      '30 seconds with a per-session rule for one port',
      'xlate per-session permit udp any4 any4 eq isakmp\n',
      30,
    ],
    ['30 seconds where a rule before denies', `xlate per-session deny udp any4 any4\n${permit}`, 30],
    [
      '30 seconds with rules for DNS and TCP alone',
      'xlate per-session permit tcp any4 any4\nxlate per-session permit udp any4 any4 eq domain\n',
      30,
    ],
    ['30 seconds with a rule for one host', 'xlate per-session permit udp host 10.10.0.11 any4\n', 30],
  ];
  for (const [what, more, seconds] of cases) {
    it(what, async () => {
      const { situation } = await studyOf(asa(more));
      const { udp } = valueOf(situation.stages[0]!.pools[0]!.options.profile.timers);
      assert.equal(valueOf(valueOf(udp).afterClose ?? 0), seconds * 1000);
    });
  }
});

describe('the interface after a PAT pool', () => {
  const addressesOf = async (words: string): Promise<readonly string[]> => {
    const { situation } = await studyOf(
      asa('', `nat (inside,outside) after-auto source dynamic LAN pat-pool POOL${words}\n`),
    );
    return situation.stages[0]!.pools[0]!.options.addresses.map(formatAddress);
  };

  it('is used last', async () => {
    assert.deepEqual(await addressesOf(' interface'), ['192.0.2.3', '192.0.2.2']);
    assert.deepEqual(await addressesOf(''), ['192.0.2.3']);
  });

  it('does not take part in turns', async () => {
    assert.deepEqual(await addressesOf(' round-robin interface'), ['192.0.2.3']);
  });

  it('has nobody while the pool has ports', async () => {
    const study = await studyOf(
      asa('', 'nat (inside,outside) after-auto source dynamic LAN pat-pool POOL interface\n'),
    );
    const addresses = study.translations.map((one) => formatAddress(outcomeOf(one).prediction.address));
    assert.deepEqual([...new Set(addresses)], ['192.0.2.3']);
  });
});
