import type { Family } from '../facts/records';
import type { LineStatement } from '../packed-entries';
import type { Statement } from '../statements';

/** The part of a summary that a line says something about; `single` is what a config has once. */
export type SummaryPart =
  | 'lists'
  | 'interfaces'
  | 'natRules'
  | 'natPools'
  | 'routeMaps'
  | 'staticRoutes'
  | 'directives'
  | 'single'
  | Family;

/** The part that a line is about; null for a line that says nothing about a device. */
export function partOf(statement: LineStatement): SummaryPart | null {
  if (typeof statement === 'number') return 'lists';
  switch (statement?.kind) {
    case undefined:
    case 'remark':
      return null;
    case 'ace':
    case 'evaluate':
    case 'unknown':
    case 'access-list':
    case 'access-list-line':
    case 'no-entry':
      return 'lists';
    case 'nat-rule':
      return 'natRules';
    case 'nat-pool':
    case 'nat-pool-range':
      return 'natPools';
    case 'route-map':
    case 'match-access-lists':
    case 'match-prefix-lists':
    case 'match-interfaces':
    case 'route-map-clause':
      return 'routeMaps';
    case 'route':
      return 'staticRoutes';
    case 'directive':
      return 'directives';
    case 'nat-timeout':
    case 'nat-port-timeout':
    case 'cgn':
    case 'hostname':
    case 'version':
    case 'access-group':
      return 'single';
    case 'record':
    case 'fields':
    case 'no-fields':
      return statement.family;
    case 'asa-nat':
      return 'asaNatRules';
    case 'asa-timeouts':
      return 'asaTimeouts';
    case 'class-action':
      return 'policyMaps';
    case 'class-inspection':
      return 'inspectionPolicies';
    case 'no-member':
      return 'objectGroups';
    case 'keyring-remote':
    case 'keyring-description':
      return 'keyrings';
    default:
      return 'interfaces';
  }
}

/** The part of which a line opens a thing, for later lines to say more about; lists are not among these. */
export function openedBy(statement: LineStatement): SummaryPart | null {
  if (typeof statement === 'number') return null;
  switch (statement?.kind) {
    case 'interface':
    case 'nat-pool':
    case 'route-map':
    case 'record':
    case 'asa-nat':
    case 'asa-timeouts':
      return partOf(statement);
    default:
      return null;
  }
}

/** The part of which a line needs the open thing; lists are not among these. */
export function neededBy(statement: LineStatement): SummaryPart | null {
  if (statement === null || typeof statement === 'number') return null;
  if (statement.kind === 'asa-nat') return statement.rule.section === 'object' ? 'networkObjects' : null;
  if (statement.kind === 'route') return statement.inVrf === true ? 'vrfs' : null;
  const part = partOf(statement);
  const standsAlone =
    part === null ||
    part === 'lists' ||
    part === 'natRules' ||
    part === 'directives' ||
    part === 'single' ||
    openedBy(statement) !== null;
  return standsAlone ? null : part;
}

/** Whether a line takes away what a line far from it may have said. */
export function isRemoval(statement: Statement): boolean {
  switch (statement.kind) {
    case 'interface':
    case 'access-list':
    case 'nat-rule':
    case 'nat-pool':
    case 'route-map':
    case 'route':
    case 'asa-nat':
      return statement.negated;
    case 'access-list-line':
      return statement.list.negated;
    case 'record':
      return statement.value === null;
    default:
      return false;
  }
}
