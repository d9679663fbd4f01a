import type { RouteMapClause } from '../facts/routing';
import type { RouteMapEntry } from '../model';
import type { Statement } from '../statements';
import type { Table } from './table';

interface Draft extends RouteMapEntry {
  action: RouteMapEntry['action'];
  readonly matchAccessLists: string[];
  readonly matchInterfaces: string[];
  matchPrefixLists?: string[];
  otherMatches?: RouteMapClause[];
  actions?: RouteMapClause[];
}

type RouteMapStatement = Extract<
  Statement,
  {
    readonly kind:
      'route-map' | 'match-access-lists' | 'match-prefix-lists' | 'match-interfaces' | 'route-map-clause';
  }
>;

/** The entries of one route-map by sequence, and the first and the last line that opens one. */
interface DraftMap {
  readonly entries: Map<number, Draft>;
  readonly line: number;
  lastLine: number;
}

/** Collects route-maps over the lines of a config; an entry that is opened again is the same one. */
export class RouteMaps {
  private readonly maps = new Map<string, DraftMap>();
  private open: Draft | null = null;

  add(statement: RouteMapStatement, line: number): void {
    switch (statement.kind) {
      case 'route-map':
        this.openEntry(statement, line);
        break;
      case 'match-access-lists':
        this.open?.matchAccessLists.push(...statement.names);
        break;
      case 'match-interfaces':
        this.open?.matchInterfaces.push(...statement.names);
        break;
      case 'match-prefix-lists':
        if (this.open !== null) (this.open.matchPrefixLists ??= []).push(...statement.names);
        break;
      case 'route-map-clause':
        this.addClause(statement);
        break;
    }
  }

  private addClause({ verb, clause }: Statement & { kind: 'route-map-clause' }): void {
    if (this.open === null) return;
    (this.open[verb === 'match' ? 'otherMatches' : 'actions'] ??= []).push(clause);
  }

  private openEntry(
    { name, action, sequence, negated }: Statement & { kind: 'route-map' },
    line: number,
  ): void {
    this.open = null;
    if (negated) {
      this.remove(name, sequence);
      return;
    }
    let map = this.maps.get(name);
    if (map === undefined) this.maps.set(name, (map = { entries: new Map(), line, lastLine: line }));
    map.lastLine = line;
    this.open = map.entries.get(sequence) ?? {
      name,
      action,
      sequence,
      matchAccessLists: [],
      matchInterfaces: [],
    };
    this.open.action = action;
    map.entries.set(sequence, this.open);
  }

  /** A line with `no` that names no sequence takes the whole map away. */
  private remove(name: string, sequence: number): void {
    const entries = this.maps.get(name)?.entries;
    if (sequence >= 0) entries?.delete(sequence);
    if (sequence < 0 || entries?.size === 0) this.maps.delete(name);
  }

  /** Entries of one route-map by sequence, the maps in the order of their first line. */
  finish(): Table<readonly RouteMapEntry[]> {
    const maps = [...this.maps.values()];
    return {
      values: maps.map(({ entries }) => [...entries.values()].sort((a, b) => a.sequence - b.sequence)),
      keys: [...this.maps.keys()],
      first: maps.map(({ line }) => line),
      last: maps.map(({ lastLine }) => lastLine),
    };
  }
}
