import type { Mark, Style } from './style';

/** A cell; `mark` styles it after its width is known. */
export interface Cell {
  readonly text: string;
  readonly mark?: Mark;
}

const gap = '  ';

/** Lines with the columns aligned at their left, the head in bold, without trailing spaces. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  style: Style,
): string[] {
  const all: readonly (readonly Cell[])[] = [head.map((text) => ({ text, mark: style.bold })), ...rows];
  const widths = head.map((_, column) =>
    all.reduce((most, row) => Math.max(most, widthOf(row[column]?.text ?? '')), 0),
  );
  return all.map((row) =>
    row.map((cell, column) => fill(cell, column === row.length - 1 ? 0 : widths[column])).join(gap),
  );
}

function fill({ text, mark }: Cell, width = 0): string {
  const padding = ' '.repeat(Math.max(width - widthOf(text), 0));
  return (mark?.(text) ?? text) + padding;
}

/** Characters, not UTF-16 units. */
function widthOf(text: string): number {
  return Array.from(text).length;
}
