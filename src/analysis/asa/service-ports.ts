import type { AsaNatRule } from '../../config/facts/asa';
import type { DeviceSummary } from '../../config/model';
import { namesOf } from '../acl/objects';
import { portsOf } from '../acl/port-match';

/** The source port that `service REAL MAPPED` of twice NAT gives; null where it changes none, or not to a single one. */
export function mappedServicePort(summary: DeviceSummary, { service }: AsaNatRule): number | null {
  const mapped = service === null ? null : (namesOf(summary).services.get(service.mapped)?.service ?? null);
  const ports = mapped?.sourcePorts == null ? null : portsOf(mapped.sourcePorts);
  return ports?.size === 1 ? (ports.first ?? null) : null;
}

/** The protocol of the service that a rule asks for; null for every one. */
export function serviceProtocol(summary: DeviceSummary, { service }: AsaNatRule): number | null {
  return service === null ? null : (namesOf(summary).services.get(service.real)?.service?.protocol ?? null);
}
