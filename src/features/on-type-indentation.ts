import type { ConfigDocument, Span } from '../config/model';
import { Mode, Style, baseOf, modeOf, partOf, styleOf } from '../config/text/line-state';
import { commandLineAt } from './commands/line-at';

/** The blanks before a line and what is to stand there instead. */
export interface IndentEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The indentation of the line at an offset, after a line end or a character was typed there: inside a block one column
 * more than the line that opened it, as devices write it. Null where it is right, or is no business of ours.
 */
export function indentOnType(config: ConfigDocument, offset: number, typed: string): IndentEdit | null {
  const { text, lines, stateOf } = config;
  const line = lines.lineAt(offset);
  const state = stateOf(line);
  const mode = modeOf(state);
  if (mode === Mode.banner || mode === Mode.certificate || mode === Mode.certificateChain) return null;
  const start = lines.startOf(line);
  let end = start;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  const content = text.slice(end, lines.endOf(line));
  const wanted = typed === '!' ? bangIndent(content, mode, state) : indentOf(config, line, content, state);
  if (wanted === null || text.slice(start, end) === wanted) return null;
  return { span: { start, end }, text: wanted };
}

/** A lone `!` ends a block: it stands where the block began. */
function bangIndent(content: string, mode: number, state: number): string | null {
  return content.trim() === '!' && mode !== Mode.none ? ' '.repeat(baseOf(state)) : null;
}

function indentOf(config: ConfigDocument, line: number, content: string, state: number): string | null {
  const mode = modeOf(state);
  // A blank line keeps what the line above has where no block is open.
  if (mode === Mode.none) return content === '' ? '' : null;
  if (content !== '') return null;
  if (styleOf(state) === Style.flat) return '';
  const above = commandLineAbove(config, line);
  if (above === null || above.isComment) return ' '.repeat(baseOf(state));
  if (mode === Mode.other) return styleOf(state) === Style.indented ? ' '.repeat(above.indent) : null;
  const opensPart = partOf(state) > 0 && ['peer', 'class'].includes(above.words[0] ?? '');
  const isHeader = modeOf(config.stateOf(above.line)) !== mode || above.indent <= baseOf(state);
  return ' '.repeat(isHeader ? baseOf(state) + 1 : above.indent + (opensPart ? 1 : 0));
}

function commandLineAbove(config: ConfigDocument, line: number): ReturnType<typeof commandLineAt> | null {
  for (let above = line - 1; above >= 0; above--) {
    const found = commandLineAt(config, config.lines.startOf(above));
    if (found.words.length > 0 || found.isComment) return found;
  }
  return null;
}
