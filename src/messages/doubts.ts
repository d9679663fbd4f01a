import { t } from '@vscode/l10n';
import type { Doubt } from '../analysis/acl/doubt';

/** What is supposed of a packet or a name for an ACL entry to decide, as a clause. */
export function doubtText(doubt: Doubt): string {
  switch (doubt.code) {
    case 'address-unknown':
      return t('the address that no config tells fits this entry');
    case 'placeholder':
      return t('the placeholder {0} stands for an address that fits', doubt.text);
    case 'group-unknown':
      return t('the group {0}, which is not in the config, has what fits', doubt.name);
    case 'name-unresolved':
      return t('the name {0} leads to an address that fits', doubt.name);
    case 'time-range':
      return t('it is within the time range {0}', doubt.name);
    case 'condition':
      return t('the packet has {0}', doubt.text);
  }
}

/** The same of a line of a list. */
export function doubtOfLine(doubt: Doubt, list: string, line: number | null): string {
  return line === null
    ? t('{0}: {1}', list, doubtText(doubt))
    : t('{0}, line {1}: {2}', list, line, doubtText(doubt));
}

/** The words about what a list leaves open. */
export const doubtWords = {
  gatewayAssumed: (peer: string): string =>
    t('No text names the gateway of {0}: every entry for some destination is supposed to be for it.', peer),
  notDecided: (): string =>
    t(
      'Not decided: whether earlier entries cover this one takes more work than is done for one list; the verdicts on packets do not depend on it.',
    ),
  someNotDecided: (count: number, list: string): string =>
    count === 1
      ? t('Not decided: whether earlier entries of {0} cover 1 of its entries.', list)
      : t('Not decided: whether earlier entries of {0} cover {1} of its entries.', list, count),
} as const;
