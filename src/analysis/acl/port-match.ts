import type { PortMatch } from '../../config/model';
import { PortSet, type PortRange } from '../../engine/port-set';

/** Every value of a port field, 0 included: `eq 0` and `lt 1` are valid in an ACL. */
export const allPorts: PortRange = [0, 65535];

/** The ports that a match admits, or null for a port object group, whose ports stand elsewhere. */
export function portsOf(match: PortMatch): PortSet | null {
  switch (match.operator) {
    case 'eq':
      return PortSet.of(...match.ports);
    case 'neq':
      return PortSet.range(...allPorts).subtract(PortSet.of(...match.ports));
    case 'lt':
      return match.port === 0 ? PortSet.empty : PortSet.range(0, match.port - 1);
    case 'gt':
      return match.port === 65535 ? PortSet.empty : PortSet.range(match.port + 1, 65535);
    case 'range':
      return PortSet.range(Math.min(match.first, match.last), Math.max(match.first, match.last));
    case 'group':
      return null;
  }
}
