import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { referenceLenses } from '../../../src/features/code-lenses';
import { foldingRanges } from '../../../src/features/folding';
import { nameAt } from '../../../src/features/names';
import { outline, type OutlineItem } from '../../../src/features/outline';
import { semanticTokens } from '../../../src/features/semantic-tokens';
import { TextDocument } from '../../../src/workspace/document';
import { atOnce } from '../../../src/workspace/slices';

const corpus = '../shared/corpus';
const index = `${corpus}/index.tsv`;

function checkTokens(document: TextDocument): void {
  const { data } = semanticTokens(document);
  const { lines } = document.config!;
  let line = 0;
  let column = 0;
  let end = 0;
  for (let at = 0; at < data.length; at += 5) {
    if (data[at]! > 0) end = 0;
    line += data[at]!;
    column = data[at]! > 0 ? data[at + 1]! : column + data[at + 1]!;
    assert.ok(column >= end, `tokens overlap in line ${line + 1}`);
    end = column + data[at + 2]!;
    assert.ok(data[at + 2]! > 0 && lines.startOf(line) + end <= lines.endOf(line), `line ${line + 1}`);
  }
}

function checkOutline(items: readonly OutlineItem[], from: number, to: number): void {
  for (const { name, span, selection, children } of items) {
    assert.ok(name !== '' && from <= span.start && span.end <= to, name);
    assert.ok(span.start <= selection.start && selection.end <= span.end, name);
    checkOutline(children, span.start, span.end);
  }
}

function checkNames(document: TextDocument): number {
  const neighbours = { document, configs: [document], scenarios: [], elsewhere: () => [] };
  let count = 0;
  for (const { firstLine, facts } of document.blocks!.all()) {
    for (const use of [...facts.names.values()].flat()) {
      const start = document.config!.lines.startOf(firstLine + use.line) + use.start;
      const text = document.text.slice(start, start + use.end - use.start);
      assert.ok(text !== '' && (use.kind === 'interface' || !/\s/.test(text)), text);
      assert.equal(nameAt(neighbours, start)?.name, use.name);
      count++;
    }
  }
  for (const { place, references } of referenceLenses(neighbours).slice(0, 50)) {
    assert.ok(references().every(({ uri }) => uri === place.uri));
  }
  return count;
}

describe('names and structure of the corpus', function () {
  if (!existsSync(index)) {
    it.skip(`skipped: ${corpus} is missing`);
    return;
  }
  it('have sane places in every file', () => {
    const [, ...rows] = readFileSync(index, 'utf8').trim().split('\n');
    let names = 0;
    for (const row of rows) {
      const [file = ''] = row.split('\t');
      const document = TextDocument.open(
        `memory://test/${file}`,
        1,
        readFileSync(`${corpus}/${file}`, 'utf8'),
      );
      if (document.config === null) {
        assert.deepEqual(atOnce(outline(document)), []);
        continue;
      }
      checkTokens(document);
      checkOutline(atOnce(outline(document)), 0, document.text.length);
      for (const { first, last } of atOnce(foldingRanges(document))) {
        assert.ok(first < last && last < document.config.lines.count, file);
      }
      names += checkNames(document);
    }
    assert.ok(names > 1000);
  });
});
