import type { ConversationChange, ConversationState } from '../analysis/changes';
import { changesSummary, changesWords as words, changeTitle, stateText } from '../messages/changes';
import { LabelledLines, placeText, plainLine, targetOf, type LinkedLine, type Texts } from './linked-text';
import type { Uri } from '../workspace/uri';
import { spanOf } from './places';

/** One of the two states that are compared. */
export interface ChangeSide {
  readonly texts: Texts;
  /** What a file is called. */
  readonly display: (uri: Uri) => string;
}

/** What an edit admits and drops, with the lines that decide; those of `after` are linked. */
export function changesText(
  changes: readonly ConversationChange[],
  before: ChangeSide,
  after: ChangeSide,
): readonly LinkedLine[] {
  const width = Math.max(words.before().length, words.after().length);
  const out = new LabelledLines(width);
  for (const change of changes) {
    out.heading(changeTitle(change));
    if (change.before !== null) addState(out, words.before(), change.before, before);
    if (change.after !== null) addState(out, words.after(), change.after, after);
    out.space();
  }
  const unlinked = (line: LinkedLine): LinkedLine =>
    line.text.trimStart().startsWith(words.before()) ? plainLine(line.text) : line;
  return [...out.lines.map(unlinked), plainLine(changesSummary(changes))];
}

function addState(
  out: LabelledLines,
  label: string,
  state: ConversationState,
  { texts, display }: ChangeSide,
): void {
  const place = state.list?.place ?? null;
  const span = place === null ? null : spanOf(place.place, texts.config(place.file));
  const target = place === null || span === null ? null : targetOf(texts, { uri: place.file, span });
  if (place === null || span === null || target === null) out.add(label, stateText(state));
  else {
    const line = placeText(texts, { uri: place.file, span });
    out.addLink(label, target, line, stateText(state), display(place.file));
  }
}
