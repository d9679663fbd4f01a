import { t } from '@vscode/l10n';
import type { PathAssumption } from '../analysis/network/path-assumption';
import type { PeerOrigin } from '../analysis/network/peer-origin';
import { formatAddress } from '../engine/address';

/** Where a peer is known from; `fileName` makes a short name of a file. */
export function originText(
  { kind, places, endpoint }: PeerOrigin,
  peer: string,
  fileName: (file: string) => string,
): string {
  const file = fileName(places[0]?.file ?? '');
  switch (kind) {
    case 'device':
      return t('{0}: an IPsec initiator by its config {1}.', peer, file);
    case 'directive':
      return t('{0}: named by a comment in {1}.', peer, file);
    case 'remote':
      if (endpoint !== null) {
        return t(
          '{0}: {1} expects a peer at this PAT address, and its config names a gateway by host name.',
          peer,
          file,
        );
      }
      return t(
        '{0}: {1} expects a peer at this PAT address; the first host that the NAT rule covers stands for it.',
        peer,
        file,
      );
  }
}

/** What is supposed about a way through the network, as a sentence. */
export function pathAssumptionText(assumption: PathAssumption, fileName: (file: string) => string): string {
  switch (assumption.code) {
    case 'crosses-internet':
      return t(
        'Assumed: packets to {0} leave {1} for the Internet and come in at {2}; replies come back the same way.',
        formatAddress(assumption.address),
        fileName(assumption.from),
        fileName(assumption.to),
      );
    case 'no-route':
      return t(
        'Unclear: {0} has no route to {1} in its text.',
        fileName(assumption.device),
        formatAddress(assumption.address),
      );
    case 'assumed-default':
      return t(
        'Assumed: {0} sends what it has no route for out of {1}.',
        fileName(assumption.device),
        assumption.interface,
      );
    case 'equal-routes':
      return t(
        'Assumed: of several equal routes of {0} to {1} the first.',
        fileName(assumption.device),
        formatAddress(assumption.address),
      );
    case 'ambiguous-address':
      return assumption.chosen === null
        ? t('Unclear: {0} devices have the address {1}.', assumption.count, formatAddress(assumption.address))
        : t(
            'Assumed: of {0} devices with the address {1} the one in {2}, whose folder is nearest.',
            assumption.count,
            formatAddress(assumption.address),
            fileName(assumption.chosen),
          );
    case 'virtual-router':
      return t(
        'Assumed: of {0} routers that share the address {1}, {2} answers for it.',
        assumption.count,
        formatAddress(assumption.address),
        fileName(assumption.chosen),
      );
    case 'unknown-local':
      return t(
        'Assumed: {0} has the address of {1} from elsewhere; a host that the NAT rule covers stands for it.',
        fileName(assumption.device),
        assumption.interface,
      );
    case 'first-of-several':
      return t(
        'Assumed: of {0} gateways that {1} tries in order, the first, {2}, answers.',
        assumption.count,
        fileName(assumption.device),
        formatAddress(assumption.address),
      );
    case 'other-folder':
      return t(
        'Assumed: the private address {0} is that of {1}, in another folder.',
        formatAddress(assumption.address),
        fileName(assumption.chosen),
      );
    case 'routing-loop':
      return t('Unclear: the routes lead back to {0}.', fileName(assumption.device));
  }
}
