import type { ClassMap } from '../../config/facts/firewall';
import type { AccessList, Ace, DeviceSummary, PortMatch } from '../../config/model';
import { permitAll } from '../acl/permit-all';
import { findAccessList } from '../lookup';
import type { Place } from '../place';
import { always, choose, type DecisionList, type Ruling } from './decision-list';

export type ZoneAction = 'inspect' | 'pass' | 'drop';

/** What a zone pair does with packets; `lists` are those of its classes where it is nothing but one of them. */
export interface ZonePolicy {
  readonly actions: DecisionList<ZoneAction>;
  /** The only list that decides: what it permits gets `action`, everything else is dropped. */
  readonly sole: { readonly list: AccessList; readonly action: 'inspect' | 'pass' } | null;
}

/** What an inspection takes of a protocol: `port` is that of the gateway, null for all. */
export interface InspectedService {
  readonly protocol: number;
  readonly port: number | null;
}

/**
 * What `match protocol` and `ip inspect name` take of IPsec: `isakmp` is UDP 500 and `ipsec-msft` UDP 4500 (port-to-application mapping, `show ip
 * port-map`); every other name of the system is some other service.
 */
const inspected: Readonly<Record<string, InspectedService>> = {
  tcp: { protocol: 6, port: null },
  udp: { protocol: 17, port: null },
  isakmp: { protocol: 17, port: 500 },
  'ipsec-msft': { protocol: 17, port: 4500 },
};

/** Undefined for a name that stands for some other service. */
export function inspectedService(name: string): InspectedService | undefined {
  return Object.hasOwn(inspected, name) ? inspected[name] : undefined;
}

/** How deep class maps may lie in each other. */
const deepest = 8;

/**
 * The policy of a zone pair: its classes are tried in order and the first that matches decides; `class-default`, with `drop` unless
 * another action is written, takes the rest (Cisco, Zone-Based Policy Firewall). Null where the text does not say all that it asks.
 */
export function zonePolicy(summary: DeviceSummary, name: string, pair: Place): ZonePolicy | null {
  const { policyMaps = [], classMaps = [] } = summary.records ?? {};
  const policy = policyMaps.find((one) => one.name === name);
  if (policy === undefined) return null;
  let actions: DecisionList<ZoneAction> | null = always<ZoneAction>('drop', pair);
  for (const { name: className, action } of policy.classes.toReversed()) {
    if (className === 'class-default') {
      actions = always(action, pair);
      continue;
    }
    const index = classMaps.findIndex((one) => one.name === className);
    const map = classMaps[index];
    const rest: DecisionList<ZoneAction> = actions;
    const matches = map === undefined ? null : matchesOf(summary, map, deepest);
    if (matches === null) return null;
    const own: Place = { kind: 'record', family: 'classMaps', record: index };
    actions = choose(matches, ({ value, place }) =>
      value ? always(action, action === 'drop' ? own : place) : rest,
    );
    if (actions === null) return null;
  }
  return { actions, sole: soleList(summary, policy.classes) };
}

function soleList(
  summary: DeviceSummary,
  classes: readonly { readonly name: string; readonly action: ZoneAction }[],
): ZonePolicy['sole'] {
  const isRest = ({ name, action }: (typeof classes)[number]): boolean =>
    name === 'class-default' && action === 'drop';
  const [only, ...others] = classes.filter((one) => !isRest(one));
  const map = summary.records?.classMaps?.find((one) => one.name === only?.name);
  if (only === undefined || map === undefined || others.length > 0 || only.action === 'drop') return null;
  const isOneList = map.accessGroups.length === 1 && map.protocols.length + map.classMaps.length === 0;
  const list = isOneList ? findAccessList(summary, map.accessGroups[0] ?? '') : undefined;
  return list === undefined ? null : { list, action: only.action };
}

/** Whether a class takes a packet; null where the text does not tell. */
function matchesOf(summary: DeviceSummary, map: ClassMap, depth: number): DecisionList<boolean> | null {
  const { classMaps = [] } = summary.records ?? {};
  const place: Place = { kind: 'record', family: 'classMaps', record: classMaps.indexOf(map) };
  if (depth === 0 || (map.conditions ?? []).length > 0) return null;
  const parts = [
    ...map.accessGroups.map((name) => ofList(summary, name, place)),
    ...map.protocols.map((name) => ofProtocol(name, place)),
    ...map.classMaps.map((name) => {
      const inner = classMaps.find((one) => one.name === name);
      return inner === undefined ? null : matchesOf(summary, inner, depth - 1);
    }),
  ];
  const none = always(false, place);
  if (parts.length === 0) return none;
  const [first = null, ...others] = parts;
  return others.reduce((found, part) => joined(found, part, map.matchAll), first);
}

function joined(
  one: DecisionList<boolean> | null,
  other: DecisionList<boolean> | null,
  both: boolean,
): DecisionList<boolean> | null {
  if (one === null || other === null) return null;
  return choose(one, ({ value, place }: Ruling<boolean>) => (value === both ? other : always(value, place)));
}

/** An access list in a class map: what it denies, or does not name, is not taken. */
function ofList(summary: DeviceSummary, name: string, place: Place): DecisionList<boolean> | null {
  const list = findAccessList(summary, name);
  if (list === undefined) return null;
  const entries = list.entries.flatMap((entry, index) =>
    entry.kind !== 'ace' || entry.inactive
      ? []
      : [
          {
            ace: entry,
            value: entry.action === 'permit',
            place: { kind: 'acl-entry', list: name, entry: index } as const,
          },
        ],
  );
  return { entries, otherwise: { value: false, place } };
}

function ofProtocol(words: string, place: Place): DecisionList<boolean> | null {
  const [name = ''] = words.toLowerCase().split(' ');
  // `ip port-map user-… port …` gives such a name its ports.
  if (name.startsWith('user-')) return null;
  const known = inspectedService(name);
  const otherwise = { value: false, place };
  if (known === undefined) return { entries: [], otherwise };
  const destinationPorts: PortMatch | null =
    known.port === null ? null : { operator: 'eq', ports: [known.port] };
  const ace: Ace = { ...permitAll, protocol: known.protocol, destinationPorts };
  return { entries: [{ ace, value: true, place }], otherwise };
}
