import assert from 'node:assert/strict';
import type { Peer } from '../../../src/ipsec/peer';
import type { Judgement, Packet, Timeline } from '../../../src/ipsec/timeline';
import { device } from '../engine/flows';
import { at, blocked, open, peers, pinned, play, up } from './play';

/** Only the destination port is asked for. */
function byDestination({ direction, outside }: Packet): Judgement {
  const passes = direction === 'return' || outside.port === 500 || outside.port === 4500;
  return { passes, chance: passes ? 1 : 0 };
}

const fiveTries = (purpose: string): readonly string[] => Array.from({ length: 5 }, () => purpose);

describe('the timeline beside a running Linux kernel (linux-measured.md)', () => {
  for (const [name, judge] of [
    ['no ACL', open],
    ['an ACL of destination ports', byDestination],
  ] as const) {
    it(`brings all three initiators up through ${name}`, () => {
      const timeline = play(device('linux'), { peers: peers(3), judge });
      assert.deepEqual(up(timeline), [0, 1, 2]);
      assert.equal(at(timeline, 1, 0, 'ike'), '500');
      assert.equal(at(timeline, 1, 0, 'stream'), '4500');
      for (const peer of [1, 2]) {
        assert.equal(at(timeline, 1, peer, 'ike'), 'any of 1-499,501-511');
        assert.equal(at(timeline, 1, peer, 'stream'), 'any of 1024-4499,4501-65535');
      }
    });
  }

  it('brings up only the first started through a pinned ACL in all six start orders', () => {
    const three = peers(3);
    for (const order of ['0 1 2', '0 2 1', '1 0 2', '1 2 0', '2 0 1', '2 1 0']) {
      const started = order.split(' ').map((index) => three[Number(index)]!);
      const timeline = play(device('linux'), { peers: started, judge: pinned, until: 120_000 });
      assert.deepEqual(up(timeline), [0], order);
      for (const peer of [1, 2]) assert.deepEqual(blocked(timeline, peer), fiveTries('ike'), order);
    }
  });

  it('with 35 s between the starts lets IKE_SA_INIT pass and drops every IKE_AUTH', () => {
    const timeline = play(device('linux'), { peers: peers(3, {}, 35_000), judge: pinned, until: 300_000 });
    assert.deepEqual(up(timeline), [0]);
    for (const peer of [1, 2]) {
      assert.equal(at(timeline, 36 + 35 * (peer - 1), peer, 'ike'), '500');
      assert.deepEqual(blocked(timeline, peer), fiveTries('stream'));
    }
  });

  it('with 25 s between the starts drops IKE_SA_INIT, for the 500 mapping still lives', () => {
    const timeline = play(device('linux'), { peers: peers(2, {}, 25_000), judge: pinned, until: 200_000 });
    assert.deepEqual(up(timeline), [0]);
    assert.deepEqual(blocked(timeline, 1), fiveTries('ike'));
    assert.equal(at(timeline, 29, 0, 'ike'), '500');
    assert.equal(at(timeline, 36, 1, 'stream'), 'none');
  });

  describe('an unsolicited packet from the gateway to 4500 while no mapping exists (case 11)', () => {
    /** The gateway retransmits after the router has forgotten everything; the peer's next keepalive follows. */
    function afterReboot(takesInput: boolean): Timeline {
      return play(device('linux'), {
        stages: [{ pools: [device('linux')], takesInput }],
        peers: peers(1),
        events: [
          { at: 61_000, peer: null, do: 'clear-translations' },
          { at: 62_000, peer: 0, do: 'inbound' },
        ],
        until: 600_000,
      });
    }

    it('becomes a connection of the router that accepts input, and the peer is drawn another port', () => {
      const timeline = afterReboot(true);
      assert.deepEqual(
        timeline.events.filter(({ kind }) => kind === 'inbound'),
        [{ time: 62_000, peer: 0, kind: 'inbound', purpose: 'stream', owner: null, taken: true }],
      );
      assert.equal(at(timeline, 80, 0, 'stream'), 'any of 1024-4499,4501-65535');
    });

    it('leaves 4500 to the peer where the router drops input', () => {
      const timeline = afterReboot(false);
      assert.ok(timeline.events.some((entry) => entry.kind === 'inbound' && !entry.taken));
      assert.equal(at(timeline, 80, 0, 'stream'), '4500');
    });

    it('holds the port for the one-way idle time only', () => {
      const slow: Partial<Peer> = { keepalive: 100_000 };
      const timeline = play(device('linux'), {
        stages: [{ pools: [device('linux')], takesInput: true }],
        peers: peers(1, slow),
        events: [{ at: 62_000, peer: 0, do: 'inbound' }],
        until: 110_000,
      });
      assert.ok(timeline.events.some((entry) => entry.kind === 'inbound' && entry.taken));
      assert.equal(at(timeline, 101, 0, 'stream'), '4500');
    });
  });
});
