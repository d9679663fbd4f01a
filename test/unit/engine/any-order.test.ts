import assert from 'node:assert/strict';
import fc from 'fast-check';
import { translateAnyOrder } from '../../../src/engine/any-order';
import type { Flow } from '../../../src/engine/flow';
import type { Prediction } from '../../../src/engine/prediction';
import { PortSet } from '../../../src/engine/port-set';
import { translateListed } from '../../../src/engine/translate-listed';
import { device, flow, text } from './flows';

function party(host: number, port: number, gateway: number): readonly Flow[] {
  return [
    flow(`192.168.100.${host}:${port} > 198.51.100.${gateway}:500`, host),
    flow(`192.168.100.${host}:4500 > 198.51.100.${gateway}:4500`, host),
  ];
}

function portsOf({ ports }: Prediction): PortSet {
  return ports.kind === 'exact'
    ? PortSet.of(ports.port)
    : ports.kind === 'any-of'
      ? ports.ports
      : PortSet.empty;
}

function permutations(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  );
}

describe('translateAnyOrder', () => {
  it('gives each of three equal peers on cisco-ios any of the first three places', () => {
    const parties = [11, 12, 13].map((host) => party(host, 500, 1));
    const found = translateAnyOrder(device('cisco-ios'), [], parties);
    for (const [ike, stream] of found) {
      assert.equal(text(ike!), 'any of 1-2,500');
      assert.equal(text(stream!), 'any of 1024-1025,4500');
      assert.deepEqual(ike!.because, { code: 'order-unknown', classes: 1, bounded: false });
    }
  });

  it('stays exact where the order makes no difference', () => {
    const parties = [1, 2, 3].map((gateway) => party(10 + gateway, 500, gateway));
    const found = translateAnyOrder(device('linux'), [], parties).flat().map(text);
    assert.deepEqual(found, ['500', '4500', '500', '4500', '500', '4500']);
  });

  it('tells in which part of the orders a peer is dropped', () => {
    const parties = [11, 12, 13, 14].map((host) => party(host, 500, 1));
    const [[first] = []] = translateAnyOrder(device('pf-static-port'), [], parties);
    assert.ok(first?.ports.kind === 'any-of' && Math.abs((first.ports.dropChance ?? 0) - 0.75) < 1e-9);
    assert.deepEqual(first.ports.ports.ranges, [[500, 500]]);
  });

  for (const [least, most, runs] of [
    [1, 5, 60],
    [6, 6, 8],
  ] as const) {
    it(`equals the union over all permutations of ${least} to ${most} peers`, () => {
      const peer = fc.record({ port: fc.constantFrom(1, 2, 500, 700), gateway: fc.constantFrom(1, 2) });
      const ids = [
        'cisco-ios',
        'cisco-ios-2008',
        'linux',
        'cisco-asa',
        'pfsense',
        'cisco-ios-xe-cgn',
        'juniper-mx',
      ];
      fc.assert(
        fc.property(
          fc.array(peer, { minLength: least, maxLength: most }),
          fc.constantFrom(...ids),
          (peers, id) => {
            const parties = peers.map(({ port, gateway }, index) => party(11 + index, port, gateway));
            const found = translateAnyOrder(device(id), [], parties);
            const union = parties.map((flows) => flows.map(() => PortSet.empty));
            for (const order of permutations(parties.length)) {
              const got = translateListed(
                device(id),
                order.flatMap((index) => parties[index]!),
              );
              order.forEach((index, at) => {
                union[index]!.forEach((set, nth) => {
                  union[index]![nth] = set.union(portsOf(got[at * 2 + nth]!));
                });
              });
            }
            found.forEach((predictions, index) =>
              predictions.forEach((prediction, nth) =>
                assert.deepEqual(portsOf(prediction).ranges, union[index]![nth]!.ranges, id),
              ),
            );
          },
        ),
        { numRuns: runs },
      );
    });
  }

  it('contains the listed order, and says so when it can only give a bound', () => {
    const parties = Array.from({ length: 8 }, (_, index) => party(11 + index, 500 + index, 1));
    const found = translateAnyOrder(device('cisco-ios'), [], parties).flat();
    const listed = translateListed(device('cisco-ios'), parties.flat());
    found.forEach((prediction, index) => {
      assert.ok(portsOf(listed[index]!).isSubsetOf(portsOf(prediction)));
      assert.ok(prediction.assumes.some(({ code }) => code === 'bounded'));
    });
  });
});
