import type { AccessList, DeviceSummary, Interface } from '../config/model';
import { reflectedEntry, type FeedingList } from './acl/reflected';
import { findAccessList } from './lookup';
import { inspects } from './network/zones';

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

const none: ReadonlySet<number> = new Set();

/** What CBAC tells of each protocol; ESP has no session that it could inspect. */
const inspectedAs: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [6, new Set(['tcp'])],
  [17, inspectsUdp],
]);

/**
 * The protocols whose replies pass the inbound ACL of the interface by which a conversation left, because CBAC or a zone pair
 * that inspects lets them in.
 */
export function repliesLetIn(
  summary: DeviceSummary,
  incoming: Interface | null,
  out: Interface,
): ReadonlySet<number> {
  const passing = new Set<number>();
  for (const protocol of [6, 17, 50]) {
    if (
      isInspected(summary, out.inspectOut, protocol) ||
      isInspected(summary, incoming?.inspectIn, protocol) ||
      inspects(summary, incoming, out, protocol)
    ) {
      passing.add(protocol);
    }
  }
  return passing;
}

/** The protocols of the device's own conversations that `ip inspect … router-traffic` lets back in. */
export function routerTrafficInspected(summary: DeviceSummary, out: Interface): ReadonlySet<number> {
  const rules = summary.records?.inspectRules ?? [];
  const isOwn = rules.some(
    (rule) => rule.name === out.inspectOut && rule.routerTraffic && inspectsUdp.has(rule.protocol),
  );
  return isOwn ? new Set([17]) : none;
}

function isInspected({ records }: DeviceSummary, name: string | undefined, protocol: number): boolean {
  if (name === undefined) return false;
  const wanted = inspectedAs.get(protocol);
  return (records?.inspectRules ?? []).some(
    (rule) => rule.name === name && wanted?.has(rule.protocol) === true,
  );
}

/** A list on the way out by its name, where one is bound. */
export interface FeedingName {
  readonly name: string | null | undefined;
  /** NAT lies between it and the list that evaluates. */
  readonly isBehindNat: boolean;
}

/**
 * A list as the replies to conversations from inside meet it: where it evaluates a reflexive list, the entries stand that the
 * lists on the way out made. Entries before it decide first.
 */
export function reflectedFor(
  summary: DeviceSummary,
  feeding: readonly FeedingName[],
  replies: AccessList,
): AccessList {
  if (!replies.entries.some(({ kind }) => kind === 'evaluate')) return replies;
  const lists = feeding.flatMap(({ name, isBehindNat }): readonly FeedingList[] => {
    const list = name == null ? undefined : findAccessList(summary, name);
    return list === undefined ? [] : [{ list, isBehindNat }];
  });
  const entries = replies.entries.map((entry) =>
    entry.kind === 'evaluate' ? reflectedEntry(entry, lists, summary) : entry,
  );
  return { ...replies, entries };
}
