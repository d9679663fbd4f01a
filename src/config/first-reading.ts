import { AddressNameTable, changesAddressNames } from './address-names';
import { LineParser } from './grammar/line';
import type { FoundName } from './grammar/name-pattern';
import { packedEntry } from './grammar/plain-entry';
import type { LineProblem } from './grammar/reader';
import { namesOfReadLine, type NameSink } from './line-names';
import type { Dialect } from './model';
import { PackedEntries, type LineStatement } from './packed-entries';
import { recogniseDialect } from './recognise';
import type { Statement } from './statements';
import type { LineTable } from './text/lines';
import { valuesEqual } from './values/equal';
import { initialState } from './text/line-state';

/** Problems by line; most configs have none. */
export type ProblemsByLine = ReadonlyMap<number, readonly LineProblem[]>;

/** What each line says and the state before it; the base of incremental parsing. */
export interface ParsedLines {
  readonly statements: readonly LineStatement[];
  /** Where the rows of the statements are; later versions add to it. */
  readonly packed: PackedEntries;
  readonly states: Uint32Array;
  readonly problems: ProblemsByLine;
}

/** Reads a text from its first line on, as far as it is asked to. */
export class FirstReading {
  readonly dialect: Dialect;
  readonly statements: LineStatement[] = [];
  readonly packed = new PackedEntries();
  readonly parser: LineParser;
  private readonly states: Uint32Array;
  private readonly problems = new Map<number, readonly LineProblem[]>();
  private readonly found: FoundName[] = [];
  addressNames = new AddressNameTable();
  private isAgain = false;
  /** Lines up to the last one that changes what names stand for. */
  private lastName = 0;
  /** Places of names of addresses that were passed on. */
  private readonly named = new Set<number>();
  private state = initialState;

  constructor(
    private readonly text: string,
    private readonly lines: LineTable,
    private readonly hint: Dialect | undefined,
    private readonly names: NameSink | null,
  ) {
    this.dialect = hint ?? recogniseDialect(text) ?? 'ios';
    this.parser = new LineParser(this.dialect);
    this.states = new Uint32Array(lines.count);
    this.parser.reader.rows.entries = this.packed;
  }

  /** Reads up to a line. */
  read(to: number): void {
    const { text, lines, parser, statements, packed, states, problems, names } = this;
    const { starts, count } = lines;
    let { state } = this;
    for (let line = statements.length; line < to; line++) {
      states[line] = state;
      const end = line + 1 < count ? (starts[line + 1] ?? 0) : text.length;
      const statement = parser.read(text, starts[line] ?? 0, end, state);
      statements.push(statement === packedEntry ? packed.last : statement);
      if (statement?.kind === 'record') {
        this.takeAddressName(statement);
      }
      if (names !== null) {
        this.passNames(names, line, state, statement === packedEntry);
      }
      state = parser.next;
      if (parser.reader.problems.length > 0) {
        problems.set(line, parser.reader.problems);
      }
    }
    this.state = state;
  }

  private takeAddressName(statement: Statement): void {
    if (changesAddressNames(statement) && !this.isAgain) {
      this.addressNames.add(statement);
      this.parser.useAddressNames(this.addressNames.known);
      this.lastName = this.statements.length;
    }
  }

  /** A second reading where a line before the last name of an address uses it; null where none does. */
  again(): FirstReading | null {
    const { text, lines, hint, names, parser, addressNames } = this;
    parser.useAddressNames(addressNames.known);
    if (!this.saysMoreWithNames()) return null;
    const again = new FirstReading(text, lines, hint, names === null ? null : laterNames(names, this.named));
    again.addressNames = addressNames;
    again.isAgain = true;
    again.parser.useAddressNames(addressNames.known);
    return again;
  }

  private saysMoreWithNames(): boolean {
    const { text, lines, parser, statements, states, lastName } = this;
    parser.reader.rows.entries = null;
    for (let line = 0; line < lastName; line++) {
      const before = statements[line] ?? null;
      if (typeof before === 'number' || changesAddressNames(before)) continue;
      const state = states[line] ?? initialState;
      const now = parser.read(text, lines.startOf(line), lines.endOf(line), state);
      if (parser.next !== states[line + 1] || !valuesEqual(now, before)) return true;
    }
    return false;
  }

  private passNames(names: NameSink, line: number, state: number, isRow: boolean): void {
    const { found, parser, packed, text, lines } = this;
    if (isRow) {
      // All that a row can name is its list, and its words were not looked for.
      if (packed.listOf(packed.last) === null) return;
      parser.reader.loadLine(text, lines.startOf(line), lines.endOf(line), parser.content);
    }
    namesOfReadLine(parser, text, state, found);
    if (found.length > 0) {
      for (const { kind, start } of found) {
        if (kind === 'address-name') this.named.add(start);
      }
      names(line, lines.startOf(line), found);
      found.length = 0;
    }
  }

  /** What was read. */
  finish(): ParsedLines {
    const { statements, packed, states, problems, parser } = this;
    parser.reader.rows.entries = null;
    packed.trim();
    return { statements, packed, states, problems };
  }
}

/** Passes on only names of addresses that no reading before passed on. */
function laterNames(names: NameSink, known: ReadonlySet<number>): NameSink {
  return (line, lineStart, found) => {
    const later = found.filter(({ kind, start }) => kind === 'address-name' && !known.has(start));
    if (later.length > 0) names(line, lineStart, later);
  };
}
