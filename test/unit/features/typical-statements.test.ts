import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigBlocks } from '../../../src/config/blocks';
import { parseConfig } from '../../../src/config/parse';
import { commandHover } from '../../../src/features/command-hover';
import { complete } from '../../../src/features/completion';
import { definedNames } from '../../../src/features/defined-names';
import { typicalLines } from '../config/typical-lines';
import { asaStatements, iosStatements } from '../config/typical-statements';

for (const [device, text] of [
  ['ios', iosStatements],
  ['asa', asaStatements],
] as const) {
  describe(`typical statements of ${device}`, () => {
    const config = parseConfig(text, device);
    const names = ConfigBlocks.of(config, null);
    const keywords = typicalLines(text, device).flatMap(({ text: line, words, spans, graph }, at) => {
      const start = config.lines.startOf(at + 1);
      const read = graph?.read(words).keywords ?? [];
      return words.flatMap((word, index) => {
        const span = spans[index];
        const isFree = words.slice(0, index).some((one) => one === 'description' || one === 'remark');
        if (span === undefined || isFree || !/^[a-z][a-z-]*$/.test(word)) return [];
        return [
          { line, word, isKeyword: read[index] === word, offset: start + span.start, isFirst: index === 0 },
        ];
      });
    });

    const labelsAt = (offset: number): readonly string[] =>
      complete(config, offset, (kind) => definedNames(names, kind)).map(({ label }) => label);

    it('have keywords only where their words are small', () => {
      const others = keywords.filter(
        ({ isKeyword, word, offset }) =>
          !isKeyword && !ownWords.includes(word) && !labelsAt(offset).includes(word),
      );
      assert.deepEqual(
        others.map(({ line, word }) => `${line} << ${word}`),
        [],
      );
    });

    it('are completed keyword by keyword', () => {
      const missing = keywords.filter(({ word, offset, isKeyword, isFirst }) => {
        if (!isKeyword) return false;
        const labels = labelsAt(offset);
        return !labels.some((label) => label === word || (isFirst && label.startsWith(`${word} `)));
      });
      assert.deepEqual(
        missing.map(({ line, word }) => `${line} << ${word}`),
        [],
      );
    });

    it('are explained keyword by keyword', () => {
      const missing = keywords.filter(
        ({ offset, isKeyword }) => isKeyword && commandHover(config, offset) === null,
      );
      assert.deepEqual(
        missing.map(({ line, word }) => `${line} << ${word}`),
        [],
      );
    });
  });
}

/** Values in small letters that are not offered: code points and options of the packet, messages of ICMP. */
const ownWords = ['ef', 'any-options', 'echo'];
