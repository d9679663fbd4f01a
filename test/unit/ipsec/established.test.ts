import assert from 'node:assert/strict';
import type { Judgement, Packet } from '../../../src/ipsec/timeline';
import { address, device } from '../engine/flows';
import { at, dropping, kinds, matchesGolden, peers, pinned, play } from './play';

const hour = 3_600_000;

describe('an established connection', () => {
  describe('with dead peer detection', () => {
    it('gives up after five checks without an answer, and connects again after the pause', () => {
      const timeline = play(device('cisco-ios'), {
        peers: peers(1, { dpd: 30_000, retry: 60_000 }),
        events: [
          { at: 100_000, peer: 0, do: 'gateway-down' },
          { at: 250_000, peer: 0, do: 'gateway-up' },
        ],
        until: 600_000,
      });
      matchesGolden('dead-gateway', timeline);
    });

    it('does nothing for a gateway that is back before the last try', () => {
      const timeline = play(device('cisco-ios'), {
        peers: peers(1, { dpd: 30_000 }),
        events: [
          { at: 100_000, peer: 0, do: 'gateway-down' },
          { at: 130_000, peer: 0, do: 'gateway-up' },
        ],
        until: hour,
      });
      assert.deepEqual(kinds(timeline, 0, ['unanswered', 'answered', 'lost']), [
        '120 unanswered',
        '124 unanswered',
        '131.2 answered',
      ]);
      assert.equal(at(timeline, 3600, 0, 'stream'), '4500');
    });

    it('never notices a silent gateway without it, nor before the next rekey', () => {
      const events = [{ at: 100_000, peer: 0, do: 'gateway-down' }] as const;
      const never = play(device('cisco-ios'), { peers: peers(1), events, until: hour });
      assert.deepEqual(kinds(never, 0, ['unanswered', 'lost']), []);
      const rekeying = play(device('cisco-ios'), {
        peers: peers(1, { rekey: 600_000 }),
        events,
        until: hour,
      });
      assert.equal(kinds(rekeying, 0, ['unanswered'])[0], '600 unanswered');
      assert.equal(kinds(rekeying, 0, ['lost']).length, 1);
    });

    it('is lost where translations are cleared and the new port meets a pinned ACL', () => {
      const timeline = play(device('cisco-ios'), {
        peers: [
          ...peers(1, { dpd: 30_000, keepalive: 0 }),
          ...peers(1, { start: 1000, host: address('192.168.100.12'), begin: 4500, keepalive: 7000 }),
        ],
        events: [{ at: 65_000, peer: null, do: 'clear-translations' }],
        judge: (packet) => (packet.peer === 1 ? { passes: true, chance: 1 } : pinned(packet)),
        until: hour,
      });
      assert.equal(at(timeline, 72, 1, 'stream'), '4500');
      assert.equal(at(timeline, 91, 0, 'stream'), '1024');
      assert.deepEqual(kinds(timeline, 0, ['blocked', 'lost']), [
        '90 blocked',
        '94 blocked',
        '101.2 blocked',
        '114.16 blocked',
        '137.488 blocked',
        '179.478 lost',
      ]);
    });

    it('keeps the mapping of 500 for a peer that stays there, and 4500 for one without keepalives', () => {
      const esp = play(device('cisco-ios'), {
        peers: peers(1, { encapsulation: 'udp-10000', dpd: 60_000 }),
        until: hour,
      });
      assert.equal(at(esp, 3600, 0, 'ike'), '500');
      const quiet = play(device('cisco-ios'), {
        peers: peers(1, { keepalive: 0, dpd: 60_000 }),
        until: hour,
      });
      assert.equal(at(quiet, 3600, 0, 'stream'), '4500');
      assert.equal(at(quiet, 3600, 0, 'ike'), 'none');
    });

    it('is held as period and phase, never as a list of packets', () => {
      let asked = 0;
      const timeline = play(device('cisco-ios'), {
        peers: peers(1, { dpd: 1000, keepalive: 1000 }),
        until: 24 * hour,
        judge: () => {
          asked++;
          return { passes: true, chance: 1 };
        },
      });
      assert.deepEqual(kinds(timeline, 0, ['blocked', 'answered']), []);
      assert.ok(asked < 50);
    });
  });

  describe('behind an ACL', () => {
    it('keeps its mapping by keepalives that are dropped behind the PAT, and says once that they are', () => {
      const judge = dropping('keepalive');
      const timeline = play(device('cisco-ios'), { peers: peers(1), judge, until: hour });
      assert.deepEqual(kinds(timeline, 0, ['blocked', 'expired']), ['20 blocked', '300 expired']);
      assert.equal(at(timeline, 3600, 0, 'stream'), '4500');
    });

    it('loses its mapping by keepalives that never reach the PAT', () => {
      const judge = dropping('keepalive', 'local');
      const timeline = play(device('cisco-ios'), { peers: peers(1), judge, until: hour });
      assert.deepEqual(kinds(timeline, 0, ['blocked', 'expired']), [
        '20 blocked',
        '300 expired',
        '300 expired',
      ]);
      assert.equal(at(timeline, 3600, 0, 'stream'), 'none');
    });

    it('makes no mapping by packets that an ACL before the PAT drops', () => {
      const timeline = play(device('cisco-ios'), {
        peers: peers(1),
        judge: dropping('setup', 'local'),
        until: hour,
      });
      assert.deepEqual(kinds(timeline, 0, ['mapped']), []);
      assert.equal(at(timeline, 1, 0, 'ike'), 'none');
    });

    it('ends when its rekey meets one five times', () => {
      const timeline = play(device('cisco-ios'), {
        peers: peers(1, { rekey: 600_000 }),
        judge: dropping('rekey'),
        until: hour,
      });
      assert.deepEqual(kinds(timeline, 0, ['blocked', 'rekeyed', 'lost']), [
        '600 blocked',
        '604 blocked',
        '611.2 blocked',
        '624.16 blocked',
        '647.488 blocked',
        '689.478 lost',
      ]);
    });

    it('ends when its checks meet one, with the mapping idle from the last packet on', () => {
      const timeline = play(device('cisco-ios'), {
        peers: peers(1, { dpd: 60_000 }),
        judge: dropping('dpd'),
        until: hour,
      });
      assert.deepEqual(kinds(timeline, 0, ['lost', 'expired']), [
        '149.478 lost',
        '300 expired',
        '440 expired',
      ]);
    });

    it('renews an idle time by an answer that is dropped only inside', () => {
      const inside = ({ direction, sees, message }: Packet): Judgement => {
        const passes = message !== 'setup' || direction === 'outbound' || sees === 'global';
        return { passes, chance: passes ? 1 : 0 };
      };
      const timeline = play(device('linux'), { peers: peers(1), judge: inside, until: 300_000 });
      // The try after 47.488 s is answered at the PAT when the mapping is older than 2 s: 120 s instead of 30 s.
      assert.deepEqual(kinds(timeline, 0, ['expired']), ['167.488 expired']);
    });

    it('drops an unsolicited packet before it meets a mapping', () => {
      const judge = ({ message }: Packet): Judgement =>
        message === 'inbound' ? { passes: false, chance: 0 } : { passes: true, chance: 1 };
      const timeline = play(device('cisco-ios'), {
        peers: peers(1),
        events: [{ at: 5000, peer: 0, do: 'inbound' }],
        judge,
      });
      assert.deepEqual(kinds(timeline, 0, ['inbound', 'blocked']), ['5 blocked']);
    });
  });

  it('lets the gateway send to where it saw the last authenticated packet, not the last keepalive', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(2, { keepalive: 30_000 }),
      events: [
        { at: 65_000, peer: null, do: 'clear-translations' },
        { at: 70_000, peer: 1, do: 'rekey' },
        { at: 71_000, peer: 0, do: 'inbound' },
        { at: 91_000, peer: 0, do: 'inbound' },
      ],
      until: 100_000,
    });
    assert.equal(at(timeline, 91, 1, 'stream'), '4500');
    assert.equal(at(timeline, 91, 0, 'stream'), '1024');
    const owners = timeline.events.flatMap((entry) => (entry.kind === 'inbound' ? [entry.owner] : []));
    assert.deepEqual(owners, [1, 1]);
  });

  it('lists a mapping that slow keepalives make again and again only until it repeats', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(1, { keepalive: 400_000 }),
      events: [{ at: 4 * hour, peer: 0, do: 'disconnect' }],
      until: 5 * hour,
    });
    matchesGolden('slow-keepalives', timeline);
    assert.equal(at(timeline, 12_001, 0, 'stream'), '4500');
    assert.equal(at(timeline, 12_301, 0, 'stream'), 'none');
    assert.equal(at(timeline, 12_399, 0, 'stream'), 'none');
    assert.equal(at(timeline, 12_400, 0, 'stream'), '4500');
  });

  it('rekeys on 4500 after the float, and on 500 where IKE stays there', () => {
    const ports = (encapsulation: 'nat-t' | 'esp'): readonly number[] => {
      const sent: number[] = [];
      play(device('cisco-ios'), {
        peers: peers(1, { encapsulation, rekey: hour }),
        until: 3 * hour,
        judge: ({ message, direction, sees, outside }) => {
          if (message === 'rekey' && direction === 'outbound' && sees === 'global') sent.push(outside.port);
          return { passes: true, chance: 1 };
        },
      });
      return sent;
    };
    assert.deepEqual(ports('nat-t'), [4500, 4500, 4500]);
    assert.deepEqual(ports('esp'), [500, 500, 500]);
  });

  it('waits for an answer through a mapping that was cleared meanwhile, and tries again', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(1),
      rtt: 100,
      events: [{ at: 50, peer: null, do: 'clear-translations' }],
      until: 60_000,
    });
    assert.deepEqual(kinds(timeline, 0, ['mapped', 'established']), [
      '0 mapped',
      '4 mapped',
      '4.1 mapped',
      '4.2 established',
    ]);
  });
});
