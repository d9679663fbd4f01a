import { assemble, assembleInSteps, type Assembled } from './assemble';
import { serviceGroups } from './assembly/named-parts';
import { DocumentPlaces } from './document-places';
import { LineParser } from './grammar/line';
import type { FoundName } from './grammar/name-pattern';
import type { LineProblem } from './grammar/reader';
import { namesOfReadLine, type NameSink } from './line-names';
import type {
  ConfigDocument,
  ConfigProblem,
  DeviceSummary,
  Dialect,
  Places,
  Remark,
  TextEdit,
} from './model';
import { reassemble } from './reassemble';
import { remarksOf } from './remarks';
import { recogniseDialect, recognisedLines } from './recognise';
import { PackedEntries, type LineStatement } from './packed-entries';
import { packedEntry } from './grammar/plain-entry';
import { LineTable, scanLineStarts } from './text/lines';
import { initialState, modeOf } from './text/line-state';

/** Problems by line; most configs have none. */
type ProblemsByLine = ReadonlyMap<number, readonly LineProblem[]>;

/** What each line says and the state before it; the base of incremental parsing. */
interface ParsedLines {
  readonly statements: readonly LineStatement[];
  /** Where the rows of the statements are; later versions add to it. */
  readonly packed: PackedEntries;
  readonly states: Uint32Array;
  readonly problems: ProblemsByLine;
}

class ParsedDocument implements ConfigDocument {
  readonly summary: DeviceSummary;
  readonly places: Places;
  readonly problems: readonly ConfigProblem[];
  readonly stateOf = (line: number): number => this.parsed.states[line] ?? initialState;

  constructor(
    readonly text: string,
    readonly lines: LineTable,
    readonly parsed: ParsedLines,
    readonly dialect: Dialect,
    /** What the caller said the dialect is; kept over edits. */
    readonly hint: Dialect | undefined,
    parser: LineParser,
    readonly assembled: Assembled,
  ) {
    const { summary, places } = assembled;
    this.summary = summary;
    const services = serviceGroups(summary.records?.objectGroups ?? []);
    this.places = new DocumentPlaces(text, lines, places, parser, this.stateOf, services);
    this.problems = placedProblems(parsed.problems, lines);
  }

  get remarks(): readonly Remark[] {
    return remarksOf(this.text, this.lines, this.parsed.statements);
  }
}

/**
 * The model of a config. Nothing in a text makes it fail; `hint` is the dialect when the caller knows it, else it is
 * recognised, else it is `ios`.
 */
export function parseConfig(text: string, hint?: Dialect): ConfigDocument {
  return parseFromScratch(text, LineTable.of(text), hint);
}

/** Lines between two steps: well below a millisecond. */
const linesOfStep = 256;

/**
 * {@link parseConfig} in short steps, so that a caller with others to serve can let them have their turn; `names` gets the
 * names of each line that has some.
 */
export function* parseConfigInSteps(
  text: string,
  hint?: Dialect,
  names: NameSink | null = null,
): Generator<undefined, ConfigDocument> {
  const lines = LineTable.of(text);
  const reading = new FirstReading(text, lines, hint, names);
  for (let line = 0; line < lines.count; line += linesOfStep) {
    reading.read(Math.min(line + linesOfStep, lines.count));
    yield;
  }
  return reading.document(
    yield* assembleInSteps(reading.statements, reading.packed, reading.dialect, linesOfStep),
  );
}

/**
 * The model after edits, equal to parsing the new text from scratch; lines whose text and context stay are kept. `edited` is the
 * new text, where the caller has it already.
 */
export function editConfig(
  document: ConfigDocument,
  edits: readonly TextEdit[],
  edited?: string,
): ConfigDocument {
  let current =
    document instanceof ParsedDocument
      ? document
      : parseFromScratch(document.text, LineTable.of(document.text), document.summary.dialect);
  const ordered = inApplicableOrder(edits, current.text);
  for (const [at, edit] of ordered.entries()) {
    current = applyEdit(current, edit, at === ordered.length - 1 ? edited : undefined);
  }
  return current;
}

const mostSingleEdits = 4;

/** Last edit first, so that the offsets of the others stay right; many edits become one that spans them all. */
function inApplicableOrder(edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  const sorted = edits
    .map(({ start, end, text: inserted }) => {
      const from = Math.max(0, Math.min(start, text.length));
      return { start: from, end: Math.max(from, Math.min(end, text.length)), text: inserted };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  if (sorted.length <= mostSingleEdits) {
    return sorted.reverse();
  }
  const first = sorted[0]?.start ?? 0;
  let replacement = '';
  let at = first;
  for (const edit of sorted) {
    replacement += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return [{ start: first, end: at, text: replacement }];
}

function applyEdit(document: ParsedDocument, edit: TextEdit, edited: string | undefined): ParsedDocument {
  const { text, lines, parsed, hint } = document;
  const newText = edited ?? text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  // A line end may join the edit from the line before: a `\r` there and a `\n` here.
  const first = Math.max(0, lines.lineAt(edit.start) - 1);
  const last = lines.lineAt(edit.end);
  const delta = newText.length - text.length;
  const regionStart = lines.startOf(first);
  const regionEnd = lines.startOf(last + 1) + delta;
  const isLastLine = last + 1 >= lines.count;
  const inner = scanLineStarts(newText, regionStart, regionEnd);
  if (!isLastLine && inner.length > 1 && inner.at(-1) === regionEnd) {
    inner.pop();
  }
  const starts = splicedStarts(lines.starts, first, inner, last + 1, delta);
  const table = new LineTable(newText, starts);
  const dialect =
    hint ?? (first <= recognisedLines ? (recogniseDialect(newText) ?? 'ios') : document.dialect);
  if (dialect !== document.dialect) {
    return parseFromScratch(newText, table, hint);
  }
  const parser = new LineParser(dialect);
  const spliced = reparse(parser, newText, table, parsed, first, inner.length, last + 1);
  const sameCount = table.count === lines.count;
  const assembled =
    (sameCount
      ? reassemble(
          document.assembled,
          parsed.statements,
          spliced.statements,
          parsed.packed,
          first,
          spliced.readUntil,
        )
      : null) ?? assemble(spliced.statements, parsed.packed, dialect);
  return new ParsedDocument(newText, table, spliced, dialect, hint, parser, assembled);
}

function splicedStarts(
  old: Uint32Array,
  first: number,
  inner: readonly number[],
  after: number,
  delta: number,
): Uint32Array {
  const starts = new Uint32Array(first + inner.length + Math.max(0, old.length - after));
  starts.set(old.subarray(0, first));
  starts.set(inner, first);
  for (let from = after, to = first + inner.length; from < old.length; from++, to++) {
    starts[to] = (old[from] ?? 0) + delta;
  }
  return starts;
}

/** Reads the lines of the edited region and on, until the state is what it was before the same line of the old text. */
function reparse(
  parser: LineParser,
  text: string,
  table: LineTable,
  old: ParsedLines,
  first: number,
  regionLines: number,
  oldAfter: number,
): ParsedLines & { readonly readUntil: number } {
  const regionEnd = first + regionLines;
  const shift = regionEnd - oldAfter;
  const { packed } = old;
  const read: LineStatement[] = [];
  parser.reader.rows.entries = packed;
  const readStates: number[] = [];
  const problems = new Map<number, readonly LineProblem[]>();
  let state = old.states[first] ?? initialState;
  let line = first;
  for (; line < table.count; line++) {
    if (line >= regionEnd && state === old.states[line - shift]) {
      break;
    }
    readStates.push(state);
    const statement = parser.read(text, table.startOf(line), table.endOf(line), state);
    read.push(statement === packedEntry ? packed.last : statement);
    state = parser.next;
    if (parser.reader.problems.length > 0) {
      problems.set(line, parser.reader.problems);
    }
  }
  parser.reader.rows.entries = null;
  const statements = splicedStatements(old.statements, first, read, line - shift);
  const states = new Uint32Array(table.count);
  states.set(old.states.subarray(0, first));
  states.set(readStates, first);
  if (line < table.count) {
    states.set(old.states.subarray(line - shift), line);
  }
  for (const [at, found] of old.problems) {
    if (at < first) {
      problems.set(at, found);
    } else if (at + shift >= line) {
      problems.set(at + shift, found);
    }
  }
  return { statements, packed, states, problems, readUntil: line };
}

function splicedStatements(
  old: readonly LineStatement[],
  first: number,
  read: readonly LineStatement[],
  after: number,
): readonly LineStatement[] {
  if (after - first !== read.length) {
    return old.slice(0, first).concat(read, old.slice(after));
  }
  const statements = old.slice();
  for (let index = 0; index < read.length; index++) {
    statements[first + index] = read[index] ?? null;
  }
  return statements;
}

function parseFromScratch(text: string, lines: LineTable, hint: Dialect | undefined): ParsedDocument {
  const reading = new FirstReading(text, lines, hint, null);
  reading.read(lines.count);
  return reading.document(assemble(reading.statements, reading.packed, reading.dialect));
}

/** Reads a text from its first line on, as far as it is asked to. */
class FirstReading {
  readonly dialect: Dialect;
  readonly statements: LineStatement[] = [];
  readonly packed = new PackedEntries();
  private readonly parser: LineParser;
  private readonly states: Uint32Array;
  private readonly problems = new Map<number, readonly LineProblem[]>();
  private readonly found: FoundName[] = [];
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

  private passNames(names: NameSink, line: number, state: number, isRow: boolean): void {
    const { found, parser, packed, text, lines } = this;
    if (isRow) {
      // All that a row can name is its list, and its words were not looked for.
      if (packed.listOf(packed.last) === null) return;
      parser.reader.loadLine(text, lines.startOf(line), lines.endOf(line), parser.content);
    }
    namesOfReadLine(parser, text, modeOf(state), found);
    if (found.length > 0) {
      names(line, lines.startOf(line), found);
      found.length = 0;
    }
  }

  /** What was read, as a whole. */
  document(assembled: Assembled): ParsedDocument {
    const { text, lines, statements, packed, states, problems, dialect, hint, parser } = this;
    parser.reader.rows.entries = null;
    return new ParsedDocument(
      text,
      lines,
      { statements, packed, states, problems },
      dialect,
      hint,
      parser,
      assembled,
    );
  }
}

function placedProblems(byLine: ProblemsByLine, lines: LineTable): readonly ConfigProblem[] {
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .flatMap(([line, problems]) => {
      const offset = lines.startOf(line);
      return problems.map(({ code, span, text }) => ({
        code,
        span: { start: span.start + offset, end: span.end + offset },
        text,
      }));
    });
}
