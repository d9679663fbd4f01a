import type { InspectRule } from '../config/facts/firewall';
import type { AccessList, DeviceSummary, Interface } from '../config/model';
import { reflectedEntry, type FeedingList } from './acl/reflected';
import { findAccessList } from './lookup';
import { inspectedService } from './network/zone-policy';
import { inspects } from './network/zones';
import type { Station } from './situation';

/** What a firewall lets back in of the conversations that it saw go out. */
export interface LetIn {
  /** Protocols of which all passes. */
  readonly protocols: ReadonlySet<number>;
  /** Ports of the gateway from which UDP passes. */
  readonly ports: ReadonlySet<number>;
}

/**
 * What passes the inbound ACL of the interface by which a conversation left, because CBAC at one of its interfaces or a zone
 * pair that inspects lets it in.
 */
export function repliesLetIn(summary: DeviceSummary, incoming: Interface | null, out: Interface): LetIn {
  const { protocols, ports } = inspectedBy(summary, [out.inspectOut, incoming?.inspectIn]);
  const byZones = [6, 17, 50].filter((protocol) => inspects(summary, incoming, out, protocol));
  return { protocols: new Set([...protocols, ...byZones]), ports };
}

/** The device's own conversations that `ip inspect … router-traffic` lets back in; it inspects TCP through the device alone. */
export function routerTrafficInspected(summary: DeviceSummary, out: Interface): LetIn {
  const { protocols, ports } = inspectedBy(summary, [out.inspectOut], ({ routerTraffic }) => routerTraffic);
  return { protocols: new Set([...protocols].filter((protocol) => protocol === 17)), ports };
}

/** What passes the ACLs of an inside or outside interface of a PAT router, where the ways through it are not known. */
function patRouterLetsIn(summary: DeviceSummary, one: Interface): LetIn {
  const names = summary.interfaces
    .filter((other) => other === one || other.nat !== one.nat)
    .map(({ nat, inspectIn, inspectOut }) =>
      nat === 'inside' ? inspectIn : nat === 'outside' ? inspectOut : undefined,
    );
  return inspectedBy(summary, names);
}

/** What `ip inspect` lets back in by the rules of these names; ESP has no session that it could inspect. */
function inspectedBy(
  { records }: DeviceSummary,
  names: readonly (string | undefined)[],
  isMeant: (rule: InspectRule) => boolean = () => true,
): LetIn {
  const protocols = new Set<number>();
  const ports = new Set<number>();
  for (const rule of records?.inspectRules ?? []) {
    const service = inspectedService(rule.protocol);
    if (service === undefined || !names.includes(rule.name) || !isMeant(rule)) continue;
    if (service.port === null) protocols.add(service.protocol);
    else ports.add(service.port);
  }
  return { protocols, ports };
}

/** The list of an inside or outside interface of a PAT router as the replies meet it; null where none of them is checked. */
export function repliesThroughPat(
  summary: DeviceSummary,
  one: Interface,
  list: AccessList,
): Pick<Station, 'list' | 'protocols' | 'passedPorts'> | null {
  if (one.zone !== undefined) return null;
  const { protocols, ports } = patRouterLetsIn(summary, one);
  const checked = new Set([6, 17, 50].filter((protocol) => !protocols.has(protocol)));
  const feeding = summary.interfaces.flatMap(
    ({ nat, accessGroupIn, accessGroupOut }): readonly FeedingName[] =>
      nat === null
        ? []
        : [{ name: nat === 'inside' ? accessGroupIn : accessGroupOut, isBehindNat: nat !== one.nat }],
  );
  return {
    list: reflectedFor(summary, feeding, list),
    ...(protocols.size === 0 ? {} : { protocols: checked }),
    ...(ports.size === 0 ? {} : { passedPorts: ports }),
  };
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
