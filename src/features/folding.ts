import type { LineShape } from '../config/block-facts';
import type { TextDocument } from '../workspace/document';
import { lineGroups, shapesOf } from './line-structure';

/** Lines to fold, from 0, the last one included. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: 'region' | 'comment';
}

/** The blocks of a config, what is indented inside them, lists that repeat their name, and comments; by first line. */
export function foldingRanges(document: TextDocument): readonly FoldingRange[] {
  const { config, blocks } = document;
  if (config === null || blocks === null) return [];
  const nameIn = (line: number, start: number, end: number): string => {
    const lineStart = config.lines.startOf(line);
    return config.text.slice(lineStart + start, lineStart + end);
  };
  const groups = lineGroups(blocks, nameIn)
    .filter(({ first, last }) => last > first)
    .map(({ kind, first, last }): FoldingRange => {
      return { first, last, kind: kind === 'comments' ? 'comment' : 'region' };
    });
  return [...groups, ...nested(shapesOf(blocks))].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** Lines inside a block that have lines below them which are indented deeper. */
function nested(shapes: Iterable<readonly [number, LineShape]>): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly line: number; readonly indent: number }[] = [];
  let last = 0;
  const closeTo = (indent: number): void => {
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last > top.line) ranges.push({ first: top.line, last, kind: 'region' });
    }
  };
  for (const [line, { role, indent }] of shapes) {
    if (role === 'blank' || role === 'comment' || role === 'text') continue;
    const isInside = role === 'inner' || role === 'entry';
    closeTo(isInside ? indent : 0);
    if (isInside) open.push({ line, indent });
    last = line;
  }
  closeTo(0);
  return ranges;
}
