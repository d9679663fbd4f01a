import type { ConfigDocument } from '../../config/model';
import type { Finding } from '../findings/finding';
import type { Study } from '../study';
import { addReturnEntry, addUdpEntry } from './add-entry';
import type { FixProposal } from './fix';
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
    default:
      return [];
  }
}
