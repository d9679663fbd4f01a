import { knownShadowReport } from '../analysis/findings/shadowed';
import type { Span } from '../config/model';
import { doubtWords } from '../messages/doubts';
import type { Snapshot } from '../workspace/snapshot';

/** What is not decided about the line at an offset: an entry, or the name of a list that has such entries. */
export function undecidedAt(
  { document }: Snapshot,
  offset: number,
): { readonly span: Span; readonly text: string } | null {
  const config = document?.config ?? null;
  if (config === null) return null;
  const { lines, places, summary } = config;
  const line = lines.lineAt(offset);
  for (const list of summary.accessLists) {
    const undecided = knownShadowReport(list)?.undecided ?? [];
    if (undecided.length === 0) continue;
    const [entry] = places.accessListEntriesIn(list.name, line, line);
    const span = entry === undefined ? null : places.accessListEntry(list.name, entry);
    if (entry !== undefined && span !== null && undecided.includes(entry)) {
      return { span, text: doubtWords.notDecided() };
    }
    const name = places.accessListName(list.name);
    if (name !== null && lines.lineAt(name.start) === line) {
      return { span: name, text: doubtWords.someNotDecided(undecided.length, list.name) };
    }
  }
  return null;
}
