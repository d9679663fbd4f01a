import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PortSet, type PortRange } from '../../../src/engine/port-set';

const ranges = fc.array(
  fc.tuple(fc.nat(40), fc.nat(12)).map(([first, length]): PortRange => [first, first + length]),
  { maxLength: 6 },
);

function ports(of: readonly PortRange[]): Set<number> {
  return new Set([...PortSet.from(of)]);
}

function isNormal({ ranges: found }: PortSet): boolean {
  return found.every(([first, last], index) => first <= last && first > (found[index - 1]?.[1] ?? -2) + 1);
}

describe('PortSet', () => {
  it('joins ranges that overlap or touch', () => {
    assert.deepEqual(PortSet.from([[5, 6], [1, 3], [4, 4], [9, 9]]).ranges, [[1, 6], [9, 9]]); // prettier-ignore
  });

  it('is a normal form', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const [left, right] = [PortSet.from(a), PortSet.from(b)];
        for (const set of [left, left.union(right), left.intersect(right), left.subtract(right)]) {
          assert.ok(isNormal(set));
        }
      }),
    );
  });

  it('has the members that set theory says', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const [left, right] = [PortSet.from(a), PortSet.from(b)];
        for (let port = 0; port < 60; port++) {
          const [inLeft, inRight] = [ports(a).has(port), ports(b).has(port)];
          assert.equal(left.has(port), inLeft);
          assert.equal(left.union(right).has(port), inLeft || inRight);
          assert.equal(left.intersect(right).has(port), inLeft && inRight);
          assert.equal(left.subtract(right).has(port), inLeft && !inRight);
        }
        assert.equal(left.size, ports(a).size);
        assert.equal(
          left.isSubsetOf(right),
          [...left].every((port) => right.has(port)),
        );
        assert.equal(left.equals(right), left.isSubsetOf(right) && right.isSubsetOf(left));
      }),
    );
  });

  it('finds a port by its position', () => {
    const set = PortSet.from([[3, 4], [8, 9]]); // prettier-ignore
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((position) => set.at(position)),
      [3, 4, 8, 9, undefined],
    );
  });
});
