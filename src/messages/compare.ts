import { t } from '@vscode/l10n';
import type { NotExplained } from '../analysis/compare/compare';
import type { Assumed } from '../analysis/compare/history';
import { formatAddress } from '../engine/address';
import { becauseText } from './engine';
import { longPorts } from './ports';

/** Heads the ranking of profiles. */
export function comparisonHead(): readonly string[] {
  return [t('profile'), t('rows explained'), t('mappings assumed'), t('bits'), ''];
}

/** `11 of 12` */
export function explainedCell(explained: number, rows: number): string {
  return t('{0} of {1}', explained, rows);
}

export function eachAddressNote(): string {
  return t('if each address is a pool of its own');
}

/** `show xlate, lines 3-14: 12 rows` */
export function tableTitle(command: string, first: number, last: number, rows: number): string {
  return rows === 1
    ? t('{0}, lines {1}-{2}: 1 row', command, first, last)
    : t('{0}, lines {1}-{2}: {3} rows', command, first, last, rows);
}

/** `equal`: how many profiles rank as high. */
export function verdictText(
  profile: string,
  isExplained: boolean,
  contradicting: number,
  equal: number,
): string {
  if (isExplained && equal > 1) {
    return t('{0} profiles explain the table equally well; it does not tell them apart.', equal);
  }
  if (isExplained) return t('{0} explains the table.', profile);
  return contradicting === 0
    ? t('{0} says nothing of any row.', profile)
    : t('{0} does not explain the table.', profile);
}

export function assumedTitle(count: number): string {
  return count === 1
    ? t('Assumed: 1 mapping that is no longer in the table')
    : t('Assumed: {0} mappings that are no longer in the table', count);
}

/** `udp 192.0.2.2:4500, needed by line 9` */
export function assumedText(assumed: Assumed, line: number): string {
  const { protocol, address, first, last, count } = assumed;
  const name = protocol === 6 ? 'tcp' : protocol === 17 ? 'udp' : 'esp';
  if (first === 0) return t('a host on {0}, needed by line {1}', formatAddress(address), line);
  if (count === 1) return t('{0} {1}:{2}, needed by line {3}', name, formatAddress(address), first, line);
  return t(
    '{0} {1}: {2} of {3}-{4}, needed by line {5}',
    name,
    formatAddress(address),
    count,
    first,
    last,
    line,
  );
}

export function moreText(count: number): string {
  return count === 1 ? t('and 1 more') : t('and {0} more', count);
}

export function unexplainedTitle(): string {
  return t('Not explained');
}

export function lineLabel(line: number): string {
  return t('line {0}', line);
}

/** Why no history gives a row, as one clause. */
export function unexplainedText(because: NotExplained, rowName: (row: number) => string): string {
  switch (because.code) {
    case 'protocol':
      return t('profiles say nothing of {0}', because.protocol);
    case 'same-place':
      return t(
        '{0} is held by {1} already, and the device gives it once',
        endpointText(because.place),
        rowName(because.other),
      );
    case 'too-many':
      return t(
        '{0} would need more than {1} other mappings at once that are all gone',
        endpointText(because.place),
        because.most,
      );
    case 'not-allowed': {
      const { prediction, place } = because;
      const { ports, address } = prediction;
      const hasPorts = ports.kind === 'exact' || ports.kind === 'any-of';
      const where = hasPorts && address !== place.address ? `${formatAddress(address)}: ` : '';
      const why = becauseText(prediction.because, (owner) => rowName(owner));
      return t('{0} is seen, predicted is {1} ({2})', endpointText(place), where + longPorts(ports), why);
    }
  }
}

/** The name of a mapping in a reason: of a row of the table, or of one that is gone. */
export function holderName(row: number, line: number | undefined): string {
  return row < 0 || line === undefined ? t('a mapping that is gone') : t('line {0}', line);
}

/** How many profiles rank lower and are not listed. */
export function othersText(count: number): string {
  return count === 1 ? t('1 further profile ranks lower.') : t('{0} further profiles rank lower.', count);
}

export function othersEqualText(count: number): string {
  return count === 1 ? t('1 further profile ranks equal.') : t('{0} further profiles rank equal.', count);
}

function endpointText({ address, port }: { readonly address: number; readonly port: number }): string {
  return port === 0 ? formatAddress(address) : `${formatAddress(address)}:${port}`;
}
