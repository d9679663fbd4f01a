import { t } from '@vscode/l10n';
import type { Ports } from '../engine/prediction';
import type { PortRange } from '../engine/port-set';
import { dropReasonText } from './engine';

/** `1-499, 501-511`; single ports as one number. */
export function rangeList(ranges: readonly PortRange[]): string {
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

/**
 * The shortest honest form, for hints: `1024`, `1-511?` (any of a set within these bounds), `4500~` (likely), `dropped`.
 */
export function shortPorts(ports: Ports, atLeast = false): string {
  switch (ports.kind) {
    case 'exact':
      return atLeast ? `≥${ports.port}` : `${ports.port}`;
    case 'any-of':
      if (ports.likely !== undefined) return `${ports.likely.port}~`;
      return `${ports.ports.first ?? ''}-${ports.ports.last ?? ''}?`;
    case 'dropped':
      return '✗';
    case 'untranslated':
      return t('as is');
    case 'portless':
      return 'ESP';
    case 'none':
      return '–';
  }
}

/** The full form, for hovers and tables: `any of 1-499, 501-511 (for example 198)`. */
export function longPorts(ports: Ports): string {
  switch (ports.kind) {
    case 'exact':
      return `${ports.port}`;
    case 'any-of': {
      const set = t('any of {0} (for example {1})', rangeList(ports.ports.ranges), ports.sample);
      const likely =
        ports.likely === undefined
          ? ''
          : `, ${t('{0} in {1} of the outcomes', ports.likely.port, percent(ports.likely.probability))}`;
      const drops =
        ports.dropChance === undefined || ports.dropChance === 0
          ? ''
          : `, ${t('no port in {0} of the outcomes', percent(ports.dropChance))}`;
      return set + likely + drops;
    }
    case 'dropped':
      return t('dropped: {0}', dropReasonText(ports.reason));
    case 'untranslated':
      return t('not translated');
    case 'portless':
      return t('no port (ESP)');
    case 'none':
      return t('no mapping');
  }
}

/** A share as people write it: never `100 %` or `0 %` for what is only nearly so. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return t('under 1 %');
  if (value > 99 && value < 100) return t('over 99 %');
  return t('{0} %', Math.round(value));
}
