import { createHash } from 'node:crypto';
import type { Span } from '../../config/model';
import type { TextLines } from '../../features/text-lines';

/**
 * A name for each finding of one text, in their order: `HASH:N`, the N-th of those alike. The hash takes in the code, the line, the
 * heading of its block and the words that are marked, but no line number, no spacing and no sequence number of an entry: it stays
 * when lines come or go elsewhere. A hash, since a line may hold a key.
 */
export function fingerprintsOf(
  found: readonly { readonly code: string; readonly span: Span }[],
  text: string,
  lines: TextLines,
): readonly string[] {
  if (found.length === 0) return [];
  const seen = new Map<string, number>();
  const rows = text.split(/\r\n|\r|\n/);
  const headings = headingsOf(rows);
  return found.map(({ code, span }) => {
    const { line } = lines.positionAt(span.start);
    const parts = [code, headings[line] ?? '', rows[line] ?? '', text.slice(span.start, span.end)];
    const hash = createHash('sha256').update(parts.map(bare).join('\n')).digest('hex').slice(0, 32);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `${hash}:${nth}`;
  });
}

/** An entry that got another sequence number is the same entry. */
function bare(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .join(' ')
    .replace(/^\d+ (?=(?:permit|deny|remark|evaluate) )/, '');
}

/** For each indented line the last one before it that begins at the margin. */
function headingsOf(rows: readonly string[]): readonly string[] {
  let heading = '';
  return rows.map((row) => {
    const isIndented = row.startsWith(' ') || row.startsWith('\t');
    if (!isIndented && row !== '' && !row.startsWith('!')) heading = row;
    return isIndented ? heading : '';
  });
}
