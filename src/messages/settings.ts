import { t } from '@vscode/l10n';
import type { ProfileProblemCode } from '../engine/validate-profile';
import { profileProblemText } from './profile-problems';
import { scenarioProblemMessage } from './scenario';

/** A problem of `.pat-lens.yaml`, in the shape in which the workspace says it. */
export interface SettingsTrouble {
  readonly code: `settings.${string}`;
  readonly args: Readonly<Record<string, string | number>>;
}

/** The sentence for a problem of a `.pat-lens.yaml`. */
export function settingsProblemMessage({ code, args }: SettingsTrouble): string {
  const text = ownSentence(code, args);
  if (text === null) {
    // What is wrong with YAML as such is said as for scenarios.
    const shared = { code: `scenario.${code.slice('settings.'.length)}`, span: { start: 0, end: 0 }, args };
    return scenarioProblemMessage(shared) ?? code;
  }
  const { suggestion } = args;
  return suggestion === undefined ? text : `${text} ${t('Did you mean “{0}”?', suggestion)}`;
}

const ofProfile = 'settings.profile-';

function ownSentence(code: string, args: SettingsTrouble['args']): string | null {
  if (code.startsWith(ofProfile)) {
    const problem = code.slice(ofProfile.length) as ProfileProblemCode;
    return profileProblemText({ code: problem, path: String(args['path'] ?? ''), args });
  }
  const { found = '', field = '', id = '', limit = '', size = '' } = args;
  switch (code) {
    case 'settings.too-large':
      return t('The file has {0} bytes; settings may have at most {1}.', size, limit);
    case 'settings.too-many-aliases':
      return t('Settings may use at most {0} YAML aliases.', limit);
    case 'settings.several-documents':
      return t('A settings file holds one YAML document; what follows is not read.');
    case 'settings.unknown-field':
      return t('“{0}” is not a field of the settings.', field);
    case 'settings.unknown-code':
      return t('There is no finding “{0}”.', field);
    case 'settings.unknown-profile':
      return t('There is no profile “{0}”, built in or under “profiles”.', id);
    case 'settings.built-in-profile':
      return t('“{0}” is a built-in profile; an own one needs another id.', id);
    case 'settings.duplicate-profile':
      return t('Another profile is called “{0}” already.', id);
    case 'settings.too-many-values':
      return t('With its YAML aliases this profile has more than {0} values.', limit);
    case 'settings.bad-pattern':
      return badPattern(found, args['reason']);
    default:
      return null;
  }
}

function badPattern(found: string | number, reason: string | number | undefined): string {
  switch (reason) {
    case 'empty':
      return t('A pattern must not be empty.');
    case 'too-long':
      return t('This pattern is too long.');
    case 'negated':
      return t('“{0}” begins with “!”: list what to leave out under “exclude”.', found);
    default:
      return t('“{0}” has a bracket or brace that is not closed.', found);
  }
}
