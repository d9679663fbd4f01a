import { formatAddress } from '../../engine/address';
import type { PathAssumption } from '../network/path-assumption';
import type { UnmetPeer } from '../network/unmet-peers';
import type { Finding } from './finding';

/**
 * Lines of a config that name an IPsec peer of which nothing can be said: its way is not clear, or a comment names a host
 * whose packets no NAT device translates. Initiators without NAT on a clear way, and those whose device has no route in its text
 * (a routing protocol may tell it), are no findings.
 */
export function unmetPeerFindings(unmet: readonly UnmetPeer[]): readonly Finding[] {
  return unmet.flatMap((one): readonly Finding[] => {
    const { kind, reason } = one;
    if (reason === 'no-nat') return kind === 'directive' ? [finding('ipsec.no-nat-on-path', one)] : [];
    return reason === 'no-route' && kind !== 'directive' ? [] : [finding('ipsec.path-unclear', one)];
  });
}

function finding(
  code: Finding['code'],
  { name, at, reason, gateway, assumptions, owners }: UnmetPeer,
): Finding {
  const doubt = assumptions.find(({ code: said }) => unclear.includes(said));
  return {
    code,
    severity: 'info',
    ...at,
    concerned: [],
    args: { name, reason, gateway: gateway === null ? '' : formatAddress(gateway) },
    related: owners.map((place) => ({ ...place, role: 'address-owner' })),
    ...(doubt === undefined ? {} : { assumption: doubt }),
  };
}

const unclear: readonly PathAssumption['code'][] = [
  'ambiguous-address',
  'routing-loop',
  'no-route',
  'equal-routes',
];
