import type { Span } from '../config/model';
import type { Snapshot } from '../workspace/snapshot';
import { explain } from './explanation';
import { annotationsIn } from './file-annotations';
import type { RichText } from './rich-text';

export interface Hover {
  readonly span: Span;
  readonly content: RichText;
}

/** What is to be said about the line at an offset, or null. */
export function hover(snapshot: Snapshot, offset: number): Hover | null {
  const found = annotationsIn(snapshot, { start: offset, end: offset });
  const [first] = found;
  if (first === undefined) return null;
  return { span: first.span, content: found.flatMap(({ annotation }) => explain(snapshot, annotation)) };
}
