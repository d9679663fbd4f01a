import assert from 'node:assert/strict';
import type { BlockFacts } from '../../src/config/block-facts';
import { ConfigBlocks } from '../../src/config/blocks';
import type { ConfigDocument, TextEdit } from '../../src/config/model';
import { editConfig, parseConfig } from '../../src/config/parse';
import { recogniseDialect } from '../../src/config/recognise';
import { valuesEqual } from '../../src/config/values/equal';
import { commandHover } from '../../src/features/command-hover';
import { complete } from '../../src/features/completion';
import { definedNames } from '../../src/features/defined-names';
import { applyEdits } from '../../src/workspace/document';
import type { Input, Random } from './inputs';

/** Fails where the lines of the model do not give the text back, or a place lies outside of it. */
function checkPieces(document: ConfigDocument): void {
  const { lines, places, summary, text, problems } = document;
  let joined = '';
  for (let line = 0; line < lines.count; line++) {
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    const next = lines.startOf(line + 1);
    assert.ok(start <= end && end <= next);
    const content = text.slice(start, end);
    const lineEnd = text.slice(end, next);
    assert.ok(!content.includes('\n') && !content.includes('\r'));
    assert.ok(['\n', '\r', '\r\n'].includes(lineEnd) || (lineEnd === '' && next === text.length));
    joined += content + lineEnd;
  }
  assert.ok(joined === text);
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
    assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
  }
}

/** Fails where a block's tokens or names leave their line, or follow each other in no order. */
function checkBlocks(document: ConfigDocument, blocks: ConfigBlocks): void {
  const { lines } = document;
  let line = 0;
  for (const { firstLine, facts } of blocks.all()) {
    assert.equal(firstLine, line);
    line += facts.shapes.length;
    facts.shapes.forEach(({ start, end }, at) => {
      const length = lines.endOf(firstLine + at) - lines.startOf(firstLine + at);
      assert.ok(start >= 0 && start <= end && end <= length);
    });
    checkTokens(document, firstLine, facts);
    for (const uses of facts.names.values()) {
      for (const { line: at, start, end, name } of uses) {
        const lineStart = lines.startOf(firstLine + at);
        assert.ok(start >= 0 && start < end && lineStart + end <= lines.endOf(firstLine + at), name);
      }
    }
  }
  assert.equal(line, lines.count);
}

function checkTokens({ lines }: ConfigDocument, firstLine: number, { tokens }: BlockFacts): void {
  let line = firstLine;
  let column = 0;
  let free = 0;
  for (let at = 0; at < tokens.length; at += 5) {
    const [down = 0, right = 0, length = 0] = tokens.subarray(at, at + 3);
    line += down;
    column = down === 0 ? column + right : right;
    assert.ok(down > 0 || column >= free, 'tokens overlap');
    free = column + length;
    assert.ok(length > 0 && free <= lines.endOf(line) - lines.startOf(line), 'token leaves its line');
  }
}

function factsOf(blocks: ConfigBlocks): unknown {
  return [...blocks.all()].map(({ facts: { shapes, names, tokens } }) => [shapes, [...names], [...tokens]]);
}

/** Names by their place in the text, whichever blocks they stand in. */
function namesOf(blocks: ConfigBlocks): readonly string[] {
  return [...blocks.all()]
    .flatMap(({ firstLine, facts }) =>
      [...facts.names].flatMap(([key, uses]) =>
        uses.map(({ line, start, end, role }) => `${key} ${firstLine + line} ${start} ${end} ${role}`),
      ),
    )
    .sort();
}

function shapesOf(blocks: ConfigBlocks): unknown {
  return [...blocks.all()].flatMap(({ facts }) => facts.shapes);
}

/** Edits that do not overlap, in the coordinates of the text. */
function editsOf(random: Random, text: string, piece: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (let count = random.below(8) === 0 ? 6 : 1 + random.below(2); count > 0; count--) {
    const start = from + random.below(text.length - from + 1);
    const end = Math.min(text.length, start + random.below(random.below(3) === 0 ? 60 : 3));
    const cut = random.below(piece.length);
    edits.push({ start, end, text: piece.slice(cut, cut + random.below(random.below(3) === 0 ? 80 : 4)) });
    from = end;
    if (start === end && from < text.length) from++;
    if (from >= text.length) break;
  }
  return edits;
}

/** Fails where some edits give another model than the new text as a whole. */
function checkEdits(before: ConfigDocument, input: Input, random: Random): void {
  let document = before;
  let blocks = ConfigBlocks.of(before, null);
  checkBlocks(before, blocks);
  for (let round = 1 + random.below(3); round > 0; round--) {
    const edits = editsOf(random, document.text, input.piece);
    const text = applyEdits(document.text, edits);
    document = editConfig(document, edits);
    assert.ok(document.text === text);
    blocks = ConfigBlocks.of(document, blocks);
  }
  const whole = parseConfig(document.text, input.dialect);
  checkBlocks(document, blocks);
  const fresh = ConfigBlocks.of(whole, null);
  assert.deepEqual(namesOf(blocks), namesOf(fresh));
  assertEqual(shapesOf(blocks), shapesOf(fresh));
  if (fresh.count === 1 && blocks.count === 1) assertEqual(factsOf(blocks), factsOf(fresh));
  assertEqual(document.summary, whole.summary);
  assertEqual(document.problems, whole.problems);
  assert.equal(document.lines.count, whole.lines.count);
  for (let line = 0; line < whole.lines.count; line++) {
    assert.equal(document.lines.startOf(line), whole.lines.startOf(line));
    assert.equal(document.stateOf(line), whole.stateOf(line));
  }
}

/** The quick comparison first, the one that shows the difference only where there is one. */
function assertEqual(one: unknown, other: unknown): void {
  if (!valuesEqual(one, other)) {
    assert.deepEqual(one, other);
    assert.fail('the values differ');
  }
}

/** Fails where something about an input is wrong. */
export function checkInput(input: Input, random: Random): void {
  const { text, dialect } = input;
  const document = parseConfig(text, dialect);
  const recognised = recogniseDialect(text);
  assert.equal(document.summary.dialect, dialect ?? recognised ?? 'ios');
  checkPieces(document);
  checkEdits(document, input, random);
  if (random.below(8) === 0) {
    const offset = random.below(text.length + 1);
    const blocks = ConfigBlocks.of(document, null);
    for (const { span } of complete(document, offset, (kind) => definedNames(blocks, kind))) {
      assert.ok(span.start <= span.end && span.end <= text.length);
    }
    const hover = commandHover(document, offset);
    assert.ok(hover === null || (hover.span.start <= offset && offset <= hover.span.end));
  }
}
