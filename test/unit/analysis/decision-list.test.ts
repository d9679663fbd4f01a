import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  choose,
  forProtocol,
  intersection,
  mirrored,
  type DecisionList,
} from '../../../src/analysis/network/decision-list';
import type { Ace } from '../../../src/config/model';
import { aceOf, smallAddresses, smallUniverse, takes, type OnePacket } from './acl/random-lists';

const ace = aceOf(smallUniverse);
const packet: fc.Arbitrary<OnePacket> = fc.record({
  protocol: fc.constantFrom(6, 17, 50),
  source: fc.constantFrom(...smallAddresses),
  destination: fc.constantFrom(...smallAddresses),
  sourcePort: fc.constantFrom(0, 1, 2, 499, 500, 501, 65535),
  destinationPort: fc.constantFrom(0, 1, 2, 499, 500, 501, 65535),
  fits: fc.constant(new Set(['time-range', 'established'])),
});

const place = { kind: 'acl-name', list: 'T' } as const;

const listOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<DecisionList<T>> =>
  fc.tuple(fc.array(fc.tuple(ace, value), { maxLength: 5 }), value).map(([entries, last]) => ({
    entries: entries.map(([one, own]) => ({ ace: { ...one, inactive: false }, value: own, place })),
    otherwise: { value: last, place },
  }));

/** Entry by entry. */
function said<T>({ entries, otherwise }: DecisionList<T>, one: OnePacket): T {
  return (entries.find((entry) => takes(entry.ace, one)) ?? otherwise).value;
}

const packets = fc.array(packet, { minLength: 20, maxLength: 20 });

describe('lists of decisions', () => {
  it('chosen by what another list says, decide each packet as the two do one after the other', () => {
    const value = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(
        listOf(fc.boolean()),
        listOf(value),
        listOf(value),
        packets,
        (condition, yes, no, asked) => {
          const both = choose(condition, (ruling) => (ruling.value ? yes : no));
          assert.ok(both !== null);
          for (const one of asked) assert.equal(said(both, one), said(said(condition, one) ? yes : no, one));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('say the same of the packets of one protocol when the rest is left out', () => {
    fc.assert(
      fc.property(listOf(fc.boolean()), packets, (list, asked) => {
        for (const one of asked) assert.equal(said(forProtocol(list, one.protocol), one), said(list, one));
      }),
    );
  });

  it('mirrored, say of answers what they say of requests', () => {
    fc.assert(
      fc.property(listOf(fc.boolean()), packets, (list, asked) => {
        for (const one of asked) {
          const answer = {
            ...one,
            source: one.destination,
            sourcePort: one.destinationPort,
            destination: one.source,
            destinationPort: one.sourcePort,
          };
          assert.equal(said(mirrored(list), answer), said(list, one));
        }
      }),
    );
  });

  it('say nothing where a match of two groups cannot be written', () => {
    const own: Ace = fc.sample(ace, { numRuns: 1, seed: 1 })[0]!;
    const grouped = (name: string): Ace => ({ ...own, source: { kind: 'group', name } });
    assert.equal(intersection(grouped('A'), grouped('B')), null);
    assert.equal(intersection(grouped('A'), grouped('A'))?.length, 1);
  });
});
