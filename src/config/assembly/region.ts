import type { LineStatement, PackedEntries } from '../packed-entries';
import { neededBy, openedBy, type SummaryPart } from './contexts';
import type { LineChange } from './table';

type Statements = readonly LineStatement[];

/**
 * The change with so many lines around it that nothing in it says more about a thing that is opened outside, and nothing outside
 * about one that is opened in it, lists apart.
 */
export function closedRegion(old: Statements, now: Statements, change: LineChange): LineChange {
  let { from, to } = change;
  const { shift } = change;
  for (;;) {
    const needed = new Set<SummaryPart>();
    const opened = new Set<SummaryPart>();
    lookInside(old, from, to, needed, opened);
    lookInside(now, from, to + shift, needed, opened);
    const first = openerBefore(old, from, needed);
    const end = endOfUses(old, to, opened);
    if (first === from && end === to) {
      return { from, to, shift };
    }
    from = first;
    to = end;
  }
}

/** Collects what lines need of those above them, and of what they open something. */
function lookInside(
  statements: Statements,
  from: number,
  to: number,
  needed: Set<SummaryPart>,
  opened: Set<SummaryPart>,
): void {
  const here = new Set<SummaryPart>();
  for (let line = from; line < to; line++) {
    const statement = statements[line] ?? null;
    const need = neededBy(statement);
    if (need !== null && !here.has(need)) needed.add(need);
    const open = openedBy(statement);
    if (open !== null) here.add(open);
  }
  for (const part of here) opened.add(part);
}

/** The line that opens the first of what is needed, or `from` where nothing is open. */
function openerBefore(statements: Statements, from: number, needed: Set<SummaryPart>): number {
  let first = from;
  for (let line = from - 1; line >= 0 && needed.size > 0; line--) {
    const open = openedBy(statements[line] ?? null);
    if (open !== null && needed.delete(open)) first = line;
  }
  return first;
}

/** The line behind the last one that needs what is open. */
function endOfUses(statements: Statements, to: number, open: Set<SummaryPart>): number {
  let end = to;
  /** Opened between the end and the line. */
  const between = new Set<SummaryPart>();
  for (let line = to; line < statements.length && open.size > 0; line++) {
    const statement = statements[line] ?? null;
    const need = neededBy(statement);
    if (need !== null && open.has(need)) {
      for (const part of between) open.add(part);
      between.clear();
      end = line + 1;
    }
    const opened = openedBy(statement);
    if (opened !== null) {
      if (end > line) {
        open.add(opened);
      } else {
        open.delete(opened);
        between.add(opened);
      }
    }
  }
  return end;
}

/** The list that takes an entry in `line` that names none; null where none was opened. */
export function openListBefore(statements: Statements, line: number, packed: PackedEntries): string | null {
  for (let above = line - 1; above >= 0; above--) {
    const statement = statements[above] ?? null;
    if (opensList(statement, packed)) {
      return typeof statement === 'object' && statement?.kind === 'access-list' && !statement.negated
        ? statement.name
        : null;
    }
  }
  return null;
}

/** The line behind the last entry from `line` on that belongs to the list that is open there. */
export function endOfOpenList(statements: Statements, line: number, packed: PackedEntries): number {
  let end = line;
  for (let below = line; below < statements.length; below++) {
    const statement = statements[below] ?? null;
    if (opensList(statement, packed)) break;
    if (isEntry(statement)) end = below + 1;
  }
  return end;
}

/** Whether the entries that follow belong to another list than those before. */
function opensList(statement: LineStatement, packed: PackedEntries): boolean {
  if (typeof statement === 'number') return packed.listOf(statement) !== null;
  return statement?.kind === 'access-list' || statement?.kind === 'access-list-line';
}

function isEntry(statement: LineStatement): boolean {
  if (typeof statement === 'number') return true;
  switch (statement?.kind) {
    case 'ace':
    case 'evaluate':
    case 'unknown':
    case 'no-entry':
      return true;
    default:
      return false;
  }
}
