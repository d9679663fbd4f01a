import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { Study } from '../study';
import { addReturnEntry, addUdpEntry } from './add-entry';
import { exemptFromNat } from './exempt-from-nat';
import type { FixProposal } from './fix';
import {
  espAuthentication,
  lowerKeepalive,
  onlyAnswer,
  removeSwitch,
  sendKeepalives,
  tunnelMode,
} from './ipsec-settings';
import { fragmentIke } from './fragment-ike';
import { nameByHost } from './name-by-host';
import { permitFragments } from './permit-fragments';
import { removeEntry } from './remove-entry';
import { dropSourcePorts, widenSourcePorts } from './source-ports';
import { takeAnybody } from './take-anybody';

/** Any file that the study speaks of; null where it is not loaded. */
export type ConfigOf = (file: string) => ConfigDocument | null;

/** The edits that might mend a finding, the preferred one first; none of them is proven yet. */
export function proposalsFor(
  finding: Finding,
  document: ConfigDocument,
  study: Study | null,
  configOf: ConfigOf,
): readonly FixProposal[] {
  switch (finding.code) {
    case 'acl.source-port-pinned':
      return [
        ...dropSourcePorts(finding, document),
        ...(study === null ? [] : widenSourcePorts(finding, document, study)),
      ];
    case 'acl.return-port-pinned':
      return study === null ? [] : addReturnEntry(finding, document, study);
    case 'acl.esp-only':
    case 'acl.nat-t-missing':
      return study === null ? [] : addUdpEntry(finding, document, study);
    case 'acl.shadowed':
      return removeEntry(finding, document);
    case 'acl.fragments-denied':
      return [...permitFragments(finding, document), ...fragmentIke(finding, document, study, configOf)];
    case 'nat.vpn-traffic-translated':
      return exemptFromNat(finding, document);
    case 'ipsec.nat-t-disabled':
      return removeSwitch(finding, document);
    case 'ipsec.keepalive-too-slow':
      return finding.args['kind'] === 'unset'
        ? sendKeepalives(finding, document)
        : lowerKeepalive(finding, document);
    case 'ipsec.transport-behind-pat':
    case 'ipsec.dmvpn-shared-nbma':
      return finding.severity === 'info' ? [] : tunnelMode(finding, document);
    case 'ipsec.ah-behind-nat':
      return espAuthentication(finding, document);
    case 'ipsec.gateway-initiates-to-pat':
      return [...takeAnybody(finding, document), ...onlyAnswer(finding, document)];
    case 'ipsec.identity-behind-nat':
      return study === null ? [] : nameByHost(finding, document, study, configOf);
    default:
      return [];
  }
}
