import type { TextDocument } from '../workspace/document';
import type { NamePlace } from './names';

/** A definition with its name as written. */
export interface WorkspaceSymbol {
  readonly place: NamePlace;
  readonly name: string;
}

const most = 1000;

/** The definitions of all files whose names have the letters of the query in their order, in any case. */
export function workspaceSymbols(
  documents: readonly TextDocument[],
  query: string,
): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  for (const { uri, config, blocks } of documents) {
    if (config === null || blocks === null) continue;
    const seen = new Set<string>();
    for (const { firstLine, facts } of blocks.all()) {
      for (const [key, uses] of facts.names) {
        const use = seen.has(key) ? undefined : uses.find(({ role }) => role === 'definition');
        if (use === undefined || !hasLetters(use.name.toLowerCase(), wanted)) continue;
        seen.add(key);
        const lineStart = config.lines.startOf(firstLine + use.line);
        const span = { start: lineStart + use.start, end: lineStart + use.end };
        const { kind, role, name } = use;
        found.push({ place: { uri, span, kind, role, name }, name: config.text.slice(span.start, span.end) });
        if (found.length >= most) return found;
      }
    }
  }
  return found;
}

function hasLetters(name: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
