import { t } from '@vscode/l10n';

/** A prefix length as completion shows it. */
export function maskText(length: number): string {
  const count = 2 ** (32 - length);
  return count === 1 ? t('/{0}, one address', length) : t('/{0}, {1} addresses', length, count);
}

/** The words of mask arithmetic; addresses are already written out. */
export const maskWords = {
  named: (name: string, address: string): string => t('{0} stands for {1}', name, address),
  one: (written: string, address: string): string => t('{0} = {1}, one address', written, address),
  range: (written: string, first: string, last: string, count: number, length: number): string =>
    t('{0} = {1}-{2}, {3} addresses (/{4})', written, first, last, count, length),
  everything: (written: string): string => t('{0} = every address', written),
  scattered: (written: string, count: number, first: string, last: string): string =>
    t(
      '{0} has holes: it matches {1} addresses between {2} and {3}, not all of them.',
      written,
      count,
      first,
      last,
    ),
  examples: (addresses: string): string => t('They begin with {0}.', addresses),
  hostBits: (network: string): string =>
    t('The device stores it as {0}: bits that the wildcard frees are cleared.', network),
  interfaceNetwork: (network: string, broadcast: string, hosts: number): string =>
    t('Network {0}, broadcast {1}, {2} hosts', network, broadcast, hosts),
  looksLikeMask: (): string =>
    t('This looks like a mask where IOS expects a wildcard: a set bit means “any” here.'),
  badMask: (): string => t('This is no mask: its one bits do not stand together at the left.'),
};
