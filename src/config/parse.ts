import { changesAddressNames, type AddressNames } from './address-names';
import { assemble, assembleInSteps, type Assembled } from './assemble';
import { serviceGroups } from './assembly/named-parts';
import { DocumentPlaces } from './document-places';
import { LineParser } from './grammar/line';
import type { LineProblem } from './grammar/reader';
import { FirstReading, type ParsedLines, type ProblemsByLine } from './first-reading';
import type { NameSink } from './line-names';
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
import type { LineStatement } from './packed-entries';
import { packedEntry } from './grammar/plain-entry';
import { LineTable, scanLineStarts } from './text/lines';
import { initialState } from './text/line-state';

class ParsedDocument implements ConfigDocument {
  readonly summary: DeviceSummary;
  readonly places: Places;
  readonly problems: readonly ConfigProblem[];
  readonly stateOf = (line: number): number => this.parsed.states[line] ?? initialState;
  readonly addressNames: AddressNames;

  constructor(
    readonly text: string,
    readonly lines: LineTable,
    readonly parsed: ParsedLines,
    readonly dialect: Dialect,
    /** What the caller said the dialect is; kept over edits. */
    readonly hint: Dialect | undefined,
    parser: LineParser,
    readonly assembled: Assembled,
    addressNames: AddressNames,
  ) {
    const { summary, parts } = assembled;
    this.addressNames = addressNames;
    parser.useAddressNames(addressNames);
    this.summary = summary;
    const services = serviceGroups(summary.records?.objectGroups ?? []);
    this.places = new DocumentPlaces(text, lines, parts, parser, this.stateOf, services);
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
  const again = reading.again();
  if (again !== null) {
    for (let line = 0; line < lines.count; line += linesOfStep) {
      again.read(Math.min(line + linesOfStep, lines.count));
      yield;
    }
  }
  const last = again ?? reading;
  return documentOf(
    text,
    lines,
    hint,
    last,
    yield* assembleInSteps(last.statements, last.packed, last.dialect, linesOfStep),
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
  const names = document.addressNames;
  parser.useAddressNames(names);
  const spliced = reparse(parser, newText, table, parsed, first, inner.length, last + 1);
  const shift = table.count - lines.count;
  if (
    changeNames(parsed.statements, first, spliced.readUntil - shift) ||
    changeNames(spliced.statements, first, spliced.readUntil)
  ) {
    return parseFromScratch(newText, table, hint);
  }
  const change = { from: first, to: spliced.readUntil - shift, shift };
  const assembled =
    reassemble(document.assembled, parsed.statements, spliced.statements, parsed.packed, change) ??
    assemble(spliced.statements, parsed.packed, dialect);
  return new ParsedDocument(newText, table, spliced, dialect, hint, parser, assembled, names);
}

function changeNames(statements: readonly LineStatement[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const statement = statements[at];
    if (typeof statement === 'object' && changesAddressNames(statement)) return true;
  }
  return false;
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
  const first = new FirstReading(text, lines, hint, null);
  first.read(lines.count);
  const again = first.again();
  again?.read(lines.count);
  const reading = again ?? first;
  const { statements, packed, dialect } = reading;
  return documentOf(text, lines, hint, reading, assemble(statements, packed, dialect));
}

function documentOf(
  text: string,
  lines: LineTable,
  hint: Dialect | undefined,
  reading: FirstReading,
  assembled: Assembled,
): ParsedDocument {
  const { dialect, parser, addressNames } = reading;
  return new ParsedDocument(
    text,
    lines,
    reading.finish(),
    dialect,
    hint,
    parser,
    assembled,
    addressNames.known,
  );
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
