import type { Lines, Remark } from './model';
import type { LineStatement } from './packed-entries';

/** The remarks of all lists in the order of their lines. */
export function remarksOf(
  text: string,
  lines: Lines,
  statements: readonly LineStatement[],
): readonly Remark[] {
  const remarks: Remark[] = [];
  let open = '';
  statements.forEach((statement, line) => {
    if (typeof statement === 'number') {
      return;
    }
    if (statement?.kind === 'access-list') {
      open = statement.name;
    }
    if (statement?.kind !== 'remark') {
      return;
    }
    const { list, sequence, text: words } = statement;
    remarks.push({ list: list ?? open, sequence, text: words, span: contentSpan(text, lines, line) });
  });
  return remarks;
}

function contentSpan(text: string, lines: Lines, line: number): Remark['span'] {
  const lineStart = lines.startOf(line);
  const content = text.slice(lineStart, lines.endOf(line));
  const start = lineStart + content.length - content.trimStart().length;
  return { start, end: start + content.trim().length };
}
