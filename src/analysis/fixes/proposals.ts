import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { Study } from '../study';
import { addReturnEntry, addUdpEntry } from './add-entry';
import { exemptFromNat } from './exempt-from-nat';
import type { FixProposal } from './fix';
import { espAuthentication, lowerKeepalive, onlyAnswer, removeSwitch, tunnelMode } from './ipsec-settings';
import { permitFragments } from './permit-fragments';
import { removeEntry } from './remove-entry';
import { dropSourcePorts, widenSourcePorts } from './source-ports';

/** The edits that might mend a finding, the preferred one first; none of them is proven yet. */
export function proposalsFor(
  finding: Finding,
  document: ConfigDocument,
  study: Study | null,
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
      return permitFragments(finding, document);
    case 'nat.vpn-traffic-translated':
      return exemptFromNat(finding, document);
    case 'ipsec.nat-t-disabled':
      return removeSwitch(finding, document);
    case 'ipsec.keepalive-too-slow':
      return lowerKeepalive(finding, document);
    case 'ipsec.transport-behind-pat':
    case 'ipsec.dmvpn-shared-nbma':
      return finding.severity === 'info' ? [] : tunnelMode(finding, document);
    case 'ipsec.ah-behind-nat':
      return espAuthentication(finding, document);
    case 'ipsec.gateway-initiates-to-pat':
      return onlyAnswer(finding, document);
    default:
      return [];
  }
}
