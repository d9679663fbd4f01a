import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AccessListEntry, Ace } from '../../../../src/config/model';
import { parseConfig } from '../../../../src/config/parse';
import { findShadowed, type ShadowReport } from '../../../../src/analysis/acl/shadow/find-shadowed';
import { aceOf, largeUniverse, smallAddresses, smallPorts, smallUniverse, takes } from './random-lists';
import type { OnePacket } from './random-lists';

const nothing = parseConfig('', 'ios').summary;

function shadowOf(entries: readonly AccessListEntry[]): ShadowReport {
  return findShadowed({ name: 'T', type: 'extended', entries }, nothing);
}

/** Every packet that fits just the conditions of an entry, and that the entry takes. */
function* packetsOf(ace: Ace): Generator<OnePacket> {
  const fits = new Set(ace.conditions.map(({ kind }) => kind));
  for (const protocol of [6, 17, 50, 99]) {
    for (const source of smallAddresses) {
      for (const destination of smallAddresses) {
        for (const sourcePort of smallPorts) {
          for (const destinationPort of smallPorts) {
            const packet = { protocol, source, destination, sourcePort, destinationPort, fits };
            if (takes(ace, packet)) yield packet;
          }
        }
      }
    }
  }
}

/** Undefined for an entry that takes no packet at all. */
function isReached(entries: readonly Ace[], index: number): boolean | undefined {
  let reached: boolean | undefined;
  for (const packet of packetsOf(entries[index]!)) {
    if (!entries.slice(0, index).some((earlier) => takes(earlier, packet))) return true;
    reached = false;
  }
  return reached;
}

describe('shadowed entries', () => {
  it('are those that no packet reaches, and the lines named cover them, none in vain', () => {
    fc.assert(
      fc.property(fc.array(aceOf(smallUniverse), { minLength: 2, maxLength: 9 }), (entries) => {
        const { shadowed, undecided } = shadowOf(entries);
        assert.deepEqual(undecided, []);
        const expected = entries.flatMap((_, index) => (isReached(entries, index) === false ? [index] : []));
        assert.deepEqual(
          shadowed.map(({ entry }) => entry),
          expected,
        );
        for (const { entry, by, kind } of shadowed) {
          assert.ok(by.every((one) => one < entry));
          const line = entries[entry]!;
          const cover = by.map((one) => entries[one]!);
          assert.equal(isReached([...cover, line], by.length), false);
          for (const left of cover) {
            const others = cover.filter((one) => one !== left);
            assert.equal(isReached([...others, line], others.length), true);
          }
          const same = cover.filter(({ action }) => action === line.action).length;
          assert.equal(kind, same === cover.length ? 'redundant' : same === 0 ? 'conflict' : 'mixed');
        }
      }),
      { numRuns: 1200 },
    );
  });

  it('name the first line that covers them alone', () => {
    fc.assert(
      fc.property(fc.array(aceOf(smallUniverse), { minLength: 3, maxLength: 8 }), (entries) => {
        const { shadowed } = shadowOf(entries);
        const hidden = new Set(shadowed.map(({ entry }) => entry));
        for (const { entry, by } of shadowed) {
          const first = entries.findIndex(
            (one, index) =>
              index < entry && !hidden.has(index) && isReached([one, entries[entry]!], 1) === false,
          );
          assert.equal(first >= 0, by.length === 1);
          if (first >= 0) assert.deepEqual(by, [first]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are never reached by a packet of a large universe, and an entry of which one packet gets through is none', () => {
    fc.assert(
      fc.property(
        fc.array(aceOf(largeUniverse), { minLength: 2, maxLength: 40 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 0xffffffff })),
        (entries, numbers) => {
          const random = (): number => Number(numbers.next().value);
          const { shadowed } = shadowOf(entries);
          const hidden = new Set(shadowed.map(({ entry }) => entry));
          entries.forEach((ace, index) => {
            for (let times = 0; times < 4; times++) {
              const packet = packetIn(ace, random);
              if (!takes(ace, packet)) continue;
              const first = entries.findIndex((one) => takes(one, packet));
              if (first === index) assert.ok(!hidden.has(index));
            }
          });
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** A packet that has a good chance to be one of the entry's. */
function packetIn(ace: Ace, random: () => number): OnePacket {
  const addressIn = (match: Ace['source']): number => {
    if (match.kind === 'host') return match.address;
    if (match.kind !== 'wildcard') return random();
    return ((match.address & ~match.wildcard) | (random() & match.wildcard)) >>> 0;
  };
  const portIn = (match: Ace['sourcePorts']): number => {
    if (match?.operator === 'eq') return match.ports[0]!;
    if (match?.operator === 'range') return match.first + (random() % (match.last - match.first + 1));
    return random() % 65536;
  };
  return {
    protocol: ace.protocol ?? random() % 256,
    source: addressIn(ace.source),
    destination: addressIn(ace.destination),
    sourcePort: portIn(ace.sourcePorts),
    destinationPort: portIn(ace.destinationPorts),
    fits: new Set(ace.conditions.map(({ kind }) => kind)),
  };
}
