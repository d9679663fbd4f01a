import type { LineShape } from '../config/block-facts';
import type { ConfigBlocks } from '../config/blocks';
import type { Steps } from '../workspace/slices';

/** Lines that belong together; numbers count from 0, the last one included. */
export interface LineGroup {
  /** A line with the lines inside it, lines of one list that repeat its name, or comments in a row. */
  readonly kind: 'block' | 'list' | 'comments';
  readonly first: number;
  readonly last: number;
  /** The first line. */
  readonly head: LineShape;
}

/** Calls back with every line's structure, in order; a step is a block of lines. */
export function* eachShape(
  blocks: ConfigBlocks,
  take: (line: number, shape: LineShape) => void,
): Steps<undefined> {
  for (const { firstLine, facts } of blocks.all()) {
    facts.shapes.forEach((shape, at) => take(firstLine + at, shape));
    yield;
  }
}

/** One line's structure; undefined beyond the last. */
export function shapeOf(blocks: ConfigBlocks, line: number): LineShape | undefined {
  const { firstLine, facts } = blocks.block(blocks.indexOfLine(line));
  return facts.shapes[line - firstLine];
}

interface OpenGroup {
  readonly kind: LineGroup['kind'];
  readonly first: number;
  readonly head: LineShape;
  readonly list: string | null;
  last: number;
}

/**
 * The groups of a config in the order of their first lines; a group may be of one line. `textOf` gives the text of a name in a
 * line.
 */
export function* lineGroups(
  blocks: ConfigBlocks,
  textOf: (line: number, start: number, end: number) => string,
): Steps<readonly LineGroup[]> {
  const groups: LineGroup[] = [];
  let open = null as OpenGroup | null;
  let comments = null as OpenGroup | null;
  yield* eachShape(blocks, (line, shape) => {
    if (shape.role === 'comment') {
      if (comments?.last !== line - 1) {
        comments = { kind: 'comments', first: line, last: line, head: shape, list: null };
        groups.push(comments);
      } else comments.last = line;
    } else if (shape.role === 'inner' || shape.role === 'entry' || shape.role === 'text') {
      if (open?.kind === 'block') open.last = line;
    } else if (shape.role !== 'blank') {
      const list: string | null = listOf(shape, line, textOf);
      if (list !== null && open?.list === list) {
        open.last = line;
        return;
      }
      open = { kind: list === null ? 'block' : 'list', first: line, last: line, head: shape, list };
      groups.push(open);
    }
  });
  return groups.sort((a, b) => a.first - b.first);
}

/** The list that the line repeats the name of; null for other lines. */
function listOf(
  { role, name }: LineShape,
  line: number,
  textOf: (line: number, start: number, end: number) => string,
): string | null {
  if (role !== 'command' || name === null || (name.kind !== 'acl' && name.kind !== 'prefix-list'))
    return null;
  return `${name.kind} ${textOf(line, name.start, name.end)}`;
}
