import { parseConfig } from '../../../src/config/parse';
import type { Ace, AccessListEntry, AddressMatch, DeviceSummary, PortMatch } from '../../../src/config/model';

export function summaryOf(...lines: readonly string[]): DeviceSummary {
  return parseConfig(lines.join('\n')).summary;
}

export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

function showAddress(match: AddressMatch): string {
  switch (match.kind) {
    case 'any':
      return 'any';
    case 'host':
      return dotted(match.address);
    case 'wildcard':
      return `${dotted(match.address)}~${dotted(match.wildcard)}`;
    case 'unknown':
      return `?${match.text}`;
    default:
      return `${match.kind}:${match.name}`;
  }
}

function showPorts(ports: PortMatch | null): string {
  if (ports === null) {
    return '';
  }
  switch (ports.operator) {
    case 'eq':
    case 'neq':
      return ` ${ports.operator} ${ports.ports.join(',')}`;
    case 'range':
      return ` ${ports.first}-${ports.last}`;
    case 'group':
      return ` group:${ports.name}`;
    default:
      return ` ${ports.operator} ${ports.port}`;
  }
}

function showAce(ace: Ace): string {
  const protocol = ace.protocolGroup === null ? (ace.protocol ?? 'ip') : `group:${ace.protocolGroup}`;
  const conditions = ace.conditions.map((condition) => {
    switch (condition.kind) {
      case 'other':
      case 'message':
        return condition.text;
      case 'header':
        return `${condition.field} ${condition.value}`;
      case 'tcp-flags':
        return `${condition.any ? 'any' : 'all'} of ${condition.flags.join(' ')}`;
      case 'time-range':
        return `time-range ${condition.name}`;
      default:
        return condition.kind;
    }
  });
  return [
    ...(ace.sequence === null ? [] : [`${ace.sequence}`]),
    `${ace.action} ${protocol}`,
    `${showAddress(ace.source)}${showPorts(ace.sourcePorts)} > ${showAddress(ace.destination)}${showPorts(ace.destinationPorts)}`,
    ...conditions.map((condition) => `[${condition}]`),
    ...(ace.reflect === null ? [] : [`reflect ${ace.reflect}`]),
    ...(ace.inactive ? ['inactive'] : []),
  ].join(' ');
}

/** An entry in short: `10 permit 17 any eq 500 > 192.0.2.1`. */
export function showEntry(entry: AccessListEntry): string {
  switch (entry.kind) {
    case 'ace':
      return showAce(entry);
    case 'evaluate':
      return `evaluate ${entry.name}`;
    case 'unknown':
      return 'unknown';
  }
}

/** The lists of a config as `NAME: entry; entry`. */
export function listsOf(...lines: readonly string[]): readonly string[] {
  return summaryOf(...lines).accessLists.map(
    ({ name, entries }) => `${name}: ${entries.map(showEntry).join('; ')}`,
  );
}

/** One entry of an extended list in short. */
export function entryOf(line: string): string {
  return listsOf('ip access-list extended A', ` ${line}`).join('\n').slice(3);
}

export function asaEntryOf(line: string): string {
  return listsOf('ASA Version 9.16(1)', `access-list A extended ${line}`).join('\n').slice(3);
}
