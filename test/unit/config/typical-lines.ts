import { blocksOf } from '../../../src/config/commands/blocks';
import type { Block, Syntax } from '../../../src/config/commands/command';
import { wordGraphOf } from '../../../src/config/commands/typed-words';
import type { WordGraph } from '../../../src/config/commands/word-graph';
import { LineParser } from '../../../src/config/grammar/line';
import type { Span } from '../../../src/config/model';
import type { Statement } from '../../../src/config/statements';
import { initialState } from '../../../src/config/text/line-state';
import { LineTable } from '../../../src/config/text/lines';

/** A line of some statements as it is read; spans count from its own start. */
export interface TypicalLine {
  readonly text: string;
  readonly state: number;
  readonly statement: Statement | null;
  /** The words without `no`, and where they stand. */
  readonly words: readonly string[];
  readonly spans: readonly Span[];
  readonly secrets: readonly number[];
  /** The block whose commands the words fit; null where they fit none. */
  readonly block: Block | null;
  readonly graph: WordGraph | null;
}

/** Every line of a text that is not empty. */
export function typicalLines(text: string, device: Syntax): readonly TypicalLine[] {
  const parser = new LineParser(device);
  const table = LineTable.of(text);
  const found: TypicalLine[] = [];
  let state = initialState;
  for (let at = 0; at < table.count; at++) {
    const line = text.slice(table.startOf(at), table.endOf(at));
    const before = state;
    const statement = parser.read(line, 0, line.length, before);
    state = parser.next;
    if (line.trim() === '') continue;
    const { tokens, secrets } = parser.reader;
    const first = tokens.isAt(0, 'no') ? 1 : 0;
    const indexes = Array.from({ length: tokens.count - first }, (_, index) => index + first);
    const words = indexes.map((index) => tokens.wordAt(index));
    const block =
      blocksOf(before, line.length - line.trimStart().length).find(
        (one) => wordGraphOf(one, device).read(words).isComplete,
      ) ?? null;
    found.push({
      text: line,
      state: before,
      statement,
      words,
      spans: indexes.map((index) => tokens.spanOf(index)),
      secrets: secrets.map((index) => index - first),
      block,
      graph: block === null ? null : wordGraphOf(block, device),
    });
  }
  return found;
}
