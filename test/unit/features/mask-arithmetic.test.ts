import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressesOf } from '../../../src/features/mask-arithmetic';

describe('addresses of a wildcard', () => {
  it('are those whose other bits are the same', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (address, wildcard) => {
        const set = addressesOf(address, wildcard);
        const fixed = (address & ~wildcard) >>> 0;
        const examples = set.kind === 'scattered' ? set.examples : [];
        for (const one of [set.first, set.last, ...examples]) assert.equal((one & ~wildcard) >>> 0, fixed);
        assert.deepEqual(
          [...examples],
          [...new Set(examples)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('are as many as a count of small ones finds', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (address, wildcard) => {
        const all = Array.from({ length: 256 }, (_, one) => one).filter(
          (one) => (one & ~wildcard) === (address & ~wildcard),
        );
        const set = addressesOf(address, wildcard);
        assert.equal(set.count, all.length);
        assert.deepEqual([set.first, set.last], [all.at(0), all.at(-1)]);
        const gap = all.at(-1)! - all[0]! - all.length;
        const isGapless = gap === -1;
        assert.equal(set.kind, isGapless ? 'range' : 'scattered');
        if (set.kind === 'scattered') assert.deepEqual(set.examples, all.slice(0, 4));
      }),
    );
  });

  it('are all for a wildcard of ones', () => {
    assert.deepEqual(addressesOf(1, 0xffffffff), {
      kind: 'range',
      first: 0,
      last: 0xffffffff,
      count: 2 ** 32,
      length: 0,
    });
  });
});
