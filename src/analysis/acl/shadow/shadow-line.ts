import type { Ace, AccessListEntry, AceCondition, DeviceSummary } from '../../../config/model';
import type { PortSet } from '../../../engine/port-set';
import { addressTest } from '../address-test';
import type { PartLookup } from '../address-parts';
import { allPorts } from '../port-match';
import { serviceTests, type ServiceTest } from '../service-test';
import { spanHas, type Point, type PortSpan, type Region } from './region';

/** Protocols with ports: `ip` with ports can only mean these. */
const ported = [6, 17, 132];

/** One protocol (null for all) with its ports, and what it asks beyond them. */
export interface ShadowService {
  readonly protocol: number | null;
  readonly sourcePorts: readonly PortSpan[];
  readonly destinationPorts: readonly PortSpan[];
  readonly conditions: ReadonlySet<string>;
}

/** An ACE as sets of packets: all pairs of its addresses with each of its services. */
export interface ShadowLine {
  readonly entry: number;
  readonly action: Ace['action'];
  /** As written. */
  readonly sequence: number | null;
  readonly source: PartLookup;
  readonly destination: PartLookup;
  readonly services: readonly ShadowService[];
}

const none: ReadonlySet<string> = new Set();
const everyPort: readonly PortSpan[] = [allPorts];

/** Null for an entry whose packets no text tells, or that has none; it neither covers nor is covered. */
export function shadowLineOf(ace: AccessListEntry, entry: number, summary: DeviceSummary): ShadowLine | null {
  if (ace.kind !== 'ace' || ace.inactive) return null;
  const source = addressTest(ace.source, summary);
  const destination = addressTest(ace.destination, summary);
  const { services, doubts } = serviceTests(ace, summary);
  if (source.doubts.length + destination.doubts.length + doubts.length > 0) return null;
  const { action, sequence } = ace;
  const own = ace.conditions.map(conditionText);
  return {
    entry,
    action,
    sequence,
    source: source.lookup,
    destination: destination.lookup,
    services: services.flatMap((service) => shadowServices(service, own)),
  };
}

function shadowServices(service: ServiceTest, own: readonly string[]): readonly ShadowService[] {
  const { protocol, icmp } = service;
  const all = icmp === null ? own : [...own, `message ${icmp}`];
  const hasPorts = service.sourcePorts !== null || service.destinationPorts !== null;
  const protocols = protocol === null && hasPorts ? ported : [protocol];
  const conditions = all.length === 0 ? none : new Set(all);
  const sourcePorts = spansOf(service.sourcePorts);
  const destinationPorts = spansOf(service.destinationPorts);
  return protocols.map((one) => ({ protocol: one, sourcePorts, destinationPorts, conditions }));
}

function spansOf(ports: PortSet | null): readonly PortSpan[] {
  return ports === null ? everyPort : ports.ranges;
}

/** Conditions that say the same have the same text. */
function conditionText(condition: AceCondition): string {
  switch (condition.kind) {
    case 'established':
    case 'fragments':
      return condition.kind;
    case 'time-range':
      return `time-range ${condition.name}`;
    case 'message':
      return `message ${condition.text}`;
    case 'header':
      return `header ${condition.field} ${condition.value}`;
    case 'tcp-flags':
      return `flags ${String(condition.any)} ${condition.flags.join(' ')}`;
    case 'other':
      return `other ${condition.text}`;
  }
}

/** The regions of one service of a line. */
export function* regionsOf(line: ShadowLine, service: ShadowService): Generator<Region> {
  for (const source of line.source.parts) {
    for (const destination of line.destination.parts) {
      for (const sourcePorts of service.sourcePorts) {
        for (const destinationPorts of service.destinationPorts) {
          yield { source, destination, sourcePorts, destinationPorts };
        }
      }
    }
  }
}

/** A region of `line` that has the packet and asks for nothing beyond `conditions`, or null. */
export function regionAt(
  line: ShadowLine,
  protocol: number | null,
  point: Point,
  conditions: ReadonlySet<string>,
): Region | null {
  const source = line.source.find(point.source);
  const destination = source === null ? null : line.destination.find(point.destination);
  if (source === null || destination === null) return null;
  for (const service of line.services) {
    if (service.protocol !== null && service.protocol !== protocol) continue;
    if (!isWithin(service.conditions, conditions)) continue;
    if (conditions.has('fragments') && asksForPorts(service)) continue;
    const sourcePorts = service.sourcePorts.find((span) => spanHas(span, point.sourcePort));
    const destinationPorts = service.destinationPorts.find((span) => spanHas(span, point.destinationPort));
    if (sourcePorts !== undefined && destinationPorts !== undefined) {
      return { source, destination, sourcePorts, destinationPorts };
    }
  }
  return null;
}

/** Fragments after the first carry no ports: whether such a line takes them depends on its action (Cisco, ACLs and IP fragments). */
function asksForPorts({ sourcePorts, destinationPorts }: ShadowService): boolean {
  return sourcePorts !== everyPort || destinationPorts !== everyPort;
}

function isWithin(asked: ReadonlySet<string>, given: ReadonlySet<string>): boolean {
  if (asked.size > given.size) return false;
  for (const condition of asked) if (!given.has(condition)) return false;
  return true;
}
