import type { Span } from '../config/model';
import type { TextDocument } from '../workspace/document';
import type { Steps } from '../workspace/slices';
import { lineGroups, shapeOf } from './line-structure';

/** For each offset the parts of the text around it, smallest first: word, command, line, block, file. */
export function* selectionRanges(
  document: TextDocument,
  offsets: readonly number[],
): Steps<readonly (readonly Span[])[]> {
  const { config, blocks } = document;
  if (config === null || blocks === null) return offsets.map(() => []);
  const { text, lines } = config;
  const groups = yield* lineGroups(blocks, (line, start, end) =>
    text.slice(lines.startOf(line) + start, lines.startOf(line) + end),
  );
  return offsets.map((offset) => {
    const line = lines.lineAt(offset);
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    const shape = shapeOf(blocks, line);
    const spans: Span[] = [wordAt(text, offset, start, end)];
    if (shape !== undefined) spans.push({ start: start + shape.start, end: start + shape.end });
    spans.push({ start, end });
    for (const group of groups) {
      if (group.first <= line && line <= group.last) {
        spans.push({ start: lines.startOf(group.first), end: lines.endOf(group.last) });
      }
    }
    spans.push({ start: 0, end: text.length });
    return growing(spans, offset);
  });
}

function wordAt(text: string, offset: number, start: number, end: number): Span {
  let from = Math.min(offset, end);
  let to = from;
  while (from > start && text.charCodeAt(from - 1) > 32) from--;
  while (to < end && text.charCodeAt(to) > 32) to++;
  return { start: from, end: to };
}

/** Those that hold the offset and are larger than the one before. */
function growing(spans: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const inner = kept.at(-1) ?? { start: offset, end: offset };
    const holds = span.start <= inner.start && span.end >= inner.end;
    if (holds && span.end - span.start > inner.end - inner.start) kept.push(span);
  }
  return kept;
}
