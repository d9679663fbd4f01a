import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FlowKey } from '../../../src/engine/flow-key';
import { MappingTable } from '../../../src/engine/mapping-table';

const durations = [300, 100];

interface Entry {
  readonly source: number;
  readonly outside: number;
  timer: number;
  active: number;
}

const step = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'remove', 'touch', 'expire'),
  source: fc.nat(40),
  outside: fc.nat(3),
  timer: fc.nat(1),
  /** Times may go back a little, as those of late keepalives. */
  time: fc.nat(60),
});

function keyOf(source: number, outside: number): FlowKey {
  const key = new FlowKey();
  key.set(17, 0xc0a80000 + source, 500, 0xc6336400 + outside, 4500);
  return key;
}

describe('the table of mappings', () => {
  it('finds flows and sources, and expires the longest idle first, after any inserts, removals and touches', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const table = new MappingTable(durations, [17, 17], 1, false);
        const live = new Map<number, Entry>();
        let clock = 0;
        const rowOf = (source: number, outside: number): number =>
          [...live].find(([, entry]) => entry.source === source && entry.outside === outside)?.[0] ?? -1;
        const deadlineOf = ({ active, timer }: Entry): number => active + (durations[timer] ?? 0);
        for (const { kind, source, outside, timer, time } of steps) {
          const key = keyOf(source, outside);
          const row = rowOf(source, outside);
          const now = clock + time;
          clock += 10;
          assert.equal(table.findAmong(table.newestWith(key), key), row);
          if (kind === 'insert' && row < 0) {
            const made = table.insert(table.newestWith(key), key, 0, 500, 0, timer, now);
            assert.equal(live.has(made), false);
            live.set(made, { source, outside, timer, active: now });
            assert.equal(table.newestWith(key), made);
          } else if (kind === 'remove' && row >= 0) {
            table.remove(row);
            live.delete(row);
          } else if (kind === 'touch' && row >= 0) {
            table.touch(row, timer, now);
            live.set(row, { source, outside, timer, active: now });
          } else if (kind === 'expire' && live.size > 0) {
            const next = table.nextToExpire();
            const earliest = Math.min(...[...live.values()].map(deadlineOf));
            assert.equal(table.deadline(next), earliest);
            table.remove(next);
            live.delete(next);
          }
          assert.equal(table.size, live.size);
        }
        assert.deepEqual([...table.live()].sort(), [...live.keys()].sort());
        for (const [row, { source, outside }] of live) {
          const key = keyOf(source, outside);
          assert.equal(table.findAmong(table.newestWith(key), key), row);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
