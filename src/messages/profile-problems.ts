import { t } from '@vscode/l10n';
import type { ProfileProblem } from '../engine/validate-profile';

/** What is wrong with a field of an own profile, as one sentence that names the field. */
export function profileProblemText({ code, path, args }: ProfileProblem): string {
  const field = path === '' ? t('the profile') : `\`${path}\``;
  switch (code) {
    case 'not-object':
      return t('{0} must be an object.', field);
    case 'not-list':
      return t('{0} must be a list.', field);
    case 'not-text':
      return t('{0} must be a text that is not empty.', field);
    case 'not-boolean':
      return t('{0} must be true or false.', field);
    case 'not-number':
      return t('{0} must be a whole number.', field);
    case 'out-of-range':
      return t('{0} must lie between {1} and {2}.', field, args['least'] ?? '', args['most'] ?? '');
    case 'missing-field':
      return t('{0} is missing.', field);
    case 'unknown-field':
      return t('{0} is not a field of a profile.', field);
    case 'unknown-value':
      return t('{0} must be one of: {1}.', field, args['allowed'] ?? '');
    case 'not-range':
      return t('{0} must be a range `[first, last]` of ports.', field);
    case 'empty-list':
      return t('{0} must not be empty.', field);
    case 'range-reversed':
      return t('{0}: {1} lies above {2}.', field, args['first'] ?? '', args['last'] ?? '');
    case 'port-out-of-range':
      return t('{0}: ports lie between 1 and 65535.', field);
    case 'groups-overlap':
      return t('{0} overlaps the group of {1}-{2}.', field, args['first'] ?? '', args['last'] ?? '');
    case 'reuse-needs-address-port':
      return t('{0}: one port for all destinations needs `unique: address-port`.', field);
  }
}
