import { flatMapInSteps } from '../analysis/steps';
import type { ConfigBlocks } from '../config/blocks';
import type { ConfigDocument, Span } from '../config/model';
import type { NameKind } from '../config/names';
import type { TextDocument } from '../workspace/document';
import type { Steps } from '../workspace/slices';
import { lineGroups, shapeOf, type LineGroup } from './line-structure';

/** One line of the outline. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: NameKind | 'block' | 'entry' | 'nat-rule';
  /** All lines that belong to it. */
  readonly span: Span;
  /** Where to go; within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/**
 * Beyond these an outline helps nobody and costs the editor time at every key: what has lines of its own comes before single
 * lines, and both before the entries of lists.
 */
const mostItems = 5000;

const longestName = 120;

/** What a config defines, with the entries of its lists; empty for text that is not ours. */
export function* outline(document: TextDocument): Steps<readonly OutlineItem[]> {
  const { config, blocks } = document;
  if (config === null || blocks === null) return [];
  const text = new OutlineText(config);
  const groups = yield* lineGroups(blocks, (line, start, end) => text.part(line, start, end));
  const found = yield* flatMapInSteps(groups, (group) => {
    const item = itemOf(group, text);
    return item === null ? [] : [{ group, item }];
  });
  const isOpen = ({ group }: (typeof found)[number]): boolean => group.last > group.first;
  const shown = found.length > mostItems ? found.filter(isOpen) : found;
  let left = mostItems - shown.length;
  return yield* flatMapInSteps(shown.slice(0, mostItems), ({ group, item }) => {
    const children = entriesOf(group, blocks, text, left);
    left -= children.length;
    return [{ ...item, children }];
  });
}

class OutlineText {
  constructor(private readonly config: ConfigDocument) {}

  part(line: number, start: number, end: number): string {
    const lineStart = this.config.lines.startOf(line);
    return this.config.text.slice(lineStart + start, lineStart + Math.min(end, start + longestName)).trim();
  }

  endOf(line: number): number {
    return this.config.lines.endOf(line);
  }

  span(line: number, { start, end }: Span): Span {
    const lineStart = this.config.lines.startOf(line);
    return { start: lineStart + start, end: lineStart + end };
  }
}

function itemOf(
  { kind, first, last, head }: LineGroup,
  text: OutlineText,
): Omit<OutlineItem, 'children'> | null {
  if (kind === 'comments') return null;
  const { name } = head;
  const line = text.span(first, head);
  const span = { start: line.start, end: Math.max(line.end, text.endOf(last)) };
  if (name !== null) {
    return {
      name: text.part(first, name.start, kind === 'list' ? name.end : head.shownEnd),
      detail: text.part(first, head.start, name.start),
      kind: name.kind,
      span,
      selection: text.span(first, name),
    };
  }
  const content = text.part(first, head.start, head.shownEnd);
  const isRule = isNatRule(content);
  if (first === last && !isRule) return null;
  return { name: content, detail: '', kind: isRule ? 'nat-rule' : 'block', span, selection: line };
}

/** Lines that translate and have no name of their own. */
function isNatRule(content: string): boolean {
  return ['ip nat inside source ', 'ip nat outside source ', 'nat ('].some((start) =>
    content.startsWith(start),
  );
}

function entriesOf(
  { kind, first, last }: LineGroup,
  blocks: ConfigBlocks,
  text: OutlineText,
  most: number,
): readonly OutlineItem[] {
  const entries: OutlineItem[] = [];
  for (let line = first; line <= last && entries.length < most; line++) {
    const shape = shapeOf(blocks, line);
    const start = kind === 'list' ? shape?.name?.end : shape?.start;
    const isEntry = kind === 'list' ? shape?.name !== null : shape?.role === 'entry';
    if (shape === undefined || start === undefined || !isEntry) continue;
    const span = text.span(line, shape);
    const name = text.part(line, start, shape.shownEnd);
    if (name !== '') entries.push({ name, detail: '', kind: 'entry', span, selection: span, children: [] });
  }
  return entries;
}
