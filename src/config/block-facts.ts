import type { AddressNames } from './address-names';
import type { FoundName } from './grammar/name-pattern';
import { LineParser } from './grammar/line';
import { blocksOfReadLine, standsInside } from './line-names';
import type { Dialect, Lines } from './model';
import { lineNames, nameKey, type NameKind, type NameRole } from './names';
import { Mode, modeOf } from './text/line-state';
import { Prompt } from './text/prompt';
import type { Statement } from './statements';
import { emitWhole, lineTokens, type TokenSink } from './tokens';

/** What a line is for the structure of the text. */
export type LineRole =
  /** Opens a block of lines of its own. */
  | 'header'
  /** Stands in the block above. */
  | 'inner'
  /** An entry of the access list above. */
  | 'entry'
  | 'comment'
  /** Text of a banner or a certificate. */
  | 'text'
  | 'command'
  | 'blank';

/** One line's structure; offsets count from the start of the line. */
export interface LineShape {
  readonly role: LineRole;
  /** Columns before the content. */
  readonly indent: number;
  readonly start: number;
  readonly end: number;
  /** Where what anybody may see ends: keys and passwords are shown nowhere but in the text. */
  readonly shownEnd: number;
  /** The first name that the line defines. */
  readonly name: { readonly kind: NameKind; readonly start: number; readonly end: number } | null;
}

/** A name in a block; the line counts from the block's first line, offsets from the line's start. */
export interface BlockName {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
  readonly role: NameRole;
  readonly name: string;
}

/** What the lines of one block say to an editor. */
export interface BlockFacts {
  readonly shapes: readonly LineShape[];
  /** Names by their key, see `nameKey`. */
  readonly names: ReadonlyMap<string, readonly BlockName[]>;
  /** Five numbers a token as editors take them: lines and columns as differences, the first from the block's first line. */
  readonly tokens: Uint32Array;
}

const exclamation = 33;

const blank: LineShape = { role: 'blank', indent: 0, start: 0, end: 0, shownEnd: 0, name: null };

/** Reads `count` lines of a text from `first` on; `stateOf` is the config's. */
export class BlockReader {
  private readonly parser: LineParser;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly stateOf: (line: number) => number,
    dialect: Dialect,
    addressNames: AddressNames,
  ) {
    this.parser = new LineParser(dialect);
    this.parser.useAddressNames(addressNames);
  }

  read(first: number, count: number): BlockFacts {
    const shapes: LineShape[] = [];
    const names = new Map<string, BlockName[]>();
    const tokens = new TokenList();
    const found: FoundName[] = [];
    for (let line = 0; line < count; line++) {
      const lineStart = this.lines.startOf(first + line);
      tokens.beginLine(line, lineStart);
      shapes.push(this.readLine(first + line, found, tokens));
      for (const { kind, role, name, start, end } of found) {
        const key = nameKey(kind, name);
        let uses = names.get(key);
        if (uses === undefined) names.set(key, (uses = []));
        uses.push({ line, start: start - lineStart, end: end - lineStart, kind, role, name });
      }
      found.length = 0;
    }
    return { shapes, names, tokens: tokens.finish() };
  }

  private readLine(line: number, found: FoundName[], tokens: TokenList): LineShape {
    const { parser, text, lines } = this;
    const { reader, content } = parser;
    const lineStart = lines.startOf(line);
    const lineEnd = lines.endOf(line);
    const state = this.stateOf(line);
    const before = modeOf(state);
    const statement = parser.read(text, lineStart, lineEnd, state);
    if (before === Mode.banner) {
      emitWhole(tokens, 'string', lineStart, lineEnd);
      return { role: 'text', indent: 0, start: 0, end: lineEnd - lineStart, shownEnd: 0, name: null };
    }
    if (content.start >= content.end) return blank;
    const { indent } = content;
    const start = content.start - lineStart;
    const end = content.end - lineStart;
    if (before === Mode.certificate || modeOf(parser.next) === Mode.output) {
      return { role: 'text', indent, start, end, shownEnd: end, name: null };
    }
    if (text.charCodeAt(content.start) === exclamation) {
      emitWhole(tokens, 'comment', content.start, content.end);
      return { role: 'comment', indent, start, end, shownEnd: end, name: null };
    }
    if (content.prompt === Prompt.exec)
      return { role: 'command', indent, start, end, shownEnd: end, name: null };
    const inside = standsInside(parser, before);
    const mode = inside ? before : Mode.none;
    lineNames(reader, mode, blocksOfReadLine(parser, state), found);
    if (found.length > 1) found.sort((a, b) => a.start - b.start);
    lineTokens(reader, mode, certainOf(found), statement !== null, tokens);
    const role = inside
      ? isEntry(statement)
        ? 'entry'
        : 'inner'
      : modeOf(parser.next) === Mode.none
        ? 'command'
        : 'header';
    const [secret] = reader.secrets;
    const shownEnd = secret === undefined ? end : reader.tokens.startOf(secret) - lineStart;
    return { role, indent, start, end, shownEnd, name: definedName(found, lineStart) };
  }
}

/** The names but for mentions, which may be something else: they have no colour of their own. */
function certainOf(found: readonly FoundName[]): readonly FoundName[] {
  return found.some(({ role }) => role === 'mention')
    ? found.filter(({ role }) => role !== 'mention')
    : found;
}

function isEntry(statement: Statement | null): boolean {
  return statement?.kind === 'ace' || statement?.kind === 'evaluate' || statement?.kind === 'unknown';
}

function definedName(found: readonly FoundName[], lineStart: number): LineShape['name'] {
  for (const { kind, role, start, end } of found) {
    if (role === 'definition') return { kind, start: start - lineStart, end: end - lineStart };
  }
  return null;
}

/** Collects the tokens of a block in the form that editors take. */
class TokenList implements TokenSink {
  private readonly numbers: number[] = [];
  private line = 0;
  private lineStart = 0;
  private lastLine = 0;
  private lastColumn = 0;

  beginLine(line: number, start: number): void {
    this.line = line;
    this.lineStart = start;
  }

  add(start: number, end: number, type: number, modifiers: number): void {
    const column = start - this.lineStart;
    const isSameLine = this.line === this.lastLine;
    const right = isSameLine ? column - this.lastColumn : column;
    this.numbers.push(this.line - this.lastLine, right, end - start, type, modifiers);
    this.lastLine = this.line;
    this.lastColumn = column;
  }

  finish(): Uint32Array {
    return Uint32Array.from(this.numbers);
  }
}
