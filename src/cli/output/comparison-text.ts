import { equallyRanked, type Comparison } from '../../analysis/compare/compare';
import type { TextLines } from '../../features/text-lines';
import {
  assumedText,
  assumedTitle,
  comparisonHead,
  eachAddressNote,
  explainedCell,
  holderName,
  lineLabel,
  moreText,
  othersEqualText,
  othersText,
  tableTitle,
  unexplainedText,
  unexplainedTitle,
  verdictText,
} from '../../messages/compare';
import { tableFormatText } from '../../messages/tables';
import type { Table, TableFormat } from '../../tables/model';
import type { Style } from '../style';
import { formatTable } from '../table';
import { positionOf } from './positions';

/** So many entries of a list, and so many profiles, are printed. */
const listed = 20;
const listedProfiles = 10;

/** A table's comparison for people: the ranking, then what the best profile assumes and leaves unexplained. */
export function comparisonText(
  format: TableFormat,
  table: Table,
  ranked: readonly Comparison[],
  lines: TextLines,
  style: Style,
): readonly string[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const rows = table.rows.filter(({ kind }) => kind !== 'own').length;
  const lineOf = (row: number): number => positionOf(lines, table.rows[row - 1]?.start ?? 0).line;
  const first = positionOf(lines, table.start).line;
  const last = positionOf(lines, table.end).line;
  return [
    style.bold(tableTitle(tableFormatText(format), first, last, rows)),
    ...(ranked.length > 1 ? ranking(ranked, rows, style) : []),
    '',
    verdictLine(best, equallyRanked(ranked), style),
    ...(ranked.length === 1 && best.pools === 'each' ? [eachAddressNote()] : []),
    ...assumptions(best, lineOf),
    ...remainder(best, lineOf),
  ];
}

function ranking(ranked: readonly Comparison[], rows: number, style: Style): readonly string[] {
  const most = ranked[0]?.explained ?? 0;
  const shown = ranked.filter(({ explained }) => explained === most).slice(0, listedProfiles);
  const table = formatTable(
    comparisonHead(),
    shown.map(({ profile, explained, assumedCount, bits, pools }) => [
      { text: profile.id },
      { text: explainedCell(explained, rows) },
      { text: `${assumedCount}` },
      { text: bits.toFixed(1) },
      { text: pools === 'each' ? eachAddressNote() : '', mark: style.dim },
    ]),
    style,
  );
  const equal = Math.max(0, equallyRanked(ranked) - shown.length);
  const lower = ranked.length - shown.length - equal;
  return [
    ...table.map((line) => line.trimEnd()),
    ...(equal === 0 ? [] : [style.dim(othersEqualText(equal))]),
    ...(lower === 0 ? [] : [style.dim(othersText(lower))]),
  ];
}

function verdictLine({ profile, isExplained, unexplained }: Comparison, equal: number, style: Style): string {
  const contradicting = unexplained.filter(({ because }) => because.code !== 'protocol').length;
  const text = verdictText(profile.id, isExplained, contradicting, equal);
  return isExplained ? style.good(text) : style.bad(text);
}

function assumptions(
  { assumed, assumedCount }: Comparison,
  lineOf: (row: number) => number,
): readonly string[] {
  if (assumed.length === 0) return [];
  return [
    assumedTitle(assumedCount),
    ...assumed.slice(0, listed).map((each) => `  ${assumedText(each, lineOf(each.row))}`),
    ...more(assumed.length),
  ];
}

function remainder({ unexplained }: Comparison, lineOf: (row: number) => number): readonly string[] {
  if (unexplained.length === 0) return [];
  const holder = (row: number): string => holderName(row, row < 0 ? undefined : lineOf(row));
  return [
    unexplainedTitle(),
    ...unexplained
      .slice(0, listed)
      .map(({ row, because }) => `  ${lineLabel(lineOf(row))}: ${unexplainedText(because, holder)}`),
    ...more(unexplained.length),
  ];
}

function more(count: number): readonly string[] {
  return count > listed ? [`  ${moreText(count - listed)}`] : [];
}
