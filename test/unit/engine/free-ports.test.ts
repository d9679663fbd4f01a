import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FreePorts } from '../../../src/engine/free-ports';

describe('free ports to draw from', () => {
  it('are those of the range that nobody took, whatever is taken and released', () => {
    const port = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(port), fc.array(port), (busy, changes) => {
        const taken = new Set(busy);
        const free = new FreePorts(10, 50, (each) => !taken.has(each));
        for (const each of changes) {
          if (taken.delete(each)) free.release(each);
          else {
            taken.add(each);
            free.take(each);
          }
        }
        const drawn = Array.from({ length: free.size }, (_, place) => free.at(place)).sort((a, b) => a - b);
        const expected = Array.from({ length: 41 }, (_, at) => at + 10).filter((each) => !taken.has(each));
        assert.deepEqual(drawn, expected);
      }),
      { numRuns: 2000 },
    );
  });
});
