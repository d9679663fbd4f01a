import type { ClassMap, PolicyClass } from '../../config/facts/firewall';
import type { AccessList, DeviceSummary } from '../../config/model';
import { findAccessList } from '../lookup';
import type { HopPlace, StationOnPath } from './stations';

/** Stands for two zones without a pair between them, or a class that drops. */
const deniedByZones: AccessList = { name: 'zone-pair', type: 'extended', entries: [] };

/** What the policy of a zone pair does with a protocol. */
export type ZoneAction =
  | { readonly kind: 'inspect' | 'pass' | 'drop' }
  /** What a list permits is inspected or passed, everything else dropped. */
  | { readonly kind: 'list'; readonly list: AccessList; readonly action: 'inspect' | 'pass' };

/** Names under which `match protocol` knows the conversations of IPsec. */
const names: Readonly<Record<number, readonly string[]>> = {
  6: ['tcp'],
  17: ['udp', 'isakmp', 'ipsec-msft'],
  50: [],
};

/**
 * The policy of a zone pair as an ACL on the way: its class maps see inside local addresses both ways. Traffic of the device
 * itself is judged by zone pairs with `self` alone, and passes where there is none.
 */
export function zoneStations({ hop, crossed, role, gatewayOut }: HopPlace): readonly StationOnPath[] {
  const { device, in: incoming, out } = hop;
  const { summary } = device;
  const stations: StationOnPath[] = [];
  const add = (
    flow: StationOnPath['flow'],
    source: string | undefined,
    destination: string | undefined,
    before: (protocol: number) => boolean,
  ): void => {
    if (source === undefined || destination === undefined || source === destination) return;
    const byList = new Map<AccessList, Set<number>>();
    for (const protocol of [6, 17, 50]) {
      if (before(protocol)) continue;
      const action = zoneAction(summary, source, destination, protocol);
      if (action === null || action.kind === 'inspect' || action.kind === 'pass') continue;
      const list = action.kind === 'list' ? action.list : deniedByZones;
      byList.set(list, (byList.get(list) ?? new Set()).add(protocol));
    }
    for (const [list, protocols] of byList) {
      stations.push({ device, list, flow, crossed, gateway: gatewayOut, protocols });
    }
  };
  const never = (): boolean => false;
  if (role === 'transit') {
    const [from, to] = [incoming?.zone, out?.zone];
    add('outbound', from, to, never);
    const isInspected = (protocol: number): boolean => inspects(summary, from, to, protocol);
    add('return', to, from, isInspected);
  }
  if (role === 'gateway') add('outbound', incoming?.zone, 'self', never);
  if (role === 'source') {
    const isInspected = (protocol: number): boolean => inspects(summary, 'self', out?.zone, protocol);
    add('outbound', 'self', out?.zone, never);
    add('return', out?.zone, 'self', isInspected);
  }
  return stations;
}

/** Whether a zone pair lets the replies of a protocol back in. */
export function inspects(
  summary: DeviceSummary,
  source: string | undefined,
  destination: string | undefined,
  protocol: number,
): boolean {
  if (source === undefined || destination === undefined) return false;
  const action = zoneAction(summary, source, destination, protocol);
  return action?.kind === 'inspect' || (action?.kind === 'list' && action.action === 'inspect');
}

/** Null: nothing judges, for there is no zone pair with `self`. */
export function zoneAction(
  summary: DeviceSummary,
  source: string,
  destination: string,
  protocol: number,
): ZoneAction | null {
  const { zonePairs = [], policyMaps = [], classMaps = [] } = summary.records ?? {};
  const pair = zonePairs.find((one) => one.source === source && one.destination === destination);
  if (pair === undefined) {
    return source === 'self' || destination === 'self' ? null : { kind: 'drop' };
  }
  const policy = policyMaps.find(({ name }) => name === pair.policy);
  // A pair without a policy passes nothing; one whose policy is not in the text is not judged.
  if (policy === undefined) return pair.policy === null ? { kind: 'drop' } : null;
  for (const one of policy.classes) {
    const found = ofClass(summary, one, classMaps, protocol);
    if (found !== null) return found;
  }
  return { kind: 'drop' };
}

/** What a class does with a protocol; null where it does not match it. */
function ofClass(
  summary: DeviceSummary,
  { name, action }: PolicyClass,
  classMaps: readonly ClassMap[],
  protocol: number,
): ZoneAction | null {
  if (name === 'class-default') return { kind: action };
  const map = classMaps.find((one) => one.name === name);
  if (map === undefined) return null;
  const nested = map.classMaps.flatMap((inner) => classMaps.filter((one) => one.name === inner));
  const protocols = [map, ...nested].flatMap((one) => one.protocols);
  const groups = [map, ...nested].flatMap((one) => one.accessGroups);
  const isNamed = protocols.some((one) => names[protocol]?.includes(one) === true);
  if (protocols.length > 0 && isNamed && (!map.matchAll || groups.length === 0)) return { kind: action };
  if (map.matchAll && protocols.length > 0 && !isNamed) return null;
  const [list] = groups.flatMap((group) => findAccessList(summary, group) ?? []);
  if (list === undefined || action === 'drop') return null;
  return { kind: 'list', list, action };
}
