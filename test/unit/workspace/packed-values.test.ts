import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { PackedValues, type Plain } from '../../../src/workspace/index/packed-values';

describe('packed values', () => {
  it('are unpacked as they were', () => {
    const packed = new PackedValues();
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain = value as Plain;
        assert.deepEqual(packed.unpack(packed.pack(plain)), plain);
      }),
    );
  });

  it('take few bytes where many are alike', () => {
    const packed = new PackedValues();
    const rows = Array.from({ length: 100 }, (_, at) => ({
      name: 'GigabitEthernet0/0',
      address: at,
      vrf: null,
    }));
    assert.ok(packed.pack(rows).length < 600);
  });
});
