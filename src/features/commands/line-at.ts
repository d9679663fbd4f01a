import type { ConfigDocument, Span } from '../../config/model';
import { findContent, Prompt, type LineContent } from '../../config/text/prompt';
import { Tokens } from '../../config/text/tokens';

/** The words of one line, without prompt, negation and comment. */
export interface CommandLine {
  readonly line: number;
  /** Columns before the first word; after a prompt of a mode it is as if indented. */
  readonly indent: number;
  readonly isComment: boolean;
  readonly negated: boolean;
  readonly words: readonly string[];
  readonly spans: readonly Span[];
}

/** The command in the line at an offset, up to `end` or the line's end. */
export function commandLineAt(config: ConfigDocument, offset: number, end?: number): CommandLine {
  const { text, lines } = config;
  const line = lines.lineAt(offset);
  const content: LineContent = { start: 0, end: 0, indent: 0, prompt: Prompt.none };
  findContent(text, lines.startOf(line), end ?? lines.endOf(line), content);
  const tokens = new Tokens();
  tokens.load(text, content.start, content.end);
  const negated = tokens.isAt(0, 'no') || tokens.isAt(0, 'default');
  const spans = Array.from({ length: tokens.count }, (_, index) => tokens.spanOf(index));
  const isBehind = tokens.count > 1 || (end !== undefined && tokens.endOf(0) < end);
  const own = negated && isBehind ? spans.slice(1) : spans;
  return {
    line,
    indent: content.prompt === Prompt.mode ? content.indent + 1 : content.indent,
    isComment: text.charAt(content.start) === '!' && content.start < content.end,
    negated: own !== spans,
    words: own.map(({ start, end: wordEnd }) => text.slice(start, wordEnd)),
    spans: own,
  };
}
