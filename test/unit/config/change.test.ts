import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { changeOf, joinChanges, type TextChange } from '../../../src/config/text/change';

const letters = fc.stringMatching(/^[abc]{0,12}$/);
const rounds = fc.array(
  fc.array(fc.record({ at: fc.nat(12), length: fc.nat(4), text: letters }), { maxLength: 3 }),
  { maxLength: 4 },
);

describe('the change of a text', () => {
  it('holds all that differs after several edits', () => {
    fc.assert(
      fc.property(letters, rounds, (old, all) => {
        let text = old;
        let change: TextChange | null = null;
        for (const wishes of all) {
          let from = 0;
          const edits = [...wishes]
            .sort((one, other) => one.at - other.at)
            .map(({ at, length, text: inserted }) => {
              const start = Math.min(text.length, Math.max(from, at));
              from = Math.min(text.length, start + length);
              return { start, end: from, text: inserted };
            });
          text = edits.reduceRight(
            (now, one) => now.slice(0, one.start) + one.text + now.slice(one.end),
            text,
          );
          change = joinChanges(change, changeOf(edits));
        }
        const { start, end, newEnd } = change ?? { start: 0, end: 0, newEnd: 0 };
        assert.equal(old.slice(0, start) + text.slice(start, newEnd) + old.slice(end), text);
      }),
      { numRuns: 1000 },
    );
  });
});
