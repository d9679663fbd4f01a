import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Endpoint, Flow } from '../../../src/engine/flow';
import { allows } from '../../../src/engine/observation';
import { Pat, type Mapping, type PatOptions } from '../../../src/engine/pat';
import type { Profile } from '../../../src/engine/profile';
import { profiles } from '../../../src/engine/profiles/index';
import { address, device, flow, text } from './flows';

type Step = { readonly flow: Flow; readonly seen: Endpoint } | { readonly nth: number };

const own = { address: address('192.0.2.2') };

/** Few ports, so that everything collides; two addresses, so that they are chosen among. */
function deviceWith(usable: readonly Profile[]): fc.Arbitrary<Omit<PatOptions, 'seed'>> {
  return fc
    .record({ profile: fc.constantFrom(...usable), addresses: fc.integer({ min: 1, max: 2 }) })
    .map(({ profile, addresses }) => ({ profile, addresses: [10, 20].slice(0, addresses), ports: [2, 6] }));
}

const anyDevice = deviceWith(profiles);

/** A device with blocks of ports has none as small as the few ports of these tests, and gives none of them. */
const smallDevice = deviceWith(
  profiles.filter(({ rules }) => rules.every(({ block }) => block === undefined)),
);

const smallFlow: fc.Arbitrary<Flow> = fc
  .tuple(fc.nat(2), fc.integer({ min: 1, max: 5 }), fc.nat(1), fc.nat(1))
  .map(([host, port, gateway, outsidePort]) => ({
    protocol: 17,
    inside: { address: host + 1, port },
    outside: { address: gateway + 100, port: outsidePort + 500 },
    owner: host,
  }));

const seen = fc.record({ address: fc.constantFrom(10, 20, 30), port: fc.nat(8) });

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ flow: smallFlow, seen }) },
    { weight: 1, arbitrary: fc.record({ nth: fc.nat(20) }) },
  ),
  { maxLength: 40 },
);

describe('Pat.observe', () => {
  it('allows all that a device with other random choices does, while it follows it', () => {
    fc.assert(
      fc.property(anyDevice, steps, fc.nat(), (options, list, seed) => {
        const real = new Pat({ ...options, seed });
        const follower = new Pat({ ...options, seed: seed + 1 });
        const pairs: { readonly real: Mapping; readonly followed: Mapping }[] = [];
        for (const step of list) {
          if ('nth' in step) {
            const [gone] = pairs.splice(step.nth % Math.max(1, pairs.length), 1);
            if (gone !== undefined) {
              real.release(gone.real);
              follower.release(gone.followed);
            }
            continue;
          }
          const { mapping } = real.translate(step.flow, 0);
          const { mapping: followed, prediction } = follower.observe(step.flow, mapping, 0);
          assert.ok(allows(prediction, mapping), text(prediction));
          assert.equal(followed?.port, mapping?.port);
          assert.equal(followed?.address, mapping?.address);
          if (mapping !== null && followed !== null && !pairs.some((pair) => pair.real === mapping)) {
            pairs.push({ real: mapping, followed });
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('follows even what its profile forbids, and frees every port when the mappings end', () => {
    fc.assert(
      fc.property(smallDevice, steps, fc.array(fc.boolean()), (options, list, isSeen) => {
        const pat = new Pat({ ...options, seed: 1 });
        list.forEach((step, index) => {
          if ('nth' in step) {
            const mapping = pat.mappings()[step.nth];
            if (mapping !== undefined) pat.release(mapping);
          } else if (isSeen[index] === true) {
            const { mapping } = pat.observe(step.flow, step.seen, 0);
            const isPossible = options.addresses.includes(step.seen.address) && step.seen.port !== 0;
            assert.equal(isPossible && mapping?.port !== step.seen.port, false);
          } else {
            pat.translate(step.flow, 0);
          }
        });
        const places = pat.mappings().map(({ address, port, flow: { inside, outside } }) => ({
          place: `${address}:${port} ${outside.address}:${outside.port}`,
          source: `${inside.address}:${inside.port}`,
        }));
        for (const { place, source } of places) {
          assert.ok(places.every((other) => other.place !== place || other.source === source));
        }
        pat.mappings().forEach((mapping) => pat.release(mapping));
        pat.expire(1e12);
        for (const port of [2, 3, 4, 5, 6]) {
          const source = { address: port, port };
          const outside = { address: 100, port: 500 };
          const { mapping } = pat.translate({ protocol: 17, inside: source, outside, owner: 0 }, 1e12);
          assert.ok(mapping !== null);
          pat.release(mapping);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the next prediction exact, where a draw alone would leave it open', () => {
    const pat = new Pat(device('linux'));
    pat.observe(flow('10.0.0.1:500 > 198.51.100.1:500'), { ...own, port: 500 }, 0);
    const drawn = pat.observe(flow('10.0.0.2:500 > 198.51.100.1:500'), { ...own, port: 77 }, 0);
    assert.equal(text(drawn.prediction), 'any of 1-499,501-511');
    const reused = pat.observe(flow('10.0.0.2:500 > 198.51.100.2:500'), { ...own, port: 77 }, 0);
    assert.equal(text(reused.prediction), '77');
  });

  it('goes on from an observed port where the search continues after the last one', () => {
    const pat = new Pat(device('linux-legacy'));
    pat.observe(flow('10.0.0.1:500 > 198.51.100.1:500'), { ...own, port: 500 }, 0);
    pat.observe(flow('10.0.0.2:500 > 198.51.100.1:500'), { ...own, port: 30 }, 0);
    assert.equal(text(pat.translate(flow('10.0.0.3:500 > 198.51.100.1:500'), 0).prediction), '31');
  });

  it('ends the mapping that certainly had the port, and makes none for a packet that got none', () => {
    const pat = new Pat(device('cisco-ios'));
    const first = pat.translate(flow('10.0.0.1:500 > 198.51.100.1:500'), 0);
    const second = pat.observe(flow('10.0.0.2:500 > 198.51.100.1:500'), { ...own, port: 500 }, 0);
    assert.equal(text(second.prediction), '1');
    assert.equal(first.mapping?.live, false);
    assert.equal(second.mapping?.port, 500);
    assert.equal(pat.observe(flow('10.0.0.3:500 > 198.51.100.1:500'), null, 0).mapping, null);
    assert.equal(pat.size, 1);
  });

  it('gives a mapping that was only predicted the port that is seen later', () => {
    const pat = new Pat(device('linux'));
    pat.translate(flow('10.0.0.1:500 > 198.51.100.1:500'), 0);
    pat.translate(flow('10.0.0.2:500 > 198.51.100.1:500'), 0);
    const seenLater = pat.observe(flow('10.0.0.2:500 > 198.51.100.1:500'), { ...own, port: 9 }, 0);
    assert.equal(text(seenLater.prediction), 'any of 1-499,501-511');
    assert.equal(text(pat.translate(flow('10.0.0.2:500 > 198.51.100.2:500'), 0).prediction), '9');
  });

  it('knows the port of an observed mapping for certain when its next packet passes', () => {
    const pat = new Pat(device('linux'));
    pat.observe(flow('10.0.0.1:500 > 198.51.100.1:500'), { ...own, port: 500 }, 0);
    const second = flow('10.0.0.2:500 > 198.51.100.1:500');
    pat.observe(second, { ...own, port: 77 }, 0);
    const again = pat.observe(second, { ...own, port: 78 }, 0);
    assert.equal(text(again.prediction), '77');
    assert.equal(allows(again.prediction, { ...own, port: 78 }), false);
    assert.equal(text(pat.translate(second, 0).prediction), '78');
  });

  it('goes back to the first address with the device when a port falls free there', () => {
    const options = device('cisco-ios', { addresses: [10, 20], ports: [2, 6] });
    const real = new Pat(options);
    const follower = new Pat({ ...options, seed: 2 });
    const next = (source: string): readonly [Mapping | null, Mapping | null] => {
      const opened = flow(`${source} > 198.51.100.1:500`);
      const { mapping } = real.translate(opened, 0);
      const { mapping: followed, prediction } = follower.observe(opened, mapping, 0);
      assert.ok(allows(prediction, mapping), `${source}: ${text(prediction)}`);
      return [mapping, followed];
    };
    const sources = ['0.0.0.1:1', '0.0.0.2:1', '0.0.0.1:2', '0.0.0.1:3', '0.0.0.2:2', '0.0.0.1:4'];
    const [first] = sources.map(next);
    real.release(first![0]!);
    follower.release(first![1]!);
    const [mapping, followed] = next('0.0.0.2:3');
    assert.equal(mapping?.address, 10);
    assert.equal(followed?.address, 10);
  });
});
