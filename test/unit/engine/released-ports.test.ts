import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pat } from '../../../src/engine/pat';
import { profiles } from '../../../src/engine/profiles/index';
import { device, flow } from './flows';

const range = [2000, 2005] as const;

describe('a released port', () => {
  it('is the one that the next flow gets when all others are taken, with every profile', () => {
    const full = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...profiles), fc.nat(5), fc.nat(1000), ({ id }, which, seed) => {
        const pat = new Pat(device(id, { ports: range, seed }));
        const taken = new Map<number, number>();
        let host = 0;
        const next = (): number | null => {
          host++;
          const source = `10.0.${host >> 8}.${host & 255}:2001 > 198.51.100.1:4500`;
          return pat.translate(flow(source), 0).mapping?.port ?? null;
        };
        for (let flows = 0; flows < 60 && taken.size < 6; flows++) {
          const port = next();
          if (port !== null) taken.set(port, (taken.get(port) ?? 0) + 1);
        }
        if (taken.size < 6 || [...taken.values()].some((count) => count > 1) || next() !== null) return;
        full.add(id);
        const mapping = pat.mappings()[which];
        assert.ok(mapping);
        pat.release(mapping);
        let got: number | null = null;
        for (let flows = 0; flows < 200 && got === null; flows++) got = next();
        assert.equal(got, mapping.port);
      }),
      { numRuns: 1000 },
    );
    assert.ok(full.size > 12, `only ${[...full].join(' ')}`);
  });
});
