import type { TextEdit } from '../model';

/** The part of an old text from `start` to `end` outside of which a new one is the same; it ends at `newEnd` there. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The one part that holds all edits of a text; null for none. */
export function changeOf(edits: readonly TextEdit[]): TextChange | null {
  if (edits.length === 0) {
    return null;
  }
  let start = Infinity;
  let end = 0;
  let delta = 0;
  for (const edit of edits) {
    start = Math.min(start, edit.start);
    end = Math.max(end, edit.end);
    delta += edit.text.length - (edit.end - edit.start);
  }
  return { start, end, newEnd: end + delta };
}

/** What differs after two changes, the later one in the coordinates of the text between them. */
export function joinChanges(earlier: TextChange | null, later: TextChange | null): TextChange | null {
  if (earlier === null || later === null) {
    return earlier ?? later;
  }
  const beyond = Math.max(0, later.end - earlier.newEnd);
  return {
    start: Math.min(earlier.start, later.start),
    end: earlier.end + beyond,
    newEnd: Math.max(earlier.newEnd, later.end) + later.newEnd - later.end,
  };
}
