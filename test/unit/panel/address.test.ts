import assert from 'node:assert/strict';
import { addressProblem } from '../../../src/panel/address';

describe('the PAT address of a simulation', () => {
  it('is taken when it can be a host', () => {
    for (const text of ['192.0.2.2', '1.0.0.0', '223.255.255.255', '10.0.0.1']) {
      assert.equal(addressProblem(text), null, text);
    }
  });

  const refused = [
    ['', 'empty'],
    ['192.0.2', 'not-four-numbers'],
    ['192.0.2.', 'not-four-numbers'],
    ['192.0.2.2.2', 'not-four-numbers'],
    ['192.0.2.256', 'too-large'],
    ['192.0.2.99999999999999999999', 'too-large'],
    ['192.0.02.2', 'leading-zero'],
    ['192.0.2.x', 'characters'],
    ['-1.0.2.2', 'characters'],
    ['2001:db8::1', 'characters'],
    ['192.0.2.٢', 'characters'],
    ['0.1.2.3', 'not-a-host'],
    ['127.0.0.1', 'not-a-host'],
    ['224.0.0.1', 'not-a-host'],
  ] as const;
  for (const [text, problem] of refused) {
    it(`is refused as "${text}": ${problem}`, () => assert.equal(addressProblem(text), problem));
  }
});
