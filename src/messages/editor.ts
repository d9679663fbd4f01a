import { t } from '@vscode/l10n';

/** The words of commands and messages in the editor. */
export const editorWords = {
  simulateTitle: (): string => t('Simulate IPsec peers behind PAT'),
  askProfile: (): string => t('Which PAT device?'),
  askPeers: (most: number): string => t('How many IPsec peers behind it (1 to {0})?', most),
  badPeers: (most: number): string => t('Enter a number from 1 to {0}.', most),
  askAddress: (): string => t('The PAT address (inside global)'),
  badAddress: (): string => t('Enter an IPv4 address, for example 192.0.2.2.'),
  noActiveFile: (): string =>
    t(
      'The active editor shows no router config and no scenario. “Simulate IPsec Peers…” works without a file.',
    ),
  panelTitle: (name: string): string => t('PAT: {0}', name),
  nothingTranslated: (name: string): string =>
    t(
      '{0} translates no peer: it has no “ip nat inside source … overload” rule whose ACL selects hosts, and no scenario beside it names it.',
      name,
    ),
  simulationTitle: (): string => t('IPsec peers behind PAT'),
};
