import { t } from '@vscode/l10n';
import type { Ports } from '../engine/prediction';
import type { PortRange, PortSet } from '../engine/port-set';
import { dropReasonText } from './engine';
import { percent } from './percent';

/** `1-499, 501-511`; single ports as one number. */
export function rangeList(ranges: readonly PortRange[]): string {
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

/** A set of at most so many ports is written out. */
const mostListedPorts = 3;

/** The part of the ports between a set's first and last that makes its bounds an honest picture of it. */
const denseShare = 0.9;

/**
 * The shortest honest form, for hints: `1024`, `1,2,500?` (any of these), `1-511?` (any of nearly all within these bounds),
 * `9 ports?`, `4500~` (likely), `✗` (dropped).
 */
export function shortPorts(ports: Ports, atLeast = false): string {
  switch (ports.kind) {
    case 'exact':
      return atLeast ? `≥${ports.port}` : `${ports.port}`;
    case 'any-of':
      if (ports.likely !== undefined) return `${ports.likely.port}~`;
      return `${shortSet(ports.ports)}?`;
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

function shortSet(ports: PortSet): string {
  const { size, first = 0, last = 0 } = ports;
  if (size <= mostListedPorts) return [...ports].join(',');
  if (size >= denseShare * (last - first + 1)) return `${first}-${last}`;
  return t('{0} ports', size);
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
