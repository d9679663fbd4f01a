import { t } from '@vscode/l10n';

/** Stands beside the line that makes a peer. */
export function relatedPeerMessage(peer: string): string {
  return t('The peer {0}.', peer);
}
