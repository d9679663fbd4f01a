import { t } from '@vscode/l10n';
import type { ProfileReason } from '../analysis/situation';

/** Why a PAT device has its profile. */
export function profileReasonText(reason: ProfileReason): string {
  switch (reason.code) {
    case 'scenario':
      return t('the scenario says so');
    case 'chosen':
      return t('chosen by you');
    case 'directive':
      return t('a “pat-lens: profile” comment in the config says so');
    case 'cgn-mode':
      return t('the config has “ip nat settings mode cgn”');
    case 'version':
      return t('the config says version {0}', reason.version);
    case 'no-asa-version':
      return t('an ASA config without a version line; from 9.15 on it would be cisco-asa-flat');
    case 'dialect':
      return t('the config has lines that only IOS-XE writes');
    case 'unknown-directive':
      return t('the config asks for “{0}”, which does not exist', reason.id);
    case 'default':
      return t('nothing in the text says which device this is');
  }
}
