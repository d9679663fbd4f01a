import type { RouteMapClause } from '../facts/routing';
import type { RouteMapEntry } from '../model';
import type { Statement } from '../statements';

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

/** Collects route-maps over the lines of a config; an entry that is opened again is the same one. */
export class RouteMaps {
  /** Entries by name and sequence. */
  private readonly maps = new Map<string, Map<number, Draft>>();
  private open: Draft | null = null;

  add(statement: RouteMapStatement): void {
    switch (statement.kind) {
      case 'route-map':
        this.openEntry(statement);
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

  private openEntry({ name, action, sequence, negated }: Statement & { kind: 'route-map' }): void {
    this.open = null;
    if (negated) {
      this.remove(name, sequence);
      return;
    }
    let entries = this.maps.get(name);
    if (entries === undefined) this.maps.set(name, (entries = new Map<number, Draft>()));
    this.open = entries.get(sequence) ?? {
      name,
      action,
      sequence,
      matchAccessLists: [],
      matchInterfaces: [],
    };
    this.open.action = action;
    entries.set(sequence, this.open);
  }

  /** A line with `no` that names no sequence takes the whole map away. */
  private remove(name: string, sequence: number): void {
    const entries = this.maps.get(name);
    if (sequence >= 0) entries?.delete(sequence);
    if (sequence < 0 || entries?.size === 0) this.maps.delete(name);
  }

  /** Entries of one route-map by sequence, the maps in the order of their first line. */
  finish(): readonly RouteMapEntry[] {
    return [...this.maps.values()].flatMap((entries) =>
      [...entries.values()].sort((a, b) => a.sequence - b.sequence),
    );
  }
}
