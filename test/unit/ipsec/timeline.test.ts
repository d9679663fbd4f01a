import assert from 'node:assert/strict';
import { defaultPeer, type Peer } from '../../../src/ipsec/peer';
import { runTimeline } from '../../../src/ipsec/timeline';
import { address, device } from '../engine/flows';
import { at, gateway, matchesGolden, peers, pinned, play } from './play';

describe('runTimeline', () => {
  it('plays the seed case as its trace says', () => {
    const timeline = play(device('cisco-ios'), { peers: peers(3), judge: pinned, until: 600_000 });
    matchesGolden('three-engineers', timeline);
  });

  it('lets somebody else have 500 once it is idle, while keepalives hold 4500', () => {
    const timeline = play(device('cisco-ios'), { peers: peers(2, {}, 400_000), until: 3_600_000 });
    assert.equal(at(timeline, 401, 1, 'ike'), '500');
    assert.equal(at(timeline, 401, 1, 'stream'), '1024');
    assert.equal(at(timeline, 3600, 0, 'stream'), '4500');
    assert.equal(at(timeline, 401, 0, 'ike'), 'none');
  });

  it('makes new mappings at the next keepalive when translations are cleared', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(2),
      events: [{ at: 65_000, peer: null, do: 'clear-translations' }],
      until: 100_000,
    });
    assert.equal(at(timeline, 70, 0, 'stream'), 'none');
    assert.equal(at(timeline, 80, 0, 'stream'), '4500');
    assert.equal(at(timeline, 80, 1, 'stream'), '1024');
  });

  it('frees the ports of a peer that disconnects after the idle time, and gives them to the next', () => {
    const [first, second] = peers(2) as readonly [Peer, Peer];
    const timeline = play(device('cisco-ios'), {
      peers: [first, { ...second, start: 500_000 }],
      events: [
        { at: 100_000, peer: 0, do: 'disconnect' },
        { at: 600_000, peer: 0, do: 'connect' },
      ],
      until: 700_000,
    });
    assert.equal(at(timeline, 399, 0, 'stream'), '4500');
    assert.equal(at(timeline, 400, 0, 'stream'), 'none');
    assert.equal(at(timeline, 501, 1, 'stream'), '4500');
    assert.equal(at(timeline, 601, 0, 'stream'), '1024');
  });

  it('loses the stream mapping of a peer without keepalives, and a keepalive slower than the idle time does not help', () => {
    const none = play(device('linux'), { peers: peers(1, { keepalive: 0 }), until: 600_000 });
    assert.equal(at(none, 31, 0, 'stream'), 'none');
    const slow = play(device('linux'), { peers: peers(1, { keepalive: 60_000 }), until: 200_000 });
    assert.equal(at(slow, 31, 0, 'stream'), 'none');
    assert.equal(at(slow, 61, 0, 'stream'), '4500');
    assert.equal(at(slow, 91, 0, 'stream'), 'none');
  });

  it('moves to 4500 at IKE_AUTH, at message 5 of main mode, at message 3 of aggressive mode, and not at all without a NAT', () => {
    const sent = (change: Partial<Peer>, exempt = false): readonly string[] => {
      const packets: string[] = [];
      runTimeline({
        stages: exempt ? [] : [{ pools: [device('cisco-ios')] }],
        peers: peers(1, change),
        background: [],
        events: [],
        until: 1000,
        rtt: 0,
        judge: ({ direction, message, sees, protocol, outside }) => {
          const isSent = direction === 'outbound' && sees === 'global' && message !== 'keepalive';
          if (isSent) packets.push(protocol === 50 ? 'esp' : `${outside.port}`);
          return { passes: true, chance: 1 };
        },
      });
      return packets;
    };
    assert.deepEqual(sent({}), ['500', '4500', '4500']);
    assert.deepEqual(sent({ ikeVersion: 1 }), ['500', '500', '4500', '4500']);
    assert.deepEqual(sent({ ikeVersion: 1, mode: 'aggressive' }), ['500', '4500', '4500']);
    assert.deepEqual(sent({ ikeVersion: 1, mode: 'aggressive' }, true), ['500', '500', 'esp']);
    assert.deepEqual(sent({}, true), ['500', '500', 'esp']);
    assert.deepEqual(sent({ mobike: true }, true), ['500', '4500', '4500']);
    assert.deepEqual(sent({ begin: 4500 }), ['4500', '4500', '4500']);
    assert.deepEqual(sent({ encapsulation: 'esp' }), ['500', '500', 'esp']);
    assert.deepEqual(sent({ encapsulation: 'udp-10000' }), ['500', '500', '10000']);
    assert.deepEqual(sent({ encapsulation: 'tcp-4500' }), ['4500', '4500', '4500']);
  });

  it('tries again after giving up when the peer does', () => {
    const timeline = play(device('linux'), {
      peers: peers(2, { retry: 60_000 }),
      judge: pinned,
      until: 300_000,
    });
    assert.equal(timeline.events.filter(({ kind, peer }) => kind === 'started' && peer === 1).length, 3);
  });

  it('sends what one PAT makes of a flow through the next', () => {
    const outer = device('cisco-ios', { addresses: [address('203.0.113.7')] });
    const timeline = play([device('linux'), outer], { peers: peers(2), until: 10_000 });
    assert.equal(at(timeline, 1, 0, 'stream'), '4500');
    assert.equal(at(timeline, 1, 1, 'stream'), 'any of 1024-4499,4501-65535');
    assert.equal(timeline.mappingsAt(1000, 0, 'ike').address, address('203.0.113.7'));
  });

  it('delivers an unsolicited packet to whoever has the port now', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(1),
      events: [{ at: 5000, peer: 0, do: 'inbound' }],
      until: 10_000,
    });
    assert.deepEqual(
      timeline.events.filter(({ kind }) => kind === 'inbound'),
      [{ time: 5000, peer: 0, kind: 'inbound', purpose: 'stream', owner: 0, taken: false }],
    );
  });

  it('stays short for 10,000 peers over 8 hours', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...defaultPeer(`p${index}`, address('10.0.0.1') + index, gateway + (index % 200)),
      start: index * 100,
    }));
    const timeline = play(device('linux'), { peers: many, until: 8 * 3_600_000 });
    assert.ok(timeline.events.length <= 10 * many.length);
    assert.notEqual(at(timeline, 8 * 3600, 9999, 'stream'), 'none');
  });
});
