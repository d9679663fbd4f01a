import type { ConfigProblem } from '../../config/model';
import { scenarioProblemCodes } from '../../scenario/problem-codes';
import { findingCodes, type Severity } from './finding';

const configCodes = {
  'config.bad-address': 'error',
  'config.bad-mask': 'error',
  'config.bad-port': 'error',
  'config.bad-range': 'error',
  'config.bad-directive': 'error',
  'config.unknown-profile': 'error',
} as const satisfies Readonly<Record<`config.${ConfigProblem['code'] | 'unknown-profile'}`, Severity>>;

/** Problems of a scenario that show only beside other files. */
const referenceCodes = [
  'scenario.config-not-found',
  'scenario.path-outside',
  'scenario.unknown-acl',
  'scenario.unknown-profile',
  'scenario.no-nat-rule',
  'scenario.expectation-failed',
] as const;

/** Every code whose severity `.pat-lens.yaml` may set. */
export const settableCodes: readonly string[] = [
  ...Object.keys(findingCodes),
  ...Object.keys(configCodes),
  ...referenceCodes,
  ...scenarioProblemCodes,
];

/** What `.pat-lens.yaml` makes of findings, by their code. */
export type Severities = Readonly<Record<string, Severity>>;
