import type { LineShape } from '../config/block-facts';
import type { TextDocument } from '../workspace/document';
import type { Steps } from '../workspace/slices';
import { eachShape, lineGroups } from './line-structure';

/** Lines to fold, from 0, the last one included. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: 'region' | 'comment';
}

/** The blocks of a config, what is indented inside them, lists that repeat their name, and comments; by first line. */
export function* foldingRanges(document: TextDocument): Steps<readonly FoldingRange[]> {
  const { config, blocks } = document;
  if (config === null || blocks === null) return [];
  const nameIn = (line: number, start: number, end: number): string => {
    const lineStart = config.lines.startOf(line);
    return config.text.slice(lineStart + start, lineStart + end);
  };
  const groups = (yield* lineGroups(blocks, nameIn))
    .filter(({ first, last }) => last > first)
    .map(({ kind, first, last }): FoldingRange => {
      return { first, last, kind: kind === 'comments' ? 'comment' : 'region' };
    });
  const nested = new Nested();
  yield* eachShape(blocks, (line, shape) => nested.add(line, shape));
  return [...groups, ...nested.finish()].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** Lines inside a block that have lines below them which are indented deeper. */
class Nested {
  private readonly ranges: FoldingRange[] = [];
  private readonly open: { readonly line: number; readonly indent: number }[] = [];
  private last = 0;

  add(line: number, { role, indent }: LineShape): void {
    if (role === 'blank' || role === 'comment' || role === 'text') return;
    const isInside = role === 'inner' || role === 'entry';
    this.closeTo(isInside ? indent : 0);
    if (isInside) this.open.push({ line, indent });
    this.last = line;
  }

  finish(): readonly FoldingRange[] {
    this.closeTo(0);
    return this.ranges;
  }

  private closeTo(indent: number): void {
    const { ranges, open, last } = this;
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last > top.line) ranges.push({ first: top.line, last, kind: 'region' });
    }
  }
}
