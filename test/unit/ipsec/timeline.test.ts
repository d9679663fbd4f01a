import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PatOptions } from '../../../src/engine/pat';
import { defaultPeer, type Peer, type Purpose } from '../../../src/ipsec/peer';
import { runTimeline, type Packet, type Timeline, type TimelineInput } from '../../../src/ipsec/timeline';
import { address, device, text } from '../engine/flows';

const gateway = address('198.51.100.1');

function peers(count: number, change: Partial<Peer> = {}, apart = 0): readonly Peer[] {
  return Array.from({ length: count }, (_, index) => ({
    ...defaultPeer(`p${index + 1}`, address('192.168.100.11') + index, gateway),
    ...(apart === 0 ? {} : { start: index * apart }),
    ...change,
  }));
}

const open = (): { passes: boolean; chance: number } => ({ passes: true, chance: 1 });

/** The seed case's ACL: the source port must be 500 for 500 and 4500 for 4500. */
function pinned({ direction, global, outside }: Packet): { passes: boolean; chance: number } {
  const passes = direction === 'return' || global.port === outside.port;
  return { passes, chance: passes ? 1 : 0 };
}

function play(options: PatOptions | readonly PatOptions[], change: Partial<TimelineInput>): Timeline {
  const stages = [options].flat().map((pool) => ({ pools: [pool] }));
  return runTimeline({
    stages,
    peers: [],
    background: [],
    events: [],
    until: null,
    rtt: 0,
    judge: open,
    ...change,
  });
}

/** The run as lines: `0.000 p1 mapped ike 500`. */
function trace({ events }: Timeline): string {
  const lines = events.map((entry) => {
    const who = entry.peer === null ? '-' : `p${entry.peer + 1}`;
    const parts = [(entry.time / 1000).toFixed(3), who, entry.kind];
    if ('purpose' in entry) parts.push(entry.purpose);
    if ('stage' in entry && entry.stage > 0) parts.push(`stage ${entry.stage + 1}`);
    if ('prediction' in entry) parts.push(text(entry.prediction));
    if ('direction' in entry) parts.push(entry.direction);
    if ('attempt' in entry) parts.push(`try ${entry.attempt + 1}`);
    if ('owner' in entry) parts.push(entry.owner === null ? 'to nobody' : `to p${entry.owner + 1}`);
    return parts.join(' ');
  });
  return `${lines.join('\n')}\n`;
}

/** Compares a trace with the text file beside this test; UPDATE_GOLDEN=1 rewrites it. */
function matchesGolden(name: string, timeline: Timeline): void {
  const file = join('test/unit/ipsec/traces', `${name}.txt`);
  const found = trace(timeline);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, found);
  assert.ok(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`);
  assert.equal(found, readFileSync(file, 'utf8'));
}

function up(timeline: Timeline): readonly number[] {
  return timeline.events.flatMap(({ kind, peer }) => (kind === 'established' ? [peer ?? -1] : []));
}

function blocked(timeline: Timeline, peer: number): readonly string[] {
  return timeline.events.flatMap((entry) =>
    entry.kind === 'blocked' && entry.peer === peer ? [entry.purpose] : [],
  );
}

function at(timeline: Timeline, seconds: number, peer: number, purpose: Purpose): string {
  return text(timeline.mappingsAt(seconds * 1000, peer, purpose));
}

describe('runTimeline', () => {
  describe('with real IKE peers on linux (linux-measured.md)', () => {
    it('brings all peers up without an ACL', () => {
      const timeline = play(device('linux'), { peers: peers(3) });
      assert.deepEqual(up(timeline), [0, 1, 2]);
      assert.equal(at(timeline, 1, 1, 'ike'), 'any of 1-499,501-511');
      assert.equal(at(timeline, 1, 1, 'stream'), 'any of 1024-4499,4501-65535');
    });

    it('brings up only the first started through a pinned ACL, the others losing five IKE_SA_INIT each', () => {
      const timeline = play(device('linux'), { peers: peers(3), judge: pinned, until: 120_000 });
      assert.deepEqual(up(timeline), [0]);
      for (const peer of [1, 2])
        assert.deepEqual(blocked(timeline, peer), ['ike', 'ike', 'ike', 'ike', 'ike']);
    });

    it('with 35 s between the starts lets IKE_SA_INIT pass and drops every IKE_AUTH', () => {
      const timeline = play(device('linux'), { peers: peers(2, {}, 35_000), judge: pinned, until: 200_000 });
      assert.deepEqual(up(timeline), [0]);
      assert.equal(at(timeline, 36, 1, 'ike'), '500');
      assert.deepEqual(blocked(timeline, 1), ['stream', 'stream', 'stream', 'stream', 'stream']);
    });

    it('with 25 s between the starts drops IKE_SA_INIT', () => {
      const timeline = play(device('linux'), { peers: peers(2, {}, 25_000), judge: pinned, until: 200_000 });
      assert.deepEqual(up(timeline), [0]);
      assert.deepEqual(blocked(timeline, 1), ['ike', 'ike', 'ike', 'ike', 'ike']);
      assert.equal(at(timeline, 36, 1, 'stream'), 'none');
    });
  });

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

  it('moves to 4500 at IKE_AUTH, at message 5 of main mode, and not at all without a NAT', () => {
    const sent = (change: Partial<Peer>, exempt = false): readonly string[] => {
      const packets: string[] = [];
      runTimeline({
        stages: exempt ? [] : [{ pools: [device('cisco-ios')] }],
        peers: peers(1, change),
        background: [],
        events: [],
        until: 1000,
        rtt: 0,
        judge: ({ direction, protocol, outside }) => {
          if (direction === 'outbound') packets.push(protocol === 50 ? 'esp' : `${outside.port}`);
          return { passes: true, chance: 1 };
        },
      });
      return packets;
    };
    assert.deepEqual(sent({}), ['500', '4500', '4500']);
    assert.deepEqual(sent({ ikeVersion: 1 }), ['500', '500', '4500', '4500']);
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
      [{ time: 5000, peer: 0, kind: 'inbound', purpose: 'stream', owner: 0 }],
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
