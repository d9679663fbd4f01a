import assert from 'node:assert/strict';
import type { ConfigDocument } from '../../src/config/model';
import { editConfig, parseConfig } from '../../src/config/parse';
import { recogniseDialect } from '../../src/config/recognise';
import type { Random } from './inputs';

/** Fails where the lines of the model do not give the text back, or a place lies outside of it. */
export function checkPieces(document: ConfigDocument): void {
  const { lines, places, summary, text, problems } = document;
  let joined = '';
  for (let line = 0; line < lines.count; line++) {
    assert.ok(lines.startOf(line) <= lines.endOf(line));
    const content = text.slice(lines.startOf(line), lines.endOf(line));
    const end = text.slice(lines.endOf(line), lines.startOf(line + 1));
    assert.ok(!/[\r\n]/.test(content) && /^(?:\r\n|\r|\n|)$/.test(end));
    joined += content + end;
  }
  assert.equal(joined, text);
  for (const { name, entries } of summary.accessLists) {
    for (let index = 0; index < entries.length; index++) {
      for (const span of [
        places.accessListEntry(name, index),
        places.sourcePorts(name, index),
        places.destinationPorts(name, index),
      ]) {
        assert.ok(span === null || (span.start >= 0 && span.start < span.end && span.end <= text.length));
      }
    }
  }
  for (const { span } of problems) {
    assert.equal(span.start >= 0 && span.start < span.end && span.end <= text.length, true);
  }
}

/** Fails where some edits give another model than the new text as a whole. */
export function checkEdits(before: ConfigDocument, random: Random, piece: string): void {
  let document = before;
  for (let round = random.below(3); round >= 0; round--) {
    const start = random.below(document.text.length + 1);
    const end = Math.min(document.text.length, start + random.below(30));
    document = editConfig(document, [{ start, end, text: piece.slice(0, random.below(40)) }]);
  }
  const whole = parseConfig(document.text);
  assert.deepEqual(document.summary, whole.summary);
  assert.deepEqual(document.problems, whole.problems);
}

/** Fails where something about an input is wrong. */
export function checkInput(text: string, random: Random, piece: string): void {
  const dialect = recogniseDialect(text);
  const document = parseConfig(text);
  assert.ok(dialect === null || document.summary.dialect === dialect);
  checkPieces(document);
  checkEdits(document, random, piece);
}
