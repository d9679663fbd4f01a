import { t } from '@vscode/l10n';
import type { ConfigProblem } from '../config/model';
import type { ScenarioProblem } from '../scenario/model';
import { scenarioProblemMessage } from './scenario';

/** The sentence for a problem of a scenario: of its own text, or a reference that leads nowhere. */
export function problemMessage(problem: ScenarioProblem): string {
  return scenarioProblemMessage(problem) ?? referenceMessage(problem);
}

function referenceMessage({ code, args }: ScenarioProblem): string {
  const { path = '', name = '', id = '' } = args;
  switch (code) {
    case 'scenario.config-not-found':
      return t('“{0}” is not a config that can be read.', path);
    case 'scenario.path-outside':
      return t('“{0}” leads out of the folder that a scenario may refer to.', path);
    case 'scenario.unknown-acl':
      return t('{1} has no access list “{0}”.', name, path);
    case 'scenario.unknown-profile':
      return t('There is no profile “{0}”. “pat-lens profiles” lists them.', id);
    case 'scenario.no-nat-rule':
      return t('{0} translates nobody: it has no “ip nat inside source” rule.', path);
    default:
      return code;
  }
}

/** The sentence for a `! pat-lens: profile ID` comment with an id that nobody knows. */
export function unknownProfileProblem(id: string, suggestion: string | null): string {
  const text = t('There is no profile “{0}”, so the default one is used.', id);
  return suggestion === null ? text : `${text} ${t('Did you mean “{0}”?', suggestion)}`;
}

/** The sentence for something in a config that no device would take. */
export function configProblemMessage({ code, text }: ConfigProblem): string {
  switch (code) {
    case 'bad-address':
      return t('“{0}” is not an IPv4 address.', text);
    case 'bad-mask':
      return t('“{0}” is not a mask: its ones are not together.', text);
    case 'bad-port':
      return t('“{0}” is not a port from 0 to 65535.', text);
    case 'bad-range':
      return t('“{0}” ends before it begins.', text);
    case 'bad-directive':
      return t(
        '“{0}” cannot be read: write “pat-lens: peer NAME HOST -> GATEWAY”, “pat-lens: profile ID” or “pat-lens: ignore CODE”.',
        text,
      );
  }
}
