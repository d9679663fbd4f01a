import { readAsaLine } from './asa';
import { readConntrackLine } from './conntrack';
import { readIosLine } from './ios';
import type { Table, TableFormat, TableProblem, TableRow, TablesRead } from './model';
import { readPfLine } from './pf';
import type { LineReader } from './reader';
import { linesOf, type Line } from './words';

const readers: readonly (readonly [TableFormat, LineReader])[] = [
  ['ios', readIosLine],
  ['asa', readAsaLine],
  ['conntrack', readConntrackLine],
  ['pf', readPfLine],
];

/**
 * The tables of a device's output, recognised by their content; other text around and between them is passed over. An
 * entry that breaks off, or fewer entries than the device counts, is a problem with the place and what was expected there.
 */
export function readTables(text: string): TablesRead {
  const lines = [...linesOf(text)];
  const found = recognise(lines);
  if (found === null) {
    const line = lines.find(({ words }) => words.length > 0) ?? { start: 0, end: 0, text: '' };
    const problem: TableProblem = {
      start: line.start,
      end: line.end,
      expected: 'table',
      found: line.text.slice(0, 80),
    };
    return { format: null, tables: [], problems: [problem] };
  }
  const [format, reader] = found;
  const collector = new Collector(reader, format === 'ios');
  lines.forEach((line) => collector.add(line));
  return { format, ...collector.finish() };
}

/** By the first head, count or whole entry of a format; else by an entry that breaks off. */
function recognise(lines: readonly Line[]): readonly [TableFormat, LineReader] | null {
  let broken: readonly [TableFormat, LineReader] | null = null;
  for (const line of lines) {
    for (const entry of readers) {
      const { kind } = entry[1](line);
      if (kind === 'row' || kind === 'head' || kind === 'count') return entry;
      if (kind === 'wrong' && entry[0] !== 'ios') broken ??= entry;
    }
  }
  return broken;
}

/** Gathers entries into tables. */
class Collector {
  private readonly tables: Table[] = [];
  private readonly problems: TableProblem[] = [];
  private rows: TableRow[] = [];
  private skipped = 0;
  private wrong = 0;
  private start = -1;
  private end = -1;
  private said: { readonly count: number; readonly line: Line } | null = null;

  /** In IOS output, text of another kind ends a table, and entries that are wrong count only inside one. */
  constructor(
    private readonly reader: LineReader,
    private readonly isIos: boolean,
  ) {}

  add(line: Line): void {
    const reading = this.reader(line);
    switch (reading.kind) {
      case 'row':
        this.open(line);
        this.rows.push(reading.row);
        break;
      case 'skipped':
        this.open(line);
        this.skipped++;
        break;
      case 'head':
        this.close();
        this.open(line);
        break;
      case 'count':
        if (reading.place === 'before') this.close();
        this.open(line);
        this.said = { count: reading.count, line };
        if (reading.place === 'after') this.close();
        break;
      case 'cut':
      case 'wrong':
        if (this.start < 0 && (this.isIos || reading.kind === 'cut')) break;
        this.open(line);
        this.wrong++;
        this.problems.push(reading.problem);
        break;
      case 'foreign':
        if (this.isIos) this.close();
        break;
      case 'detail':
        break;
    }
  }

  finish(): { readonly tables: readonly Table[]; readonly problems: readonly TableProblem[] } {
    this.close();
    return { tables: this.tables, problems: this.problems };
  }

  private open(line: Line): void {
    if (this.start < 0) this.start = line.start;
    this.end = line.end;
  }

  private close(): void {
    if (this.start < 0) return;
    const read = this.rows.length + this.skipped + this.wrong;
    if (this.said !== null && read < this.said.count) {
      const { start, end, text } = this.said.line;
      const counts = { said: this.said.count, read };
      this.problems.push({ start, end, expected: 'more-rows', found: text.trim(), counts });
    }
    const { start, end, rows, skipped } = this;
    if (rows.length > 0 || skipped > 0)
      this.tables.push({ start, end, rows: this.isIos ? withStatics(rows) : rows, skipped });
    this.rows = [];
    this.skipped = 0;
    this.wrong = 0;
    this.start = -1;
    this.said = null;
  }
}

/**
 * IOS shows a static port entry as an entry without outside columns. Where no entry of a table has them (CGN mode), such
 * entries are dynamic.
 */
function withStatics(rows: readonly TableRow[]): readonly TableRow[] {
  const showsOutside = rows.some(({ kind, outside }) => kind === 'dynamic' && outside !== null);
  return showsOutside
    ? rows.map((row) =>
        row.kind === 'dynamic' && row.outside === null ? { ...row, kind: 'static' as const } : row,
      )
    : rows;
}
