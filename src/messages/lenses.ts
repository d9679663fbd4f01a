import { t } from '@vscode/l10n';

/** The words of the lenses on ACLs and NAT rules. */
export const lensWords = {
  simulate: (): string => t('Simulate'),
  explain: (): string => t('Explain'),
} as const;

/** `3 IPsec peers · 2 dropped`. */
export function peerLensTitle({
  peers,
  dropped,
}: {
  readonly peers: number;
  readonly dropped: number;
}): string {
  const count = peers === 1 ? t('1 IPsec peer') : t('{0} IPsec peers', peers);
  return dropped === 0 ? count : t('{0} · {1} dropped', count, dropped);
}
