import { indexWithin, isBlank, isDigit, isLetter } from './characters';

const hash = 35;
const greater = 62;
const open = 40;
const close = 41;
const hyphen = 45;
const backspace = 8;

export const Prompt = {
  none: 0,
  /** `R1#` and `R1>`: what follows is no configuration. */
  exec: 1,
  /** `R1(config)#`. */
  global: 2,
  /** `R1(config-if)#`, `R1(cfg-crypto-trans)#` and other modes. */
  mode: 3,
} as const;

/** Where the content of a line stands, its indentation in columns, and the prompt before it. */
export interface LineContent {
  start: number;
  end: number;
  indent: number;
  prompt: number;
}

/** Fills `content` for the line from `start` to `end`: blanks, pager marks and prompts are left out. */
export function findContent(text: string, start: number, end: number, content: LineContent): void {
  let at = skipPager(text, start, end);
  let indent = 0;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      indent++;
    } else if (code === 9) {
      indent += 8 - (indent % 8);
    } else if (!isBlank(code)) {
      break;
    }
    at++;
  }
  content.prompt = Prompt.none;
  content.indent = indent;
  if (at < end && (indent === 0 || at - start < 2)) {
    const after = readPrompt(text, at, end, content);
    if (after > at) {
      at = after;
      while (at < end && isBlank(text.charCodeAt(at))) {
        at++;
      }
    }
  }
  let last = end;
  while (last > at && isBlank(text.charCodeAt(last - 1))) {
    last--;
  }
  content.start = at;
  content.end = last;
}

/** Offset behind `--More--` and `<--- More --->` and the backspaces that wiped them. */
function skipPager(text: string, start: number, end: number): number {
  let at = start;
  let backspaces = 0;
  for (; at < end; at++) {
    const blank = text.charCodeAt(at);
    if (blank === backspace) {
      backspaces++;
    } else if (blank !== 32) {
      break;
    }
  }
  const code = text.charCodeAt(at);
  let after = -1;
  if (code === hyphen && text.startsWith('--More--', at)) {
    after = at + 8;
  } else if (code === 60 && text.startsWith('<--- More --->', at)) {
    after = at + 14;
  } else if (backspaces > 0) {
    after = start;
  }
  if (after < 0) {
    return start;
  }
  let wiped = after;
  for (let i = after; i < end; i++) {
    const next = text.charCodeAt(i);
    if (next === backspace) {
      wiped = i + 1;
    } else if (next !== 32) {
      break;
    }
  }
  return wiped === after && text.charCodeAt(after) === 32 ? after + 1 : wiped;
}

/** Longest prompt that is looked for; device names have 63 characters at most. */
const longestPrompt = 100;

/** Offset behind the prompt at `at`, or `at` when there is none; sets `content.prompt`. */
function readPrompt(text: string, at: number, end: number, content: LineContent): number {
  const first = text.charCodeAt(at);
  if (!isLetter(first) && !isDigit(first)) {
    return at;
  }
  const limit = Math.min(end, at + longestPrompt);
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === hash || code === greater) {
      content.prompt = Prompt.exec;
      return i + 1;
    }
    if (code === open) {
      return readConfigPrompt(text, i, limit, content, at);
    }
    if (
      !isLetter(code) &&
      !isDigit(code) &&
      code !== hyphen &&
      code !== 46 &&
      code !== 95 &&
      code !== 47 &&
      code !== 64
    ) {
      return at;
    }
  }
  return at;
}

function readConfigPrompt(
  text: string,
  openAt: number,
  limit: number,
  content: LineContent,
  at: number,
): number {
  const closeAt = indexWithin(text, close, openAt, limit);
  if (closeAt < 0 || closeAt + 1 >= limit || text.charCodeAt(closeAt + 1) !== hash) {
    return at;
  }
  if (text.startsWith('config', openAt + 1)) {
    content.prompt = text.charCodeAt(openAt + 7) === hyphen ? Prompt.mode : Prompt.global;
  } else if (namesMode(text, openAt + 1, closeAt)) {
    content.prompt = Prompt.mode;
  } else {
    return at;
  }
  return closeAt + 2;
}

/** Whether the words are joined by hyphens, as in `cfg-crypto-trans` and `ipsec-profile`: modes whose prompts do not begin with `config`. */
function namesMode(text: string, from: number, end: number): boolean {
  let hyphens = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === hyphen) {
      hyphens++;
    } else if (!isLetter(code) && !isDigit(code)) {
      return false;
    }
  }
  return hyphens > 0 && isLetter(text.charCodeAt(from)) && text.charCodeAt(end - 1) !== hyphen;
}
