import type { Span } from '../config/model';
import type { Snapshot } from '../workspace/snapshot';
import { explain } from './explanation';
import { annotationsIn } from './file-annotations';
import type { RichBlock, RichText } from './rich-text';
import { undecidedAt } from './undecided';

export interface Hover {
  readonly span: Span;
  readonly content: RichText;
}

/** What is to be said about the line at an offset, or null. */
export function hover(snapshot: Snapshot, offset: number): Hover | null {
  const found = annotationsIn(snapshot, { start: offset, end: offset });
  const open = undecidedAt(snapshot, offset);
  const span = found[0]?.span ?? open?.span;
  if (span === undefined) return null;
  const content = eachOnce(found.flatMap(({ annotation }) => explain(snapshot, annotation)));
  return { span, content: open === null ? content : [...content, { kind: 'paragraph', text: open.text }] };
}

/** What several annotations of a line suppose is said once. */
function eachOnce(blocks: RichText): RichText {
  const said = new Set<string>();
  return blocks.filter((block: RichBlock) => {
    if (block.kind !== 'paragraph') return true;
    const isNew = !said.has(block.text);
    said.add(block.text);
    return isNew;
  });
}
