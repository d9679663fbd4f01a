import { t } from '@vscode/l10n';
import type { Finding } from '../analysis/findings/finding';
import type { UnmetPeer, UnmetReason } from '../analysis/network/unmet-peers';
import { formatAddress } from '../engine/address';
import { pathAssumptionText } from './network';

/** The hint beside a line that names a peer of which nothing can be predicted; empty where all is clear: there is no NAT. */
export function unmetHint({ reason, kind, gateway }: UnmetPeer): string {
  const address = gateway === null ? '' : formatAddress(gateway);
  switch (reason) {
    case 'unclear':
    case 'no-host':
      return t('way to {0} not clear', address);
    case 'no-route':
      return t('no route to {0} in the text', address);
    case 'private':
      return t('no NAT on the way to {0}', address);
    case 'no-nat':
      return kind === 'directive' ? t('no NAT on the way to {0}', address) : '';
  }
}

/** What is known of such a peer and what is supposed of its way, one sentence each. */
export function unmetTexts(
  { name, reason, gateway, assumptions }: UnmetPeer,
  fileName: (file: string) => string,
): readonly string[] {
  return [
    reasonText(reason, name, gateway === null ? '' : formatAddress(gateway)),
    ...assumptions.map((one) => pathAssumptionText(one, fileName)),
  ];
}

/** The sentence of `ipsec.path-unclear` and `ipsec.no-nat-on-path`. */
export function unmetFindingText({ args, assumption }: Finding, fileName: (file: string) => string): string {
  const name = `${args['name'] ?? ''}`;
  const text = reasonText(args['reason'] as UnmetReason, name, `${args['gateway'] ?? ''}`);
  return assumption === undefined ? text : `${text} ${pathAssumptionText(assumption, fileName)}`;
}

function reasonText(reason: UnmetReason, name: string, gateway: string): string {
  switch (reason) {
    case 'unclear':
      return t('The way of {0} to {1} is not clear: nothing is said of its ports.', name, gateway);
    case 'no-route':
      return t(
        'No known route leads {0} to {1}, and routing protocols are not followed: nothing is said of its ports.',
        name,
        gateway,
      );
    case 'private':
      return t(
        '{0} has a private address, and no config translates it on its way to {1}: the NAT device in between is not known, so nothing is said of its ports.',
        name,
        gateway,
      );
    case 'no-nat':
      return t('No NAT is known on the way of {0} to {1}: its ports stay as they are.', name, gateway);
    case 'no-host':
      return t(
        'The address of {0} is not in the text, and no NAT rule on its way to {1} covers a host that could stand for it.',
        name,
        gateway,
      );
  }
}
