import type { LineShape } from '../config/block-facts';
import type { ConfigBlocks } from '../config/blocks';

/** Lines that belong together; numbers count from 0, the last one included. */
export interface LineGroup {
  /** A line with the lines inside it, lines of one list that repeat its name, or comments in a row. */
  readonly kind: 'block' | 'list' | 'comments';
  readonly first: number;
  readonly last: number;
  /** The first line. */
  readonly head: LineShape;
}

/** Every line's structure, in order. */
export function* shapesOf(blocks: ConfigBlocks): Generator<readonly [line: number, shape: LineShape]> {
  for (const { firstLine, facts } of blocks.all()) {
    for (let at = 0; at < facts.shapes.length; at++) {
      const shape = facts.shapes[at];
      if (shape !== undefined) yield [firstLine + at, shape];
    }
  }
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
export function lineGroups(
  blocks: ConfigBlocks,
  textOf: (line: number, start: number, end: number) => string,
): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let open = null as OpenGroup | null;
  let comments = null as OpenGroup | null;
  for (const [line, shape] of shapesOf(blocks)) {
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
        continue;
      }
      open = { kind: list === null ? 'block' : 'list', first: line, last: line, head: shape, list };
      groups.push(open);
    }
  }
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
