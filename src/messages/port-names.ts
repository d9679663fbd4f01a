import { t } from '@vscode/l10n';

/** What uses a port that matters to IPsec, or null. */
function use(protocol: 'udp' | 'tcp', port: number): string | null {
  if (protocol === 'tcp') return null;
  switch (port) {
    case 500:
      return t('IKE (RFC 7296, ISAKMP)');
    case 4500:
      return t('IKE and ESP behind NAT: NAT-T (RFC 3947, RFC 3948)');
    case 848:
      return t('GDOI (RFC 6407)');
    default:
      return null;
  }
}

/** A port as completion shows it: `UDP 4500, NAT-T …`. */
export function portText(protocol: 'udp' | 'tcp', port: number): string {
  const known = use(protocol, port);
  const written = `${protocol.toUpperCase()} ${port}`;
  return known === null ? written : t('{0}: {1}', written, known);
}

/** `non500-isakmp = UDP 4500: …`. */
export function portNameText(name: string, protocol: 'udp' | 'tcp', port: number): string {
  return t('{0} = {1}', name, portText(protocol, port));
}
