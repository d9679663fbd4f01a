import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LineParser } from '../../../src/config/grammar/line';
import { unassignedWords } from '../../corpus/understood';
import { typicalLines } from './typical-lines';
import { asaStatements, iosStatements } from './typical-statements';

describe('typical statements', () => {
  for (const [device, text] of [
    ['ios', iosStatements],
    ['asa', asaStatements],
  ] as const) {
    it(`of ${device} belong to typed fields word by word`, () => {
      const checker = new LineParser(device);
      const missing = typicalLines(text, device).flatMap((line) => {
        const words = unassignedWords({ ...line, offset: 0 }, checker);
        return words.length === 0
          ? []
          : [`${line.text} << ${words.map(({ start, end }) => line.text.slice(start, end)).join(' ')}`];
      });
      assert.deepEqual(missing, []);
    });
  }
});
