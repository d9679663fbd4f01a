import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PositionTree } from '../../../src/config/assembly/position-tree';

describe('the order of entries put in by position', () => {
  it('is that of an array they are spliced into', () => {
    const step = fc.record({ kind: fc.constantFrom('append', 'insert', 'remove'), at: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const tree = new PositionTree();
        const array: number[] = [];
        let next = 0;
        for (const { kind, at } of steps) {
          const position = array.length === 0 ? 0 : at % array.length;
          if (kind === 'remove') {
            const [item] = array.splice(position, 1);
            if (item !== undefined) tree.remove(item);
          } else if (kind === 'insert') {
            tree.insert(position);
            array.splice(position, 0, next++);
          } else {
            tree.append();
            array.push(next++);
          }
          assert.equal(tree.length, array.length);
        }
        assert.deepEqual(tree.items(), array);
      }),
    );
  });
});
