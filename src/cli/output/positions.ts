import type { Span } from '../../config/model';
import type { TextLines } from '../../features/text-lines';

/** Both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export function positionOf(lines: TextLines, offset: number): Position {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}

export function rangeOf(lines: TextLines, span: Span): Range {
  return { start: positionOf(lines, span.start), end: positionOf(lines, span.end) };
}
