import { permitAll } from '../acl/permit-all';
import type { AccessList, DeviceSummary, Interface } from '../../config/model';
import type { Barrier, BarrierPlace } from '../barrier';
import type { Place } from '../place';
import { always, choose, forProtocol, mirrored, type DecisionList } from './decision-list';
import type { HopPlace, StationOnPath } from './stations';
import { zonePolicy, type ZonePolicy } from './zone-policy';

const allProtocols: readonly number[] = [6, 17, 50];

/** A list that stands for the policy of zones, or one of its classes, with the protocols that it decides. */
interface ZoneList {
  readonly list: AccessList;
  readonly protocols: ReadonlySet<number>;
  /** Null where the list is one of the config. */
  readonly barrier: Barrier | null;
}

/** What is between two zones. */
type Between =
  /** Nothing judges: one zone, or the device itself without a pair; or the text does not say what the policy asks. */
  | { readonly kind: 'free' }
  | { readonly kind: 'closed'; readonly barrier: Barrier }
  | { readonly kind: 'policy'; readonly policy: ZonePolicy; readonly pair: Place; readonly barrier: Barrier };

/**
 * The policy of a zone pair as an ACL on the way: its class maps see inside local addresses both ways. Traffic of the device
 * itself is judged by zone pairs with `self` alone, and passes where there is none; between an interface in a zone and one in none
 * nothing passes (Cisco, Zone-Based Policy Firewall).
 */
export function zoneStations(place: HopPlace): readonly StationOnPath[] {
  const { hop, crossed, role, gatewayOut } = place;
  const { device, in: incoming, out } = hop;
  const found = (flow: StationOnPath['flow'], lists: readonly ZoneList[]): readonly StationOnPath[] =>
    lists.map(({ list, protocols, barrier }) => ({
      device,
      list,
      flow,
      crossed,
      gateway: gatewayOut,
      protocols,
      ...(barrier === null ? {} : { barrier }),
    }));
  const passage = new ZonePassage(device.summary, incoming, out);
  switch (role) {
    case 'transit':
      if (incoming === null || out === null) return [];
      return [...found('outbound', passage.request()), ...found('return', passage.reply())];
    case 'gateway':
      return incoming === null
        ? []
        : found('outbound', new ZonePassage(device.summary, incoming, 'self').request());
    case 'source': {
      if (out === null) return [];
      const own = new ZonePassage(device.summary, 'self', out);
      return [...found('outbound', own.request()), ...found('return', own.reply())];
    }
  }
}

/** Whether a zone pair lets the replies of a protocol back in. */
export function inspects(
  summary: DeviceSummary,
  incoming: Interface | 'self' | null,
  out: Interface | null,
  protocol: number,
): boolean {
  const between = new ZonePassage(summary, incoming, out).between();
  if (between.kind !== 'policy') return false;
  const { entries, otherwise } = forProtocol(between.policy.actions, protocol);
  return [...entries, otherwise].some(({ value }) => value === 'inspect');
}

/** The zone of an interface; on IOS-XE those without one are in `default`, where that zone is made. */
function zoneOf({ records }: DeviceSummary, one: Interface | 'self' | null): string | undefined {
  if (one === null || one === 'self') return one ?? undefined;
  if (one.zone !== undefined) return one.zone;
  return records?.zones?.some(({ name }) => name === 'default') === true ? 'default' : undefined;
}

/** From one interface to another, or from or to the device itself. */
class ZonePassage {
  constructor(
    private readonly summary: DeviceSummary,
    private readonly source: Interface | 'self' | null,
    private readonly destination: Interface | 'self' | null,
  ) {}

  between(): Between {
    const { summary, source, destination } = this;
    const [from, to] = [zoneOf(summary, source), zoneOf(summary, destination)];
    const isOwn = source === 'self' || destination === 'self';
    if (from === to || source === null || destination === null) return { kind: 'free' };
    if (from === undefined || to === undefined) {
      const outsider = from === undefined ? source : destination;
      if (isOwn || outsider === 'self') return { kind: 'free' };
      const place = interfacePlace(summary, outsider);
      return { kind: 'closed', barrier: this.barrier('no-zone', place, null) };
    }
    const pairs = summary.records?.zonePairs ?? [];
    const record = pairs.findIndex((one) => one.source === from && one.destination === to);
    const pair = pairs[record];
    if (pair === undefined) {
      if (isOwn) return { kind: 'free' };
      const place = zonePlace(summary, source);
      return { kind: 'closed', barrier: this.barrier('no-zone-pair', place, null) };
    }
    const place: Place = { kind: 'record', family: 'zonePairs', record };
    // A pair without a policy passes nothing; one whose policy is not in the text is not judged.
    if (pair.policy === null) {
      return { kind: 'closed', barrier: this.barrier('no-policy', place, null) };
    }
    const policy = zonePolicy(summary, pair.policy, place);
    if (policy === null) return { kind: 'free' };
    return { kind: 'policy', policy, pair: place, barrier: this.barrier('zone-policy', place, pair.policy) };
  }

  request(): readonly ZoneList[] {
    const between = this.between();
    if (between.kind === 'free') return [];
    if (between.kind === 'closed') return [closed(between.barrier, allProtocols)];
    const { policy, barrier } = between;
    const permitted = choose(policy.actions, ({ value, place }) => always(value !== 'drop', place));
    return listsOf(permitted, policy.sole?.list ?? null, barrier);
  }

  /** What judges the answers to what the request's policy let through. */
  reply(): readonly ZoneList[] {
    const forward = this.between();
    // What the request does not get through gets no answer; one zone needs no pair.
    if (forward.kind !== 'policy') return [];
    const back = new ZonePassage(this.summary, this.destination, this.source).between();
    if (back.kind === 'free') return [];
    const reverse: DecisionList<boolean> | null =
      back.kind === 'policy'
        ? choose(back.policy.actions, ({ value, place }) => always(value !== 'drop', place))
        : always(false, back.barrier.kind === 'no-policy' ? back.barrier.place : forward.pair);
    const answers = choose(mirrored(forward.policy.actions), ({ value, place }) =>
      value === 'pass' ? reverse : always(true, place),
    );
    const { from, to, policy } = forward.barrier;
    const related: readonly BarrierPlace[] =
      back.kind === 'policy'
        ? [...forward.barrier.related, { role: 'zone-pair', place: forward.pair }]
        : forward.barrier.related;
    const barrier: Barrier = {
      kind: 'no-reply',
      place: forward.pair,
      entries: [],
      related,
      from,
      to,
      policy,
    };
    const isPassedOnly = !values(forward.policy.actions).includes('inspect');
    const sole = back.kind === 'policy' && isPassedOnly ? (back.policy.sole?.list ?? null) : null;
    return listsOf(answers, sole, barrier);
  }

  private barrier(kind: Barrier['kind'], place: Place, policy: string | null): Barrier {
    const { summary, source, destination } = this;
    const named = (one: Interface | 'self' | null): string =>
      zoneOf(summary, one) ?? (one === null || one === 'self' ? 'self' : one.name);
    const related: BarrierPlace[] = [];
    if (source !== null && source !== 'self')
      related.push({ role: 'ingress', place: zonePlace(summary, source) });
    if (destination !== null && destination !== 'self') {
      related.push({ role: 'egress', place: zonePlace(summary, destination) });
    }
    const record = summary.records?.policyMaps?.findIndex(({ name }) => name === policy) ?? -1;
    if (record >= 0)
      related.push({ role: 'policy', place: { kind: 'record', family: 'policyMaps', record } });
    return { kind, place, entries: [], related, from: named(source), to: named(destination), policy };
  }
}

function values<T>({ entries, otherwise }: DecisionList<T>): readonly T[] {
  return [...entries, otherwise].map(({ value }) => value);
}

/** The lists that say of each protocol what the decisions say; none for a protocol that passes whole. */
function listsOf(
  decisions: DecisionList<boolean> | null,
  sole: AccessList | null,
  barrier: Barrier,
): readonly ZoneList[] {
  if (decisions === null) return [];
  const lists: ZoneList[] = [];
  const byPlace = new Map<string, { readonly place: Place; readonly protocols: number[] }>();
  const asked: number[] = [];
  for (const protocol of allProtocols) {
    const { entries, otherwise } = forProtocol(decisions, protocol);
    const kinds = new Set([...entries, otherwise].map(({ value }) => value));
    if (kinds.size > 1) {
      if (sole !== null) asked.push(protocol);
      else lists.push(written({ entries, otherwise }, protocol, barrier));
      continue;
    }
    if (kinds.has(true)) continue;
    const place = entries[0]?.place ?? otherwise.place;
    const key = JSON.stringify(place);
    const known = byPlace.get(key) ?? { place, protocols: [] };
    known.protocols.push(protocol);
    byPlace.set(key, known);
  }
  if (sole !== null && asked.length > 0) {
    lists.push({ list: sole, protocols: new Set(asked), barrier: null });
  }
  for (const { place, protocols } of byPlace.values()) lists.push(closed({ ...barrier, place }, protocols));
  return lists;
}

function closed(barrier: Barrier, protocols: readonly number[]): ZoneList {
  return { list: listNamed(barrier, []), protocols: new Set(protocols), barrier };
}

function written(
  { entries, otherwise }: DecisionList<boolean>,
  protocol: number,
  barrier: Barrier,
): ZoneList {
  const aces = entries.map(({ ace, value }) => ({ ...ace, action: value ? 'permit' : 'deny' }) as const);
  const places = entries.map(({ place }) => place);
  if (otherwise.value) {
    const [first] = aces;
    // The last entry takes the rest.
    if (first !== undefined) {
      aces.push({ ...permitAll, sequence: first.sequence });
      places.push(otherwise.place);
    }
  }
  return {
    list: listNamed(barrier, aces),
    protocols: new Set([protocol]),
    barrier: { ...barrier, place: otherwise.place, entries: places },
  };
}

function listNamed({ from, to }: Barrier, entries: AccessList['entries']): AccessList {
  return { name: `zones ${from} > ${to}`, type: 'extended', entries };
}

function interfacePlace({ interfaces }: DeviceSummary, one: Interface): Place {
  return { kind: 'interface', interface: interfaces.indexOf(one) };
}

/** The line that puts an interface into its zone. */
function zonePlace({ interfaces }: DeviceSummary, one: Interface): Place {
  return { kind: 'interface-line', interface: interfaces.indexOf(one), begins: ['zone-member security'] };
}
