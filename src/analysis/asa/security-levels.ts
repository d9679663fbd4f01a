import type { AccessList, DeviceSummary, Interface } from '../../config/model';
import type { Barrier, BarrierKind } from '../barrier';
import type { Place } from '../place';

/** Stands for the rules of security levels, which let nothing through that they do not permit. */
export const levelList: AccessList = { name: 'security-level', type: 'extended', entries: [] };

/**
 * Why an ASA without an access list lets no new connection from one interface to another; null where it does: from a more secure
 * interface to a less secure one, and with `same-security-traffic permit inter-interface` between equal ones, with `permit
 * intra-interface` out again by the same one (ASA configuration guide, "Security Levels").
 */
export function levelBarrier(summary: DeviceSummary, incoming: Interface, out: Interface): Barrier | null {
  const [from, to] = [levelOf(incoming), levelOf(out)];
  if (from === null || to === null) return null;
  if (incoming === out) {
    return permits(summary, 'intra-interface') ? null : barrier(summary, 'intra-interface', incoming, out);
  }
  if (from > to) return null;
  if (from < to) return barrier(summary, 'security-level', incoming, out);
  return permits(summary, 'inter-interface') ? null : barrier(summary, 'same-security', incoming, out);
}

/** Raw ESP back in: it belongs to no connection, so that the levels judge it as new. */
export function replyBarrier(summary: DeviceSummary, incoming: Interface | null, out: Interface): Barrier {
  return barrier(summary, 'esp-reply', out, incoming ?? out);
}

/** Without a `security-level` line an interface named `inside` has 100 and every other one 0; null where it has no name. */
function levelOf({ nameif, securityLevel }: Interface): number | null {
  if (nameif === undefined) return null;
  return securityLevel ?? (nameif === 'inside' ? 100 : 0);
}

function permits({ records }: DeviceSummary, what: 'inter-interface' | 'intra-interface'): boolean {
  return records?.sameSecurityTraffic?.some(({ name }) => name === what) ?? false;
}

function barrier(summary: DeviceSummary, kind: BarrierKind, incoming: Interface, out: Interface): Barrier {
  const named = ({ nameif, name }: Interface): string => nameif ?? name;
  return {
    kind,
    place: levelPlace(summary, incoming),
    entries: [],
    related: incoming === out ? [] : [{ role: 'egress', place: levelPlace(summary, out) }],
    from: named(incoming),
    to: named(out),
    policy: null,
  };
}

function levelPlace({ interfaces }: DeviceSummary, one: Interface): Place {
  const begins = [one.securityLevel === undefined ? 'nameif' : 'security-level'];
  return { kind: 'interface-line', interface: interfaces.indexOf(one), begins };
}
