import type { TextDocument } from '../workspace/document';
import type { FolderIndex } from '../workspace/index/folder-index';
import { indexedPlace, type NamePlace } from './names';

/** A definition with its name as written. */
export interface WorkspaceSymbol {
  readonly place: NamePlace;
  readonly name: string;
}

const most = 1000;

/** The definitions of the documents, then of all other files of the index, whose names have the letters of the query in their order, in any case. */
export function workspaceSymbols(
  documents: readonly TextDocument[],
  query: string,
  index: Pick<FolderIndex, 'definitions'>,
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
  const known = new Set(documents.map(({ uri }) => uri));
  const fits = (name: string): boolean => hasLetters(name.toLowerCase(), wanted);
  for (const { uri, names } of index.definitions(fits, most)) {
    if (known.has(uri)) continue;
    found.push(...names.map((name) => ({ place: indexedPlace(uri, name), name: name.name })));
  }
  return found.slice(0, most);
}

function hasLetters(name: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
