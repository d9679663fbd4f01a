import type { ProvenFix } from '../../features/fixes';
import type { TextLines } from '../../features/text-lines';
import { fixTitle } from '../../messages/fixes';
import type { Uri } from '../../workspace/uri';
import { rangeOf, type Range } from './positions';

/** A fix of `check --format json`. */
export interface OutputFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

/** A proven fix with lines and columns in the place of offsets; `linesOf` knows every file that it edits. */
export function outputFix(
  { title, preferred, changes }: ProvenFix,
  linesOf: (uri: Uri) => TextLines | null,
  display: (uri: Uri) => string,
): OutputFix {
  const edits = changes.flatMap(({ file, edits: own }) => {
    const lines = linesOf(file);
    if (lines === null) return [];
    return own.map((edit) => ({ file: display(file), range: rangeOf(lines, edit), newText: edit.text }));
  });
  return { title: fixTitle(title), preferred, edits };
}
