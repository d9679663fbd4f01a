import type { PackedEntries } from '../packed-entries';
import type { ListLine } from '../statements';
import { baseOf, initialState, Mode, modeOf, Style, styleOf, withStyle } from '../text/line-state';
import { isDigit } from '../text/characters';
import type { CharacterWindow } from '../text/window';
import { PlainEntryScanner } from './plain-entry';

const longestHead = 128;
const noState = -1;
const space = 32;

/**
 * Reads entries of access lists into rows. Most lines of a long list are read at once: those inside a named list, and those that
 * begin exactly as the line that was read in full before them, as in `access-list 101 `.
 */
export class EntryRows {
  /** Where rows go; null where each entry is to be an object. */
  entries: PackedEntries | null = null;
  private readonly scanner = new PlainEntryScanner();
  /** What stands before the entry in the last line that named its list. */
  private readonly head = new Uint8Array(longestHead);
  private headLength = 0;
  private headList: ListLine | null = null;
  private headAsa = false;

  constructor(private readonly window: CharacterWindow) {}

  /**
   * Reads the line from `start` to `end` into a row if it is an entry that is plain to see; the state behind it, or -1 where the
   * line has to be read word by word.
   */
  readLine(text: string, start: number, end: number, state: number): number {
    const { entries, window } = this;
    if (entries === null) {
      return noState;
    }
    if (state === initialState) {
      return this.readBehindHead(text, start, end, entries) ? initialState : noState;
    }
    if (modeOf(state) !== Mode.extendedList) {
      return noState;
    }
    window.show(text, start, end);
    const { bytes, base } = window;
    const stop = end - base;
    let at = start - base;
    while (at < stop && bytes[at] === space) {
      at++;
    }
    const indent = at - (start - base);
    const inside = indent > baseOf(state);
    if (!inside && (styleOf(state) === Style.indented || indent < baseOf(state))) {
      return noState;
    }
    return this.scanner.scan(bytes, at, stop, false, entries, null)
      ? withStyle(state, inside ? Style.indented : Style.flat)
      : noState;
  }

  /** Reads the entry that begins at `from` in the line from `start` to `end`; `list` is what the line says before it. */
  readEntry(start: number, from: number, end: number, asa: boolean, list: ListLine | null): boolean {
    const { entries, window, head } = this;
    const { bytes, base } = window;
    if (entries === null || !this.scanner.scan(bytes, from - base, end - base, asa, entries, list)) {
      return false;
    }
    if (list !== null && from - start <= longestHead) {
      head.set(bytes.subarray(start - base, from - base));
      this.headLength = from - start;
      this.headList = list;
      this.headAsa = asa;
    }
    return true;
  }

  private readBehindHead(text: string, start: number, end: number, entries: PackedEntries): boolean {
    const { head, headLength, window } = this;
    if (headLength === 0 || start + headLength >= end) {
      return false;
    }
    window.show(text, start, end);
    const { bytes, base } = window;
    const from = start - base;
    for (let at = headLength - 1; at >= 0; at--) {
      if (bytes[from + at] !== head[at]) {
        return false;
      }
    }
    // Lines that name their list have no sequence numbers.
    if (isDigit(bytes[from + headLength] ?? 0)) {
      return false;
    }
    return this.scanner.scan(bytes, from + headLength, end - base, this.headAsa, entries, this.headList);
  }
}
