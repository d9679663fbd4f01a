import assert from 'node:assert/strict';
import { addCounts, readCount, writeCount } from '../../host/countLines';

describe('count of tests', () => {
  it('is read from a line of its own only', () => {
    assert.deepEqual(readCount('12 passed, 3 failed'), { passed: 12, failed: 3 });
    assert.equal(readCount('  ✔ 12 passed, 3 failed'), undefined);
    assert.equal(readCount('12 passed, 3 failed in all'), undefined);
  });

  it('is the sum over all suites', () => {
    const sum = addCounts([
      { passed: 12, failed: 3 },
      { passed: 5, failed: 0 },
    ]);
    assert.equal(writeCount(sum), '17 passed, 3 failed');
  });
});
