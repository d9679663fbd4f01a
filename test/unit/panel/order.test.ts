import assert from 'node:assert/strict';
import { movePeer, resizeOrder } from '../../../src/panel/order';

describe('the start order', () => {
  it('lets a peer change places with its neighbour', () => {
    assert.deepEqual(movePeer([0, 1, 2], 2, -1), [0, 2, 1]);
    assert.deepEqual(movePeer([2, 0, 1], 2, 1), [0, 2, 1]);
  });

  it('has nowhere to move the first peer up, the last one down or a peer that is not there', () => {
    assert.equal(movePeer([0, 1, 2], 0, -1), null);
    assert.equal(movePeer([0, 1, 2], 2, 1), null);
    assert.equal(movePeer([0, 1, 2], 7, 1), null);
  });

  it('keeps an own order when peers come or go, new ones last', () => {
    assert.deepEqual(resizeOrder({ kind: 'custom', peers: [2, 0, 1] }, 2), { kind: 'custom', peers: [0, 1] });
    assert.deepEqual(resizeOrder({ kind: 'custom', peers: [1, 0] }, 4), {
      kind: 'custom',
      peers: [1, 0, 2, 3],
    });
    assert.deepEqual(resizeOrder({ kind: 'reversed' }, 4), { kind: 'reversed' });
    assert.equal(resizeOrder(null, 4), null);
  });
});
