import { t } from '@vscode/l10n';

/** A share as people write it: never `100 %` or `0 %` for what is only nearly so. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return t('under 1 %');
  if (value > 99 && value < 100) return t('over 99 %');
  return t('{0} %', Math.round(value));
}
