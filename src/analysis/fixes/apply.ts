import { editConfig } from '../../config/parse';
import type { ConfigDocument, TextEdit } from '../../config/model';

/** The document after edits in the coordinates of its text now. */
export function applyEdits(document: ConfigDocument, edits: readonly TextEdit[]): ConfigDocument {
  const descending = [...edits].sort((one, other) => other.start - one.start);
  return descending.reduce((changed, edit) => editConfig(changed, [edit]), document);
}
