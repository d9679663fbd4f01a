import { stateAfterBanner } from './grammar/banner';
import { evidenceOf, Evidence } from './grammar/evidence';
import type { Dialect, Lines } from './model';
import { isLetter } from './text/characters';
import { endsBanner, initialState } from './text/line-state';
import { Tokens } from './text/tokens';
import { Prompt, findContent, type LineContent } from './text/prompt';
import { scanLineStarts } from './text/lines';

/** How many lines at the start of a text decide what it is. */
export const recognisedLines = 200;

/** Longest start of a text that is looked at, so that a text of one long line costs nothing. */
const recognisedCharacters = 64 * 1024;

/** Where the part of a text ends that decides what it is: an edit beyond leaves that as it was. */
export function endOfRecognised(lines: Lines): number {
  return Math.min(recognisedCharacters, lines.startOf(recognisedLines + 1));
}

interface Counts {
  ios: number;
  asa: number;
  nxos: number;
  iosxe: number;
  /** Entries of access lists, which any of them but the ASA has. */
  entries: number;
  /** Lines that any of the dialects has. */
  common: number;
  foreign: number;
  total: number;
}

/**
 * The dialect of a text by its first 200 lines, or null when it is none of ours: prose, code, properties and configs of
 * other devices. A single access-list entry is enough.
 */
export function recogniseDialect(text: string): Dialect | null {
  const counts = countLines(text);
  const own = counts.ios + counts.asa + counts.nxos + counts.iosxe + counts.entries;
  const known = own + counts.common / 2;
  if (known < 1 || counts.foreign > known || (own === 0 && counts.common < 3)) {
    return null;
  }
  if (own + counts.common < Math.max(1, counts.total * 0.12)) {
    return null;
  }
  if (counts.asa > counts.ios + counts.nxos + counts.entries && counts.asa > counts.iosxe) {
    return 'asa';
  }
  if (counts.nxos > counts.ios) {
    return 'nx-os';
  }
  return counts.iosxe > 0 ? 'ios-xe' : 'ios';
}

function countLines(text: string): Counts {
  const counts: Counts = { ios: 0, asa: 0, nxos: 0, iosxe: 0, entries: 0, common: 0, foreign: 0, total: 0 };
  const first = firstLineWithText(text);
  const head = text.slice(first, first + recognisedCharacters);
  const starts = scanLineStarts(head, 0, head.length);
  const content: LineContent = { start: 0, end: 0, indent: 0, prompt: Prompt.none };
  const tokens = new Tokens();
  let banner = initialState;
  for (let line = 0; line < Math.min(starts.length, recognisedLines); line++) {
    const start = starts[line] ?? 0;
    findContent(head, start, starts[line + 1] ?? head.length, content);
    if (content.start >= content.end) {
      continue;
    }
    const end = starts[line + 1] ?? head.length;
    if (banner !== initialState) {
      banner = endsBanner(banner, head, start, end) ? initialState : banner;
      continue;
    }
    tokens.load(head, content.start, content.end);
    banner = openBanner(tokens, end);
    weigh(counts, evidenceOf(tokens), content.indent);
  }
  return counts;
}

/** Empty lines before a text say nothing of it. */
function firstLineWithText(text: string): number {
  const first = Math.max(0, text.search(/\S/));
  return Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1;
}

/** The ASA writes banners without a delimiter, so a word at that place opens none. */
function openBanner(tokens: Tokens, lineEnd: number): number {
  if (!tokens.isAt(0, 'banner') || tokens.count < 2) {
    return initialState;
  }
  const isWord = isLetter(tokens.firstCode(2)) && tokens.endOf(2) - tokens.startOf(2) > 1;
  return isWord ? initialState : stateAfterBanner(tokens.text, tokens.endOf(1), lineEnd);
}

function weigh(counts: Counts, evidence: number, indent: number): void {
  if (evidence === Evidence.comment) {
    return;
  }
  counts.total++;
  switch (evidence) {
    case Evidence.ios:
      counts.ios++;
      break;
    case Evidence.asa:
      counts.asa++;
      break;
    case Evidence.asaFor:
      counts.asa += 5;
      break;
    case Evidence.nxos:
      counts.nxos += 3;
      break;
    case Evidence.iosXe:
      counts.iosxe++;
      break;
    case Evidence.entry:
      counts.entries++;
      break;
    case Evidence.common:
      counts.common++;
      break;
    case Evidence.foreign:
      counts.foreign++;
      break;
    case Evidence.otherLanguage:
      counts.foreign += 1000;
      break;
    default:
      // An unknown line inside a block says less than one that stands at the left edge.
      if (indent > 0) {
        counts.total -= 0.5;
      }
  }
}
