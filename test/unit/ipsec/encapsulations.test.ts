import assert from 'node:assert/strict';
import { address, device } from '../engine/flows';
import { at, kinds, peers, play } from './play';

const hour = 3_600_000;

describe('encapsulations over time', () => {
  it('loses raw ESP by the rule of the profile, while IKE on 500 is up', () => {
    const run = (profile: string): readonly string[] => {
      const timeline = play(device(profile), { peers: peers(2, { encapsulation: 'esp' }), until: 1000 });
      return [at(timeline, 1, 0, 'stream'), at(timeline, 1, 1, 'stream')];
    };
    assert.deepEqual(run('linux'), ['portless', 'dropped esp-conflict']);
    assert.deepEqual(run('cisco-ios'), ['portless', 'portless']);
  });

  it('sends UDP 10000 beside IKE on 500, which checks keep and nothing else', () => {
    const timeline = play(device('cisco-ios'), {
      peers: peers(2, { encapsulation: 'udp-10000', dpd: 60_000 }),
      until: hour,
    });
    assert.equal(at(timeline, 1, 0, 'stream'), '10000');
    assert.equal(at(timeline, 1, 1, 'stream'), '1024');
    assert.equal(at(timeline, 3600, 1, 'ike'), '1');
    assert.equal(at(timeline, 3600, 0, 'stream'), 'none');
  });

  it('carries everything in one TCP flow, which has the idle time of TCP and the time after its close', () => {
    const timeline = play(device('cisco-ios', { timeouts: { tcp: 2 * hour } }), {
      peers: peers(1, { encapsulation: 'tcp-4500', local: { ike: 500, stream: 40000 } }),
      until: 3 * hour,
    });
    assert.deepEqual(kinds(timeline, 0, ['mapped', 'expired']), ['0 mapped', '7260 expired']);
    assert.equal(at(timeline, 1, 0, 'stream'), '40000');
  });

  it('holds several stages against the shortest of their timers', () => {
    const outer = device('cisco-ios', {
      addresses: [address('203.0.113.7')],
      timeouts: { udp: 30_000 },
    });
    const run = (keepalive: number): readonly string[] => {
      const timeline = play([device('cisco-ios'), outer], { peers: peers(1, { keepalive }), until: hour });
      return kinds(timeline, 0, ['expired', 'repeats']).slice(0, 4);
    };
    assert.deepEqual(run(20_000), ['30 expired', '300 expired']);
    assert.deepEqual(run(45_000), ['30 expired', '30 expired', '75 expired', '90 repeats']);
  });
});
