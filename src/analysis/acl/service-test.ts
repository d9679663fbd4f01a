import type { Ace, DeviceSummary, PortMatch } from '../../config/model';
import type { ServiceMatch } from '../../config/facts/objects';
import { PortSet } from '../../engine/port-set';
import type { Doubt } from './doubt';
import { findGroup, findService } from './objects';
import { portsOf } from './port-match';

/** One protocol with its ports; null for any protocol, or for any port. */
export interface ServiceTest {
  readonly protocol: number | null;
  readonly sourcePorts: PortSet | null;
  readonly destinationPorts: PortSet | null;
}

/** The services that an ACE matches, any of them, with every group resolved. */
export interface ServiceTests {
  readonly services: readonly ServiceTest[];
  readonly doubts: readonly Doubt[];
}

const deepest = 16;

/** Resolves the protocol and port matches of an ACE. */
export function serviceTests(ace: Ace, summary: DeviceSummary): ServiceTests {
  const doubts: Doubt[] = [];
  const ports = (match: PortMatch | null): PortSet | null => resolvePorts(match, summary, doubts);
  const own = { sourcePorts: ports(ace.sourcePorts), destinationPorts: ports(ace.destinationPorts) };
  if (ace.protocolGroup === null) return { services: [{ protocol: ace.protocol, ...own }], doubts };
  const services = groupServices(ace.protocolGroup, summary, doubts, 0).map((service) => ({
    protocol: service.protocol,
    sourcePorts: both(own.sourcePorts, ports(service.sourcePorts)),
    destinationPorts: both(own.destinationPorts, ports(service.destinationPorts)),
  }));
  return { services, doubts };
}

function both(one: PortSet | null, other: PortSet | null): PortSet | null {
  if (one === null || other === null) return one ?? other;
  return one.intersect(other);
}

function resolvePorts(match: PortMatch | null, summary: DeviceSummary, doubts: Doubt[]): PortSet | null {
  if (match === null) return null;
  if (match.operator !== 'group') return portsOf(match);
  return groupPorts(match.name, summary, doubts, 0);
}

/** The ports of an ASA service group with `port-object` lines; null (any port) where it is not in the config. */
function groupPorts(name: string, summary: DeviceSummary, doubts: Doubt[], depth: number): PortSet | null {
  const group = findGroup(summary, name);
  if (group === undefined || depth >= deepest) {
    doubts.push({ code: 'group-unknown', name });
    return null;
  }
  let ports = PortSet.empty;
  for (const member of group.members) {
    const more =
      member.kind === 'ports'
        ? portsOf(member.ports)
        : member.kind === 'group'
          ? groupPorts(member.name, summary, doubts, depth + 1)
          : PortSet.empty;
    if (more === null) return null;
    ports = ports.union(more);
  }
  return ports;
}

const anything: ServiceMatch = { protocol: null, sourcePorts: null, destinationPorts: null, icmp: null };

function groupServices(
  name: string,
  summary: DeviceSummary,
  doubts: Doubt[],
  depth: number,
): readonly ServiceMatch[] {
  const object = findService(summary, name)?.service;
  if (object != null) return [object];
  const group = findGroup(summary, name);
  if (group === undefined || depth >= deepest) {
    doubts.push({ code: 'group-unknown', name });
    return [anything];
  }
  return group.members.flatMap((member): readonly ServiceMatch[] => {
    switch (member.kind) {
      case 'service':
        return [member.service];
      case 'protocol':
        return [{ ...anything, protocol: member.protocol }];
      case 'ports':
        return group.protocols.map((protocol) => ({
          ...anything,
          protocol,
          destinationPorts: member.ports,
        }));
      case 'group':
      case 'object':
        return groupServices(member.name, summary, doubts, depth + 1);
      case 'address':
        return [];
      case 'unknown':
        doubts.push({ code: 'placeholder', text: member.text });
        return [anything];
    }
  });
}
