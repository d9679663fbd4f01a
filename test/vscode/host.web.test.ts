import * as assert from './support/assert';

describe('web extension host', () => {
  it('is a web worker without Node', () => {
    assert.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    assert.equal(
      (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node,
      undefined,
    );
  });
});
