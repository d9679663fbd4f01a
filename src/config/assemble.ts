import { AccessLists, type DraftList } from './assembly/access-lists';
import { isRemoval, partOf, type SummaryPart } from './assembly/contexts';
import { accessListOf } from './assembly/entry-views';
import { Interfaces, type InterfaceTable } from './assembly/interfaces';
import { serviceGroups, withNamedParts } from './assembly/named-parts';
import { RecordTables, type RecordTableByFamily } from './assembly/records';
import { RemovableItems } from './assembly/removable';
import { RouteMaps } from './assembly/route-maps';
import { tableOfLines, type Table } from './assembly/table';
import { Translations } from './assembly/translations';
import type { ObjectGroup } from './facts/objects';
import type { RecordLists } from './facts/records';
import type {
  AccessList,
  DeviceSummary,
  Dialect,
  Directive,
  NatPool,
  NatRule,
  RouteMapEntry,
  StaticRoute,
} from './model';
import type { LineStatement, PackedEntries } from './packed-entries';
import type { LineDirective, Statement } from './statements';

/** What lines say about a device, with the lines that say it. */
export interface SummaryParts {
  readonly lists: Table<DraftList>;
  readonly interfaces: InterfaceTable;
  readonly natRules: Table<NatRule>;
  readonly natPools: Table<NatPool>;
  /** The entries of each map. */
  readonly routeMaps: Table<readonly RouteMapEntry[]>;
  readonly staticRoutes: Table<StaticRoute>;
  readonly directives: Table<Directive>;
  readonly records: RecordTableByFamily;
  /** Parts of which a line took something away again or took its place, so that what one line says may depend on all the others. */
  readonly removed: ReadonlySet<SummaryPart>;
  /** Whether lines outside of an interface say something about it. */
  readonly appliedByName: boolean;
  /** The name of the list that takes the next entry that names none. */
  readonly openList: string;
}

/** What a config has once. */
type Single = Pick<DeviceSummary, 'version' | 'hostname' | 'natTimeouts' | 'cgn' | 'globalAccessGroup'>;

export interface Assembled {
  readonly summary: DeviceSummary;
  readonly parts: SummaryParts;
}

/** Puts the statements of all lines together, in the order in which a device would take them. */
export function assemble(
  statements: readonly LineStatement[],
  packed: PackedEntries,
  dialect: Dialect,
): Assembled {
  const assembly = new Assembly(packed, null);
  assembly.addAll(statements, 0, statements.length);
  return assembly.finish(dialect);
}

/** {@link assemble} in steps of some statements. */
export function* assembleInSteps(
  statements: readonly LineStatement[],
  packed: PackedEntries,
  dialect: Dialect,
  ofStep: number,
): Generator<undefined, Assembled> {
  const assembly = new Assembly(packed, null);
  for (let line = 0; line < statements.length; line += ofStep) {
    assembly.addAll(statements, line, Math.min(line + ofStep, statements.length));
    yield;
  }
  return assembly.finish(dialect);
}

/** What some lines say alone; `openList` is the list that is open before them. */
export function assembleLines(
  statements: readonly LineStatement[],
  packed: PackedEntries,
  from: number,
  to: number,
  openList: string | null,
): SummaryParts {
  const assembly = new Assembly(packed, openList);
  assembly.addAll(statements, from, to);
  return assembly.collect().parts;
}

class Assembly {
  private readonly lists: AccessLists;
  private readonly interfaces = new Interfaces();
  private readonly translations = new Translations();
  private readonly routeMaps = new RouteMaps();
  /** The VRF whose block was opened last. */
  private vrf: string | null = null;
  private readonly staticRoutes = new RemovableItems<{ readonly route: StaticRoute; readonly line: number }>(
    ({ route }) => route,
  );
  private readonly directives: Directive[] = [];
  private readonly directiveLines: number[] = [];
  private readonly records = new RecordTables();
  private readonly removed = new Set<SummaryPart>();
  private hostname: string | null = null;
  private version: string | null = null;

  constructor(
    private readonly packed: PackedEntries,
    openList: string | null,
  ) {
    this.lists = new AccessLists(packed, openList);
  }

  addAll(statements: readonly LineStatement[], from: number, to: number): void {
    for (let line = from; line < to; line++) {
      const statement = statements[line];
      if (typeof statement === 'number') {
        this.lists.addRow(statement, line);
      } else if (statement !== null && statement !== undefined) {
        this.add(statement, line);
      }
    }
  }

  private add(statement: Statement, line: number): void {
    if (isRemoval(statement)) {
      const part = partOf(statement);
      if (part !== null) this.removed.add(part);
    }
    switch (statement.kind) {
      case 'ace':
      case 'evaluate':
      case 'unknown':
      case 'access-list':
      case 'access-list-line':
      case 'no-entry':
        this.lists.add(statement, line);
        break;
      case 'nat-rule':
      case 'nat-pool':
      case 'nat-pool-range':
      case 'nat-timeout':
      case 'nat-port-timeout':
      case 'cgn':
        this.translations.add(statement, line);
        break;
      case 'route-map':
      case 'match-access-lists':
      case 'match-prefix-lists':
      case 'match-interfaces':
      case 'route-map-clause':
        this.routeMaps.add(statement, line);
        break;
      case 'route':
        this.addRoute(statement, line);
        break;
      case 'record':
        if (statement.family === 'vrfs') this.vrf = statement.key;
        this.records.add(statement, line);
        break;
      case 'fields':
      case 'asa-nat':
      case 'asa-timeouts':
      case 'class-action':
      case 'class-inspection':
      case 'no-member':
      case 'no-fields':
      case 'keyring-remote':
      case 'keyring-description':
        this.records.add(statement, line);
        break;
      case 'remark':
        break;
      case 'hostname':
        this.hostname = statement.name;
        break;
      case 'version':
        this.version ??= statement.value;
        break;
      case 'directive':
        this.directives.push(withLine(statement.directive, line));
        this.directiveLines.push(line);
        break;
      default:
        this.interfaces.add(statement, line);
    }
  }

  private addRoute({ route: written, negated, inVrf }: Statement & { kind: 'route' }, line: number): void {
    const route = inVrf === true ? { ...written, vrf: this.vrf } : written;
    if (negated) {
      this.staticRoutes.remove(route);
    } else {
      this.staticRoutes.push({ route, line });
    }
  }

  collect(): { readonly parts: SummaryParts; readonly single: Single } {
    const { interfaces, globalAccessGroup, appliedByName } = this.interfaces.finish();
    const { rules, pools, timeouts, cgn } = this.translations.finish();
    const routes = this.staticRoutes.left();
    return {
      parts: {
        lists: this.lists.finish(),
        interfaces,
        natRules: rules,
        natPools: pools,
        routeMaps: this.routeMaps.finish(),
        staticRoutes: tableOfLines(
          routes.map(({ route }) => route),
          routes.map(({ line }) => line),
        ),
        directives: tableOfLines(this.directives, this.directiveLines),
        records: this.records.finish(),
        removed: this.records.replacesRules ? new Set([...this.removed, 'asaNatRules']) : this.removed,
        appliedByName,
        openList: this.lists.openList,
      },
      single: {
        version: this.version,
        hostname: this.hostname,
        natTimeouts: timeouts,
        cgn,
        ...(globalAccessGroup === null ? {} : { globalAccessGroup }),
      },
    };
  }

  finish(dialect: Dialect): Assembled {
    const { parts: read, single } = this.collect();
    const { lists } = read;
    const parts = { ...read, lists: { ...lists, values: withNamedParts(lists.values, servicesOf(read)) } };
    const accessLists = parts.lists.values.map((list) => accessListOf(list, this.packed));
    return { parts, summary: summaryOf(dialect, single, parts, accessLists, null) };
  }
}

/** Names of the object groups that hold services. */
export function servicesOf({ records }: SummaryParts): ReadonlySet<string> {
  return serviceGroups((records.get('objectGroups')?.values ?? []) as readonly ObjectGroup[]);
}

/** The summary that the parts make; lists of `before` that say the same are kept. */
export function summaryOf(
  dialect: Dialect,
  { version, hostname, natTimeouts, cgn, globalAccessGroup }: Single,
  { interfaces, natRules, natPools, routeMaps, staticRoutes, directives, records }: SummaryParts,
  accessLists: readonly AccessList[],
  before: Assembled | null,
): DeviceSummary {
  const isKept = before?.parts.routeMaps.values === routeMaps.values;
  const lists = recordLists(records, before);
  return {
    dialect,
    version,
    hostname,
    interfaces: interfaces.values,
    accessLists,
    natRules: natRules.values,
    natPools: natPools.values,
    natTimeouts,
    cgn,
    routeMaps: isKept ? before.summary.routeMaps : routeMaps.values.flat(),
    staticRoutes: staticRoutes.values,
    directives: directives.values,
    ...(globalAccessGroup === undefined ? {} : { globalAccessGroup }),
    ...(lists === undefined ? {} : { records: lists }),
  };
}

function recordLists(records: RecordTableByFamily, before: Assembled | null): RecordLists | undefined {
  const known = before?.parts.records;
  if (
    known?.size === records.size &&
    [...records].every(([family, { values }]) => known.get(family)?.values === values)
  ) {
    return before?.summary.records;
  }
  const lists = Object.fromEntries([...records].map(([family, { values }]) => [family, values]));
  return records.size === 0 ? undefined : lists;
}

function withLine(directive: LineDirective, line: number): Directive {
  return directive.kind === 'ignore' ? { ...directive, line } : directive;
}
