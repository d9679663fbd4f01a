import assert from 'node:assert/strict';
import { play, studyAt } from '../../../src/analysis/scenario-run';
import type { Situation } from '../../../src/analysis/situation';
import { study } from '../../../src/analysis/study';
import type { Timeline } from '../../../src/ipsec/timeline';
import { branch, edge, hub, open, snapshotOf } from './network-files';

/** A second PAT router between that of the peers and the Internet; `acl` judges what comes from the first. */
const carrier = (acl: string): string => `hostname carrier
interface Gi0/0
 ip address 203.0.113.2 255.255.255.252
 ip nat outside
interface Gi0/1
 ip address 192.0.2.1 255.255.255.252
 ip nat inside
 ip access-group BETWEEN in
access-list 20 permit 192.0.2.0 0.0.0.3
ip nat inside source list 20 interface Gi0/0 overload
ip route 0.0.0.0 0.0.0.0 203.0.113.1
ip access-list extended BETWEEN
${acl}`;

const two = { 'edge.cfg': edge, 'a.cfg': branch('a', 11), 'b.cfg': branch('b', 12), 'hub.cfg': hub(open) };

async function situationOf(files: Readonly<Record<string, string>>): Promise<Situation> {
  const { fileStudy } = await snapshotOf(files, 'hub.cfg');
  return { ...fileStudy!.study.situation, order: 'listed', sequence: [1, 0] };
}

const portOf = (timeline: Timeline, peer: number, purpose: 'ike' | 'stream'): unknown => {
  const { ports } = timeline.mappingsAt(0, peer, purpose);
  return ports.kind === 'exact' ? ports.port : ports.kind;
};

describe('a run of peers of a network', () => {
  it('gives each peer the port of its place in the start order, by its place in the list', async () => {
    const timeline = play(await situationOf(two));
    assert.deepEqual(
      [0, 1].map((peer) => [portOf(timeline, peer, 'ike'), portOf(timeline, peer, 'stream')]),
      [
        [1, 1024],
        [500, 4500],
      ],
    );
  });

  it('leaves out the PAT devices by which a peer does not come', async () => {
    const other = (text: string): string =>
      text.replaceAll('10.10.0.', '10.20.0.').replaceAll('192.0.2.', '203.0.113.');
    const apart = {
      ...two,
      'b.cfg': other(branch('b', 12)),
      'edge2.cfg': other(edge).replace('edge', 'edge2'),
    };
    const timeline = play(await situationOf(apart));
    assert.deepEqual(
      [0, 1].map((peer) => [portOf(timeline, peer, 'ike'), portOf(timeline, peer, 'stream')]),
      [
        [500, 4500],
        [500, 4500],
      ],
    );
  });

  it('drops a packet at the list between two PAT devices, before the second makes a mapping of it', async () => {
    const pinned = ' permit udp any eq isakmp any eq isakmp\n permit udp any eq 4500 any eq 4500\n';
    const timeline = play(await situationOf({ ...two, 'carrier.cfg': carrier(pinned) }));
    const told = timeline.events.flatMap((event) =>
      event.time === 0 && (event.kind === 'mapped' || event.kind === 'blocked')
        ? [
            `${event.peer ?? ''} ${event.purpose} ${event.kind}${event.kind === 'mapped' ? ` ${event.stage}` : ''}`,
          ]
        : [],
    );
    assert.deepEqual(told, [
      '1 ike mapped 0',
      '1 ike mapped 1',
      '1 stream mapped 0',
      '1 stream mapped 1',
      '0 ike mapped 0',
      '0 ike blocked',
    ]);
  });

  it('shows a list between two PAT devices the mapping of the first at every moment', async () => {
    const pinned = ' permit udp any eq isakmp any eq isakmp\n permit udp any eq 4500 any eq 4500\n';
    const situation = await situationOf({ ...two, 'carrier.cfg': carrier(pinned) });
    const started = study(situation);
    const timeline = play(situation);
    const verdictsAt = (time: number): readonly unknown[] => {
      const { stations, translations } = studyAt(started, timeline, time);
      const between = stations.find(({ station }) => station.list.name === 'BETWEEN');
      return translations.map(({ steps }, index) => [
        steps.map(({ prediction: { ports } }) => (ports.kind === 'exact' ? ports.port : ports.kind)),
        between?.verdicts.get(index)?.verdict ?? null,
      ]);
    };
    assert.deepEqual(verdictsAt(0), [
      [[1, 'none'], 'deny'],
      [['none', 'none'], null],
      [[500, 500], 'permit'],
      [[4500, 4500], 'permit'],
    ]);
    // Long after the last packet of IKE on port 500 its mappings are gone, and the list sees nothing.
    assert.deepEqual(verdictsAt(400_000).slice(2, 3), [[['none', 'none'], null]]);
  });
});
