import type { ConfigDocument, Span, TextEdit } from '../../config/model';

/** Takes the line of a span out of the text, with its line end. */
export function withoutLine({ lines, text }: ConfigDocument, span: Span): TextEdit {
  const line = lines.lineAt(span.start);
  const isLast = line + 1 >= lines.count;
  const start = isLast && line > 0 ? lines.endOf(line - 1) : lines.startOf(line);
  return { start, end: isLast ? text.length : lines.startOf(line + 1), text: '' };
}

/** Puts lines below the one of an offset, with the line end of the file. */
export function below(document: ConfigDocument, offset: number, added: readonly string[]): TextEdit {
  const { lines } = document;
  const end = lines.endOf(lines.lineAt(offset));
  return { start: end, end, text: added.map((line) => lineEndOf(document) + line).join('') };
}

/** Puts lines above the one of an offset. */
export function above(document: ConfigDocument, offset: number, added: readonly string[]): TextEdit {
  const { lines } = document;
  const start = lines.startOf(lines.lineAt(offset));
  return { start, end: start, text: added.map((line) => line + lineEndOf(document)).join('') };
}

/** The lines below a header that belong to it by their indentation, without blanks around. */
export function blockBelow({ lines, text }: ConfigDocument, header: Span): readonly Span[] {
  const block: Span[] = [];
  for (let line = lines.lineAt(header.start) + 1; line < lines.count; line++) {
    const start = lines.startOf(line);
    const whole = text.slice(start, lines.endOf(line));
    const content = whole.trim();
    if (content !== '' && !/^\s/.test(whole)) break;
    const from = start + whole.indexOf(content);
    if (content !== '') block.push({ start: from, end: from + content.length });
  }
  return block;
}

/** What stands before the first word of the line of an offset. */
export function indentAt({ lines, text }: ConfigDocument, offset: number): string {
  const start = lines.startOf(lines.lineAt(offset));
  return /^\s*/.exec(text.slice(start, lines.endOf(lines.lineAt(offset))))?.[0] ?? '';
}

function lineEndOf({ lines, text }: ConfigDocument): string {
  return lines.count > 1 ? text.slice(lines.endOf(0), lines.startOf(1)) : '\n';
}
