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
  indexing: (): string => t('Looking through the configs of the workspace'),
  indexed: (done: number, found: number): string => t('{0} of {1} files', done, found),
  notIndexed: (name: string): string => t('{0} cannot be read and is left out', name),
  notIndexedTooLarge: (name: string, megabytes: number): string =>
    t('{0} is larger than {1} MB and is left out', name, megabytes),
  filesTooLarge: (count: number, name: string, megabytes: number): string =>
    count === 1
      ? t('{0} is larger than {1} MB and is left out when names are looked up', name, megabytes)
      : t('{0} files are larger than {1} MB and are left out when names are looked up', count, megabytes),
  languageStatus: (language: string): string => t('Config: {0}', language),
  languageDetail: (): string =>
    t('Recognised by its content; grammar and comment toggling come with the language mode'),
  languageCommand: (language: string): string => t('Use {0}', language),
  languageOfDialect: (dialect: string): string =>
    dialect === 'asa' ? 'Cisco ASA' : dialect === 'nx-os' ? 'Cisco NX-OS' : 'Cisco IOS',
  protocol: (number: number): string =>
    number > 255 ? t('every IP protocol') : t('IP protocol {0}', number),
  directive: {
    any: (): string => t('A note to PAT Lens: peer, profile or ignore.'),
    peer: (): string => t('Names an IPsec peer behind the PAT device, and its gateway.'),
    profile: (): string => t('Chooses the PAT device that this config is predicted as.'),
    ignore: (): string => t('Silences a finding on the next line.'),
  },
  simulationTitle: (): string => t('IPsec peers behind PAT'),
};
