import type { Lines, Span } from '../model';

/**
 * The first line that begins with one of some texts of words, without its blanks before and after; null where there is none. Case
 * and the number of blanks between words do not matter; a last word may go on in the line, a number may not.
 */
export function findLine(
  { text, lines }: { readonly text: string; readonly lines: Lines },
  begins: readonly string[],
): Span | null {
  const wanted = begins.map((words) => words.toLowerCase());
  for (let line = 0; line < lines.count; line++) {
    const found = spanOfLine(text, lines, line, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** The same among the indented lines below a head, which a line without indentation ends. */
export function findLineBelow(
  { text, lines }: { readonly text: string; readonly lines: Lines },
  head: Span,
  begins: readonly string[],
): Span | null {
  const wanted = begins.map((words) => words.toLowerCase());
  for (let line = lines.lineAt(head.start) + 1; line < lines.count; line++) {
    if (!/^[\s!]/.test(text.slice(lines.startOf(line), lines.startOf(line) + 1))) return null;
    const found = spanOfLine(text, lines, line, wanted);
    if (found !== null) return found;
  }
  return null;
}

function spanOfLine(text: string, lines: Lines, line: number, wanted: readonly string[]): Span | null {
  const whole = text.slice(lines.startOf(line), lines.endOf(line));
  const content = whole.trim();
  const said = content.toLowerCase().split(/\s+/).join(' ');
  if (!wanted.some((words) => said.startsWith(words) && !cutsNumber(said, words.length))) return null;
  const start = lines.startOf(line) + whole.indexOf(content);
  return { start, end: start + content.length };
}

function cutsNumber(said: string, at: number): boolean {
  return /^\d\d$/.test(said.slice(at - 1, at + 1));
}
