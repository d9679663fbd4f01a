import { AccessLists, type DraftList, type ListPlaces } from './assembly/access-lists';
import { accessListOf } from './assembly/entry-views';
import { Interfaces, type InterfacePlaces } from './assembly/interfaces';
import { withNamedParts } from './assembly/named-parts';
import { RecordTables, type RecordPlaces } from './assembly/records';
import { RemovableItems } from './assembly/removable';
import { RouteMaps } from './assembly/route-maps';
import { Translations, type TranslationPlaces } from './assembly/translations';
import type { DeviceSummary, Dialect, Directive, StaticRoute } from './model';
import type { LineStatement, PackedEntries } from './packed-entries';
import type { LineDirective, Statement } from './statements';

/** Line numbers of what a summary holds, by its indices. */
export interface SummaryPlaces {
  readonly lists: ListPlaces;
  readonly interfaces: InterfacePlaces;
  readonly translations: TranslationPlaces;
  readonly records: RecordPlaces;
  readonly directives: readonly number[];
  readonly staticRoutes: readonly number[];
  /** Whether a `no` line took something away again, so that what one line says may depend on all the others. */
  readonly removals: boolean;
}

export interface Assembled {
  readonly summary: DeviceSummary;
  readonly places: SummaryPlaces;
  /** The lists of the summary by their index there, before rows are made objects. */
  readonly lists: readonly DraftList[];
}

/** Puts the statements of all lines together, in the order in which a device would take them. */
export function assemble(
  statements: readonly LineStatement[],
  packed: PackedEntries,
  dialect: Dialect,
): Assembled {
  const assembly = new Assembly(packed);
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
  const assembly = new Assembly(packed);
  for (let line = 0; line < statements.length; line += ofStep) {
    assembly.addAll(statements, line, Math.min(line + ofStep, statements.length));
    yield;
  }
  return assembly.finish(dialect);
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
  private removals = false;
  private hostname: string | null = null;
  private version: string | null = null;

  constructor(private readonly packed: PackedEntries) {
    this.lists = new AccessLists(packed);
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
    this.removals ||=
      statement.kind === 'no-entry' ||
      statement.kind === 'no-member' ||
      statement.kind === 'no-fields' ||
      ('negated' in statement && statement.negated) ||
      (statement.kind === 'access-list-line' && statement.list.negated) ||
      (statement.kind === 'record' && statement.value === null);
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
        this.routeMaps.add(statement);
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

  finish(dialect: Dialect): Assembled {
    const lists = this.lists.finish();
    const interfaces = this.interfaces.finish();
    const translations = this.translations.finish();
    const routes = this.staticRoutes.left();
    const records = this.records.finish();
    const drafts = withNamedParts(lists.lists, records.lists);
    const { globalAccessGroup } = interfaces;
    const summary: DeviceSummary = {
      dialect,
      version: this.version,
      hostname: this.hostname,
      interfaces: interfaces.interfaces,
      accessLists: drafts.map((list) => accessListOf(list, this.packed)),
      natRules: translations.rules,
      natPools: translations.pools,
      natTimeouts: translations.timeouts,
      cgn: translations.cgn,
      routeMaps: this.routeMaps.finish(),
      staticRoutes: routes.map(({ route }) => route),
      directives: this.directives,
      ...(globalAccessGroup === null ? {} : { globalAccessGroup }),
      ...(Object.keys(records.lists).length === 0 ? {} : { records: records.lists }),
    };
    return {
      summary,
      lists: drafts,
      places: {
        lists: lists.places,
        interfaces: interfaces.places,
        translations: translations.places,
        records: records.places,
        directives: this.directiveLines,
        staticRoutes: routes.map(({ line }) => line),
        removals: this.removals,
      },
    };
  }
}

function withLine(directive: LineDirective, line: number): Directive {
  return directive.kind === 'ignore' ? { ...directive, line } : directive;
}
