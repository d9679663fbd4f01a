import type { FoundName } from './grammar/name-pattern';
import { LineParser } from './grammar/line';
import type { Dialect, Lines } from './model';
import { lineNames, nameKey, type NameKind, type NameRole } from './names';
import { Mode, modeOf, partOf, styleOf, Style } from './text/line-state';
import { emitWhole, lineTokens } from './tokens';

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

const blank: LineShape = { role: 'blank', indent: 0, start: 0, end: 0, name: null };

/** Reads `count` lines of a text from `first` on; `stateOf` is the config's. */
export class BlockReader {
  private readonly parser: LineParser;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly stateOf: (line: number) => number,
    dialect: Dialect,
  ) {
    this.parser = new LineParser(dialect);
  }

  read(first: number, count: number): BlockFacts {
    const shapes: LineShape[] = [];
    const names = new Map<string, BlockName[]>();
    const tokens: number[] = [];
    let lastLine = 0;
    let lastColumn = 0;
    for (let line = 0; line < count; line++) {
      const lineStart = this.lines.startOf(first + line);
      const found: FoundName[] = [];
      const shape = this.readLine(first + line, found, (start, end, type, modifiers) => {
        const column = start - lineStart;
        tokens.push(
          line - lastLine,
          line === lastLine ? column - lastColumn : column,
          end - start,
          type,
          modifiers,
        );
        lastLine = line;
        lastColumn = column;
      });
      shapes.push(shape);
      for (const { kind, role, name, start, end } of found) {
        const key = nameKey(kind, name);
        const uses = names.get(key) ?? [];
        uses.push({ line, start: start - lineStart, end: end - lineStart, kind, role, name });
        names.set(key, uses);
      }
    }
    return { shapes, names, tokens: Uint32Array.from(tokens) };
  }

  private readLine(
    line: number,
    found: FoundName[],
    sink: (start: number, end: number, type: number, modifiers: number) => void,
  ): LineShape {
    const { parser, text, lines } = this;
    const { reader, content } = parser;
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    const state = this.stateOf(line);
    const before = modeOf(state);
    const statement = parser.read(text, start, end, state);
    if (before === Mode.banner) {
      emitWhole(sink, 'string', start, end);
      return { role: 'text', indent: 0, start: 0, end: end - start, name: null };
    }
    if (content.start >= content.end) return blank;
    const shape = {
      indent: content.indent,
      start: content.start - start,
      end: content.end - start,
      name: null,
    };
    if (before === Mode.certificate) return { ...shape, role: 'text' };
    if (text.charCodeAt(content.start) === 33) {
      emitWhole(sink, 'comment', content.start, content.end);
      return { ...shape, role: 'comment' };
    }
    if (content.prompt === 1) return { ...shape, role: 'command' };
    const inside = this.standsInside(before);
    const mode = inside ? before : Mode.none;
    lineNames(reader, mode, found);
    found.sort((a, b) => a.start - b.start);
    lineTokens(reader, mode, found, statement !== null, sink);
    const defined = found.find(({ role }) => role === 'definition');
    const name =
      defined === undefined
        ? null
        : { kind: defined.kind, start: defined.start - start, end: defined.end - start };
    if (inside) {
      const isEntry =
        statement?.kind === 'ace' || statement?.kind === 'evaluate' || statement?.kind === 'unknown';
      return { ...shape, role: isEntry ? 'entry' : 'inner', name };
    }
    return { ...shape, role: modeOf(parser.next) === Mode.none ? 'command' : 'header', name };
  }

  /** Whether the line that was read last stands in the mode before it rather than beside it. */
  private standsInside(before: number): boolean {
    const { next, reader } = this.parser;
    if (before === Mode.none) return false;
    const after = modeOf(next);
    if (after === before && styleOf(next) !== Style.undecided) return true;
    if (after === Mode.certificate) return true;
    // `exit` closes the mode that it stands in.
    return after === Mode.none && partOf(next) === 0 && reader.tokens.count === 1 && reader.tokens.is('exit');
  }
}
