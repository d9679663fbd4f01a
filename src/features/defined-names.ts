import type { ConfigBlocks } from '../config/blocks';
import type { NameKind } from '../config/names';

/** The names of a kind that a config defines, each once, in text order. */
export function definedNames(blocks: ConfigBlocks, kind: NameKind): readonly string[] {
  const found = new Set<string>();
  for (const { facts } of blocks.all()) {
    for (const name of [...facts.names.values()].flat()) {
      if (name.kind === kind && name.role === 'definition') found.add(name.name);
    }
  }
  return [...found];
}
