import { t } from '@vscode/l10n';
import type { FixTitle } from '../analysis/fixes/fix';

/** What a quick fix is called. */
export function fixTitle(title: FixTitle): string {
  switch (title.code) {
    case 'drop-source-ports':
      return t('Accept any source port here');
    case 'widen-source-ports':
      return t('Accept the source ports that PAT gives: {0}', title.ports);
    case 'add-entry':
      return t('Add “{0}” below', title.entry);
    case 'add-line':
      return t('Add “{0}”', title.line);
    case 'remove-entry':
      return t('Remove this entry, which decides nothing');
    case 'remove-line':
      return t('Remove “{0}”', title.line);
    case 'replace':
      return t('Replace by “{0}”', title.text);
  }
}

/** The action that applies every preferred fix of a file. */
export function fixAllTitle(): string {
  return t('Apply all proven fixes');
}
