import { assembleLines, servicesOf, summaryOf, type Assembled, type SummaryParts } from './assemble';
import { isRemoval, partOf } from './assembly/contexts';
import type { InterfaceTable } from './assembly/interfaces';
import { withNamedParts } from './assembly/named-parts';
import type { RecordTableByFamily } from './assembly/records';
import { closedRegion, endOfOpenList, openListBefore } from './assembly/region';
import { splicedLists } from './assembly/spliced-lists';
import {
  indexFrom,
  movedLines,
  splicedItems,
  splicedTable,
  type LineChange,
  type Table,
} from './assembly/table';
import type { Directive } from './model';
import type { LineStatement, PackedEntries } from './packed-entries';
import { valuesEqual } from './values/equal';

type Statements = readonly LineStatement[];

/** A region of more lines, and of more than this share of all, is as well assembled with all others. */
const fewLines = 64;
const mostOfAll = 1 / 8;

/**
 * What was assembled before with a change of some lines, at the cost of these and of what they belong to; what stays equal stays
 * the same objects. Null where other lines may decide what the changed ones say.
 */
export function reassemble(
  before: Assembled,
  old: Statements,
  now: Statements,
  packed: PackedEntries,
  lines: LineChange,
): Assembled | null {
  const change = trimmed(old, now, packed, lines);
  const { from, to, shift } = change;
  if (shift === 0 && from === to) {
    return before;
  }
  if (decidesFarAway(old, from, to) || decidesFarAway(now, from, to + shift)) {
    return null;
  }
  let region = change;
  for (;;) {
    region = closedRegion(old, now, region);
    const end = region.to + shift;
    if (end - region.from > fewLines + old.length * mostOfAll) {
      return null;
    }
    const open =
      isAboutLists(old, region.from, region.to) || isAboutLists(now, region.from, end)
        ? openListBefore(old, region.from, packed)
        : null;
    const was = assembleLines(old, packed, region.from, region.to, open);
    const is = assembleLines(now, packed, region.from, end, open);
    const wider = widened(before.parts, [was, is], region);
    const to = was.openList === is.openList ? wider.to : endOfOpenList(old, wider.to, packed);
    if (wider.from === region.from && to === region.to) {
      const isFree = isDecidedHere(before.parts, old, region.from, region.to);
      return isFree && isDecidedHere(before.parts, now, region.from, end)
        ? spliced(before, was, is, region, packed)
        : null;
    }
    region = { from: wider.from, to, shift };
  }
}

/** The change without the lines at its ends that say the same. */
function trimmed(
  old: Statements,
  now: Statements,
  packed: PackedEntries,
  { from, to, shift }: LineChange,
): LineChange {
  let first = from;
  let end = to;
  while (first < end && first < end + shift && areEqual(old[first] ?? null, now[first] ?? null, packed)) {
    first++;
  }
  while (
    end > first &&
    end + shift > first &&
    areEqual(old[end - 1] ?? null, now[end - 1 + shift] ?? null, packed)
  ) {
    end--;
  }
  return { from: first, to: end, shift };
}

function areEqual(one: LineStatement, other: LineStatement, packed: PackedEntries): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return packed.areEqual(one, other) && valuesEqual(packed.listOf(one), packed.listOf(other));
  }
  // One may be a row and the other not, where a word was written in another way.
  return typeof one === 'number' || typeof other === 'number'
    ? false
    : valuesEqual(one, other) ||
        ((one?.kind ?? 'remark') === 'remark' && (other?.kind ?? 'remark') === 'remark');
}

/** Whether a line takes something away again, or sets what a config has once. */
function decidesFarAway(statements: Statements, from: number, to: number): boolean {
  return statements
    .slice(from, to)
    .some(
      (statement) =>
        partOf(statement) === 'single' ||
        (typeof statement === 'object' && statement !== null && isRemoval(statement)),
    );
}

function isAboutLists(statements: Statements, from: number, to: number): boolean {
  return statements.slice(from, to).some((statement) => partOf(statement) === 'lists');
}

/** Whether no other line takes away what these say, or adds to it by name. */
function isDecidedHere(
  { removed, appliedByName }: SummaryParts,
  statements: Statements,
  from: number,
  to: number,
): boolean {
  if (removed.size === 0 && !appliedByName) {
    return true;
  }
  return statements.slice(from, to).every((statement) => {
    const part = partOf(statement);
    return (
      part === null || !(removed.has(part) || (appliedByName && (part === 'interfaces' || part === 'single')))
    );
  });
}

/** The region with all lines that open what lines in it are about; of a list that begins above it, only the lines in it. */
function widened(all: SummaryParts, parts: readonly SummaryParts[], region: LineChange): LineChange {
  let { from, to } = region;
  const include = (table: Table<unknown>, keys: readonly string[], isList: boolean): void => {
    for (const key of keys) {
      const at = table.keys.indexOf(key);
      const first = table.first[at];
      if (first === undefined || (isList && first < region.from)) continue;
      from = Math.min(from, first);
      to = Math.max(to, (table.last[at] ?? 0) + 1);
    }
  };
  for (const part of parts) {
    include(all.lists, part.lists.keys, true);
    include(all.interfaces, part.interfaces.keys, false);
    include(all.natPools, part.natPools.keys, false);
    include(all.routeMaps, part.routeMaps.keys, false);
    for (const [family, { keys }] of part.records) {
      include(all.records.get(family) ?? noRecords, keys, false);
    }
  }
  return { from, to, shift: region.shift };
}

const noRecords: Table<unknown> = { values: [], keys: [], first: [], last: [] };

function spliced(
  before: Assembled,
  was: SummaryParts,
  is: SummaryParts,
  change: LineChange,
  packed: PackedEntries,
): Assembled | null {
  const { parts, summary } = before;
  if (!valuesEqual([...servicesOf(was)], [...servicesOf(is)])) {
    return null;
  }
  const named =
    is.lists.values.length === 0
      ? is.lists
      : { ...is.lists, values: withNamedParts(is.lists.values, servicesOf(parts)) };
  const lists = splicedLists(
    { table: parts.lists, accessLists: summary.accessLists },
    was.lists,
    named,
    change,
    packed,
  );
  if (lists === null) {
    return null;
  }
  const after: SummaryParts = {
    ...parts,
    removed: is.removed.size === 0 ? parts.removed : new Set([...parts.removed, ...is.removed]),
    lists: lists.table,
    interfaces: splicedInterfaces(parts.interfaces, is.interfaces, change),
    natRules: splicedTable(parts.natRules, is.natRules, change),
    natPools: splicedTable(parts.natPools, is.natPools, change),
    routeMaps: splicedTable(parts.routeMaps, is.routeMaps, change),
    staticRoutes: splicedTable(parts.staticRoutes, is.staticRoutes, change),
    directives: splicedTable(movedDirectives(parts.directives, change), is.directives, change),
    records: splicedRecords(parts.records, is.records, change),
  };
  return { parts: after, summary: summaryOf(summary.dialect, summary, after, lists.accessLists, before) };
}

function splicedInterfaces(table: InterfaceTable, part: InterfaceTable, change: LineChange): InterfaceTable {
  const from = indexFrom(table.first, change.from);
  const to = indexFrom(table.first, change.to);
  const splicedColumn = (column: 'accessGroupsIn' | 'accessGroupsOut'): readonly number[] =>
    splicedItems(movedLines(table[column], change), from, to, part[column]);
  const changed = splicedTable(table, part, change);
  return changed === table
    ? table
    : {
        ...changed,
        accessGroupsIn: splicedColumn('accessGroupsIn'),
        accessGroupsOut: splicedColumn('accessGroupsOut'),
      };
}

/** Directives that say on which line they stand. */
function movedDirectives(table: Table<Directive>, { to, shift }: LineChange): Table<Directive> {
  if (shift === 0 || !table.values.some((one) => one.kind === 'ignore' && one.line >= to)) {
    return table;
  }
  const values = table.values.map((one) =>
    one.kind === 'ignore' && one.line >= to ? { ...one, line: one.line + shift } : one,
  );
  return { ...table, values };
}

function splicedRecords(
  tables: RecordTableByFamily,
  parts: RecordTableByFamily,
  change: LineChange,
): RecordTableByFamily {
  const changed = new Map(tables);
  for (const family of new Set([...tables.keys(), ...parts.keys()])) {
    const table = splicedTable(tables.get(family) ?? noRecords, parts.get(family) ?? noRecords, change);
    if (table.values.length === 0) changed.delete(family);
    else changed.set(family, table);
  }
  return changed;
}
