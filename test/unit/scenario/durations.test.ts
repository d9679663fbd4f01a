import assert from 'node:assert/strict';
import fc from 'fast-check';
import { momentText } from '../../../src/messages/timeline';
import { parseDuration } from '../../../src/scenario/durations';

describe('a duration', () => {
  it('is one number with a unit, or several from the largest unit down, with blanks or without', () => {
    const cases: readonly (readonly [string, number])[] = [
      ['250ms', 250],
      ['20s', 20_000],
      ['13m 20s', 800_000],
      ['13m20s', 800_000],
      ['1d 2h  3m 4.5s 6ms', 93_784_506],
      ['99999999d', 8_639_999_913_600_000],
    ];
    for (const [text, milliseconds] of cases) assert.equal(parseDuration(text), milliseconds, text);
  });

  it('is nothing else', () => {
    const texts = ['', ' ', '20', '20 s', 's', '20s 13m', '1m 1m', '20s ', ' 20s', '1.5m', '-1s'];
    for (const text of texts) assert.equal(parseDuration(text), null, text);
  });

  it('is read as times are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (milliseconds) => {
        assert.equal(parseDuration(momentText(milliseconds)), milliseconds);
      }),
    );
  });
});
