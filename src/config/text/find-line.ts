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
    const whole = text.slice(lines.startOf(line), lines.endOf(line));
    const content = whole.trim();
    const said = content.toLowerCase().split(/\s+/).join(' ');
    if (!wanted.some((words) => said.startsWith(words) && !cutsNumber(said, words.length))) continue;
    const start = lines.startOf(line) + whole.indexOf(content);
    return { start, end: start + content.length };
  }
  return null;
}

function cutsNumber(said: string, at: number): boolean {
  return /^\d\d$/.test(said.slice(at - 1, at + 1));
}
