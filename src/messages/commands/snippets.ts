import { t } from '@vscode/l10n';

/** What each snippet writes. */
export const snippetDocs = {
  extendedList: () => t('An extended list that admits IKE, NAT-T and ESP to a gateway from any source port.'),
  ikeEntries: () =>
    t('Entries for IKE, NAT-T and ESP that hold for peers behind PAT: no source port is asked for.'),
  entry: () => t('An entry by protocol, source and destination.'),
  pat: () => t('PAT of the inside hosts to the address of the outside interface.'),
  patPool: () => t('PAT to the addresses of a pool.'),
  portForward: () => t('One UDP port of the interface to an inside host.'),
  udpTimeout: () => t('Keeps idle UDP translations longer than the NAT-T keepalives of the peers are apart.'),
  interface: () => t('An interface with its address and its side of NAT.'),
  cryptoMap: () => t('An entry of a crypto map for one peer.'),
  ikev2: () => t('IKEv2 with a pre-shared key, from the proposal to the profile.'),
  isakmpPolicy: () => t('A proposal for IKEv1.'),
  objectPat: () => t('A network object with PAT to the outside interface.'),
  asaEntries: () => t('Entries for IKE, NAT-T and ESP to a gateway.'),
} as const;
