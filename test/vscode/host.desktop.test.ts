import * as assert from './support/assert';

describe('desktop extension host', () => {
  it('is a Node process', () => {
    assert.match(process.versions.node, /^\d+\./);
  });
});
