import type { AccessList, DeviceSummary, Interface } from '../config/model';

/** Protocols of `ip inspect` that let the answers to IKE and NAT-T in. */
const inspectsUdp: ReadonlySet<string> = new Set(['udp', 'isakmp', 'ipsec-msft']);

/**
 * Whether the answers to inside peers pass an ACL of this interface without a permit of their own: by CBAC, by a zone of the
 * zone-based firewall, or by a reflexive list that it evaluates (Cisco IOS order of operation).
 */
export function repliesPass(summary: DeviceSummary, one: Interface, list: AccessList): boolean {
  if (one.zone !== undefined) return true;
  if (list.entries.some((entry) => entry.kind === 'evaluate')) return true;
  const inspected = (name: string | undefined): boolean =>
    name !== undefined &&
    (summary.records?.inspectRules ?? []).some(
      (rule) => rule.name === name && inspectsUdp.has(rule.protocol),
    );
  const outbound = one.nat === 'outside' ? one.inspectOut : one.inspectIn;
  const inbound = summary.interfaces.some(
    (other) =>
      other.nat !== null &&
      other.nat !== one.nat &&
      inspected(other.nat === 'inside' ? other.inspectIn : other.inspectOut),
  );
  return inspected(outbound) || inbound;
}
