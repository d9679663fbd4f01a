import { Command } from 'commander';
import { compareTable, rankProfiles, type Comparison } from '../../analysis/compare/compare';
import { TextLines } from '../../features/text-lines';
import { help } from '../../messages/cli';
import { holderName, unexplainedText } from '../../messages/compare';
import { tableProblemMessage } from '../../messages/tables';
import type { Table, TableFormat } from '../../tables/model';
import { readTables } from '../../tables/read-tables';
import { profileIn } from '../../workspace/settings-finder';
import { CommandFailed } from '../failure';
import { readText, settingsFor } from '../input-text';
import { comparisonText } from '../output/comparison-text';
import { positionOf } from '../output/positions';
import type { Session } from '../session';

interface Options {
  readonly profile?: string;
  readonly json?: true;
}

/** One object of `compare --json`; the best profile first. */
export interface OutputComparison {
  readonly version: 1;
  readonly format: TableFormat;
  readonly rows: number;
  readonly profiles: readonly {
    readonly profile: string;
    readonly explained: number;
    readonly assumed: number;
    readonly bits: number;
    readonly unexplained: readonly { readonly row: number; readonly because: string }[];
  }[];
}

/** `pat-lens compare TABLE` */
export function compareCommand(session: Session): Command {
  return new Command('compare')
    .description(help.compare())
    .argument('<table>', help.table())
    .option('--profile <id>', help.compareProfile())
    .option('--json', help.json())
    .action((path: string, options: Options) => compare(session, path, options));
}

async function compare(session: Session, path: string, options: Options): Promise<void> {
  const governing = await settingsFor(session, path);
  const { profile: id } = options;
  const only = id === undefined ? null : profileIn(governing, await session.requireProfileFor(id, [path]));
  const text = await readText(session, path);
  const lines = new TextLines(text);
  const { format, tables, problems } = readTables(text);
  if (format === null || problems.length > 0) {
    const failures = problems.map((problem) => ({
      file: path,
      ...positionOf(lines, problem.start),
      code: problem.expected === 'table' ? 'table.unrecognised' : 'table.incomplete',
      message: tableProblemMessage(problem),
    }));
    throw new CommandFailed(failures);
  }
  const results = tables.map((table) => ({
    table,
    ranked: only === null ? rankProfiles(table, governing.profiles) : [compareTable(table, only)],
  }));
  if (results.length === 0 || results.some(({ ranked }) => ranked[0]?.isExplained !== true)) session.reach(1);
  if (options.json === true) {
    const outputs = results.map(({ table, ranked }) => outputOf(format, table, ranked, lines));
    const [first] = outputs;
    session.printJson(
      outputs.length > 1 ? outputs : (first ?? { version: 1, format, rows: 0, profiles: [] }),
    );
    return;
  }
  results.forEach(({ table, ranked }, index) => {
    if (index > 0) session.terminal.print('');
    const printed = comparisonText(format, table, ranked, lines, session.terminal.style);
    for (const line of printed) session.terminal.print(line);
  });
}

function outputOf(
  format: TableFormat,
  table: Table,
  ranked: readonly Comparison[],
  lines: TextLines,
): OutputComparison {
  const lineOf = (row: number): number | undefined => {
    const start = table.rows[row - 1]?.start;
    return start === undefined ? undefined : positionOf(lines, start).line;
  };
  return {
    version: 1,
    format,
    rows: table.rows.filter(({ kind }) => kind !== 'own').length,
    profiles: ranked.map(({ profile, explained, assumedCount, bits, unexplained }) => ({
      profile: profile.id,
      explained,
      assumed: assumedCount,
      bits: Math.round(bits * 1000) / 1000,
      unexplained: unexplained.map(({ row, because }) => ({
        row,
        because: unexplainedText(because, (other) => holderName(other, lineOf(other))),
      })),
    })),
  };
}
