import type { Ace, DeviceSummary, PortMatch } from '../../config/model';
import type { GroupMember, ObjectGroup, ServiceMatch } from '../../config/facts/objects';
import { PortSet } from '../../engine/port-set';
import type { Doubt } from './doubt';
import { namesOf, type NameTable } from './objects';
import { portsOf } from './port-match';

/** One protocol with its ports; null for any protocol, or for any port. */
export interface ServiceTest {
  readonly protocol: number | null;
  readonly sourcePorts: PortSet | null;
  readonly destinationPorts: PortSet | null;
  /** ICMP type and code as written, null for all. */
  readonly icmp: string | null;
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
  const names = namesOf(summary);
  const ports = (match: PortMatch | null): PortSet | null =>
    match === null ? null : (portsOf(match) ?? groupPorts(match, names, doubts));
  const own = { sourcePorts: ports(ace.sourcePorts), destinationPorts: ports(ace.destinationPorts) };
  if (ace.protocolGroup === null) {
    return { services: [{ protocol: ace.protocol, ...own, icmp: null }], doubts };
  }
  const found: ServiceMatch[] = [];
  addServices(ace.protocolGroup, names, found, doubts, new Set(), 0);
  const services = found.map((service) => ({
    protocol: service.protocol,
    sourcePorts: both(own.sourcePorts, ports(service.sourcePorts)),
    destinationPorts: both(own.destinationPorts, ports(service.destinationPorts)),
    icmp: service.icmp,
  }));
  return { services, doubts };
}

function both(one: PortSet | null, other: PortSet | null): PortSet | null {
  if (one === null || other === null) return one ?? other;
  return one.intersect(other);
}

/** The ports of a service group with `port-object` lines; null (any port) where the config does not tell them. */
function groupPorts(match: PortMatch, names: NameTable, doubts: Doubt[]): PortSet | null {
  if (match.operator !== 'group') return null;
  const ranges: (readonly [number, number])[] = [];
  const seen = new Set<string>();
  const add = (name: string, depth: number): boolean => {
    if (seen.has(name)) return true;
    seen.add(name);
    const group = depth < deepest ? serviceGroup(names, name) : undefined;
    if (group === undefined) {
      doubts.push({ code: 'group-unknown', name });
      return false;
    }
    return group.members.every((member) => {
      if (member.kind === 'group') return add(member.name, depth + 1);
      const ports = member.kind === 'ports' ? portsOf(member.ports) : PortSet.empty;
      if (ports !== null) ranges.push(...ports.ranges);
      return ports !== null;
    });
  };
  return add(match.name, 0) ? PortSet.from(ranges) : null;
}

const anything: ServiceMatch = { protocol: null, sourcePorts: null, destinationPorts: null, icmp: null };

function serviceGroup({ groups }: NameTable, name: string): ObjectGroup | undefined {
  const group = groups.get(name);
  return group?.type === 'network' ? undefined : group;
}

function addServices(
  name: string,
  names: NameTable,
  found: ServiceMatch[],
  doubts: Doubt[],
  seen: Set<string>,
  depth: number,
): void {
  if (seen.has(name)) return;
  seen.add(name);
  const object = names.services.get(name)?.service;
  if (object != null) {
    found.push(object);
    return;
  }
  const group = depth < deepest ? serviceGroup(names, name) : undefined;
  if (group === undefined) {
    doubts.push({ code: 'group-unknown', name });
    found.push(anything);
    return;
  }
  for (const member of group.members) {
    if (member.kind === 'group' || member.kind === 'object') {
      addServices(member.name, names, found, doubts, seen, depth + 1);
      continue;
    }
    if (member.kind === 'unknown') doubts.push({ code: 'placeholder', text: member.text });
    found.push(...servicesOf(member, group));
  }
}

function servicesOf(member: GroupMember, group: ObjectGroup): readonly ServiceMatch[] {
  switch (member.kind) {
    case 'service':
      return [member.service];
    case 'protocol':
      return [{ ...anything, protocol: member.protocol }];
    case 'ports':
      return group.protocols.map((protocol) => ({ ...anything, protocol, destinationPorts: member.ports }));
    case 'unknown':
      return [anything];
    case 'group':
    case 'object':
    case 'address':
      return [];
  }
}
