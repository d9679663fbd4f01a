/** A fenced code block of a Markdown text (CommonMark 4.5), offsets in UTF-16 units. */
export interface Fence {
  /** Where its content begins: after the line of the opening fence. */
  readonly start: number;
  /** Where it ends: at the line of the closing fence, or at the end of the text. */
  readonly end: number;
  readonly isClosed: boolean;
  /** What stands before the opening fence in its line: blanks, as in an item of a list. */
  readonly indentation: string;
}

const opening = /^([ \t]*)(`{3,}|~{3,})/;

/** Every fenced block in text order; one that is not closed goes to the end. Indented ones may be deeper than CommonMark allows. */
export function fencesOf(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly start: number; readonly indentation: string; readonly mark: string } | null = null;
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, end);
    const [head = '', indentation = '', mark = ''] = opening.exec(line) ?? [];
    if (head === '') continue;
    const rest = line.slice(head.length);
    if (open === null) {
      // What follows backticks may hold none: that would be code within a line.
      if (mark.startsWith('~') || !rest.includes('`')) open = { start: next, indentation, mark };
    } else if (mark.startsWith(open.mark) && rest.trim() === '') {
      fences.push({ start: open.start, end: start, isClosed: true, indentation: open.indentation });
      open = null;
    }
  }
  if (open !== null && open.start < text.length) {
    fences.push({ start: open.start, end: text.length, isClosed: false, indentation: open.indentation });
  }
  return fences;
}

function* linesOf(text: string): Generator<{ start: number; end: number; next: number }> {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    yield { start, end: found.index, next: breaks.lastIndex };
    start = breaks.lastIndex;
  }
  if (start < text.length) yield { start, end: text.length, next: text.length };
}

/** The text up to the end of a fence with blanks in the place of what is not in it: every offset, line and column stays. */
export function onlyFence(text: string, { start, end }: Fence): string {
  return text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, end);
}

/**
 * The whole text after an edit of what `onlyFence` gave; null where the edit does not stay in the fence: it writes above it or
 * into the closing line, or less indented than the fence is.
 */
export function withFence(text: string, fence: Fence, edited: string): string | null {
  const { start, end, indentation, isClosed } = fence;
  if (edited.slice(0, start).trim() !== '' || edited.length < start) return null;
  const content = edited.slice(start);
  if (isClosed && content !== '' && !/[\r\n]$/.test(content)) return null;
  const before = new Set(rowsOf(text.slice(start, end)));
  const isOutside = (row: string): boolean =>
    row.trim() !== '' && !row.startsWith(indentation) && !before.has(row);
  return rowsOf(content).some(isOutside) ? null : text.slice(0, start) + content + text.slice(end);
}

function rowsOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
