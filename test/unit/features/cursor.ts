import { ConfigBlocks } from '../../../src/config/blocks';
import type { ConfigDocument, Dialect } from '../../../src/config/model';
import { parseConfig } from '../../../src/config/parse';
import { definedNames } from '../../../src/features/defined-names';
import type { DefinedNames } from '../../../src/features/completion';

/** A config and the offset that `|` marks in its text. */
export interface Marked {
  readonly config: ConfigDocument;
  readonly offset: number;
  readonly names: DefinedNames;
}

/** Reads a text with a `|` where the cursor is. */
export function marked(text: string, dialect: Dialect = 'ios'): Marked {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error('no cursor in the text');
  const config = parseConfig(text.slice(0, offset) + text.slice(offset + 1), dialect);
  const blocks = ConfigBlocks.of(config, null);
  return { config, offset, names: (kind) => definedNames(blocks, kind) };
}
