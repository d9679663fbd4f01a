import type { Steps } from '../steps';
import type { Study } from '../study';
import type { Finding } from './finding';
import { pinnedEntries } from './pinned-ports';

/**
 * Entries of a stateless inbound ACL of the PAT router that would admit the answers to inside peers but for the destination
 * port, which is the one that PAT gave.
 */
export function returnPortPinned(study: Study): Steps<readonly Finding[]> {
  return pinnedEntries(study, 'return', 'acl.return-port-pinned');
}
