import { formatAddress } from '../../../src/engine/address';
import type { AccessList, Ace, AceCondition, AddressMatch, PortMatch } from '../../../src/config/model';

/**
 * The nftables rules of a chain that lets in what the list permits, with its implicit deny at the end. Throws on an entry
 * that says more than addresses, protocol and ports: a rule that says less would be another list.
 */
export function rulesOf(list: AccessList): string {
  const lines = list.entries.map((entry) => {
    if (entry.kind !== 'ace' || entry.inactive) {
      throw new Error(`no nftables rule for an entry of ${list.name}: ${JSON.stringify(entry)}`);
    }
    return ruleOf(entry);
  });
  return [...lines, 'drop'].join('\n');
}

function ruleOf(ace: Ace): string {
  return [
    ...addressOf('saddr', ace.source),
    ...addressOf('daddr', ace.destination),
    ...(ace.protocol === null ? [] : [`meta l4proto ${ace.protocol}`]),
    ...portsOf('sport', ace.sourcePorts),
    ...portsOf('dport', ace.destinationPorts),
    ...ace.conditions.map(conditionOf),
    ace.action === 'permit' ? 'accept' : 'drop',
  ].join(' ');
}

function conditionOf(condition: AceCondition): string {
  if (condition.kind === 'message' && condition.text === 'echo') return 'icmp type echo-request';
  throw new Error(`no nftables match for ${JSON.stringify(condition)}`);
}

function addressOf(field: 'saddr' | 'daddr', match: AddressMatch): readonly string[] {
  switch (match.kind) {
    case 'any':
      return [];
    case 'host':
      return [`ip ${field} ${formatAddress(match.address)}`];
    case 'wildcard': {
      const mask = formatAddress(~match.wildcard >>> 0);
      return [`ip ${field} & ${mask} == ${formatAddress((match.address & ~match.wildcard) >>> 0)}`];
    }
    default:
      throw new Error(`no nftables match for ${JSON.stringify(match)}`);
  }
}

function portsOf(field: 'sport' | 'dport', match: PortMatch | null): readonly string[] {
  if (match === null) return [];
  switch (match.operator) {
    case 'eq':
      return [`th ${field} { ${match.ports.join(', ')} }`];
    case 'neq':
      return [`th ${field} != { ${match.ports.join(', ')} }`];
    case 'lt':
      return [`th ${field} < ${match.port}`];
    case 'gt':
      return [`th ${field} > ${match.port}`];
    case 'range':
      return [`th ${field} ${match.first}-${match.last}`];
    case 'group':
      throw new Error(`no nftables match for the group ${match.name}`);
  }
}
