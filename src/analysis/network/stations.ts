import type { AccessList, DeviceSummary, Interface } from '../../config/model';
import type { Barrier } from '../barrier';
import { findAccessList } from '../lookup';
import type { Device, Station } from '../situation';
import type { IpsecEndpoint } from './endpoints';
import type { Hop, Path } from './path';
import {
  reflectedFor,
  repliesLetIn,
  routerTrafficInspected,
  type FeedingName,
  type LetIn,
} from '../stateful';
import { levelBarrier, levelList, replyBarrier } from '../asa/security-levels';
import { seesMappedAddresses } from './mapped-addresses';
import { zoneStations } from './zones';

/** An ACL in the way of one peer: what it sees is counted in NAT devices that the packets have passed before. */
export interface StationOnPath {
  readonly device: Device;
  readonly list: AccessList;
  readonly flow: Station['flow'];
  /** How many of the path's crossings lie before it. */
  readonly crossed: number;
  readonly gateway: 'public' | 'private';
  readonly protocols: ReadonlySet<number> | null;
  /** Ports of the gateway of which it does not check UDP. */
  readonly passedPorts?: ReadonlySet<number>;
  /** What the list stands for, where it is not one of the config. */
  readonly barrier?: Barrier;
  /** By which lists on the way out a list was changed that evaluates reflexive ones. */
  readonly fedBy?: string;
}

/** The protocols of IPsec: TCP 4500, UDP and raw ESP. */
const allProtocols: ReadonlySet<number> = new Set([6, 17, 50]);

/**
 * Every ACL on the way of a peer, outbound ones first in the order in which its packets meet them, then those that its replies
 * meet, which are taken to come back the same way. `endpoint` is null where the peer is a host behind the first device.
 */
export function stationsOnPath(
  path: Path,
  crossings: readonly number[],
  endpoint: IpsecEndpoint | null,
): readonly StationOnPath[] {
  const outbound: StationOnPath[] = [];
  const replies: StationOnPath[] = [];
  path.hops.forEach((hop, index) => {
    const crossed = crossings.filter((at) => at < index).length;
    const place: HopPlace = {
      hop,
      crossed,
      crossedAfter: crossed + (crossings.includes(index) ? 1 : 0),
      role:
        index === 0 && endpoint !== null
          ? 'source'
          : index === path.hops.length - 1 && path.end === 'gateway'
            ? 'gateway'
            : 'transit',
      gatewayIn: hop.destination.in === path.gatewayPrivate ? 'private' : 'public',
      gatewayOut: hop.destination.out === path.gatewayPrivate ? 'private' : 'public',
    };
    const found = stationsAt(place);
    outbound.push(...found.filter(({ flow }) => flow === 'outbound'));
    replies.unshift(...found.filter(({ flow }) => flow === 'return'));
  });
  return [...outbound, ...replies];
}

/** One device on the way of a peer. */
export interface HopPlace {
  readonly hop: Hop;
  readonly crossed: number;
  readonly crossedAfter: number;
  readonly role: 'source' | 'transit' | 'gateway';
  readonly gatewayIn: 'public' | 'private';
  readonly gatewayOut: 'public' | 'private';
}

/** By device, what is met there by place. */
const byDevice = new WeakMap<Device, Map<string, readonly StationOnPath[]>>();

/** By hop, of which a path keeps those that an edit of another device leaves as they are. */
const byHop = new WeakMap<Hop, { readonly place: HopPlace; readonly met: readonly StationOnPath[] }>();

/** What packets meet at one place of their way: the same objects for all peers that come by there in the same way. */
function stationsAt(place: HopPlace): readonly StationOnPath[] {
  const { hop, crossed, crossedAfter, role, gatewayIn, gatewayOut } = place;
  const known = byHop.get(hop);
  if (known !== undefined && isSamePlace(known.place, place)) return known.met;
  const { device } = hop;
  const own = byDevice.get(device) ?? new Map<string, readonly StationOnPath[]>();
  byDevice.set(device, own);
  const key = `${hop.in?.name ?? ''}\n${hop.out?.name ?? ''}\n${crossed} ${crossedAfter} ${role} ${gatewayIn} ${gatewayOut}`;
  const met = own.get(key) ?? (device.summary.dialect === 'asa' ? asaStations(place) : iosStations(place));
  own.set(key, met);
  byHop.set(hop, { place, met });
  return met;
}

function isSamePlace(one: HopPlace, other: HopPlace): boolean {
  return (
    one.crossed === other.crossed &&
    one.crossedAfter === other.crossedAfter &&
    one.role === other.role &&
    one.gatewayIn === other.gatewayIn &&
    one.gatewayOut === other.gatewayOut
  );
}

/** IOS order of operation: the inbound list sees packets before NAT, the outbound list after it; replies the other way round. */
function iosStations(place: HopPlace): readonly StationOnPath[] {
  const { hop, crossed, crossedAfter, role, gatewayIn, gatewayOut } = place;
  const { device, in: incoming, out } = hop;
  const { summary } = device;
  const stations: StationOnPath[] = [];
  const isNat = crossed !== crossedAfter;
  const add = (
    name: string | null | undefined,
    flow: Station['flow'],
    passed: number,
    gateway: 'public' | 'private',
    passes: LetIn | null = null,
    asMet: (list: AccessList) => AccessList = (list) => list,
  ): void => {
    const named = listNamed(summary, name);
    if (named === undefined) return;
    const list = asMet(named);
    const protocols =
      passes === null ? null : new Set([...allProtocols].filter((one) => !passes.protocols.has(one)));
    if (protocols?.size === 0) return;
    const fedBy =
      list === named
        ? {}
        : { fedBy: [incoming?.accessGroupIn ?? '', out?.accessGroupOut ?? '', String(isNat)].join('\n') };
    const passedPorts = passes === null || passes.ports.size === 0 ? {} : { passedPorts: passes.ports };
    stations.push({ device, list, flow, crossed: passed, gateway, protocols, ...passedPorts, ...fedBy });
  };
  const before = (isBehindNat: boolean): FeedingName => ({ name: incoming?.accessGroupIn, isBehindNat });
  const after = (isBehindNat: boolean): FeedingName => ({ name: out?.accessGroupOut, isBehindNat });
  if (role !== 'source') add(incoming?.accessGroupIn, 'outbound', crossed, gatewayIn);
  stations.push(...zoneStations(place));
  if (role === 'transit') add(out?.accessGroupOut, 'outbound', crossedAfter, gatewayOut);
  if (out !== null) {
    // What a device sends itself passes its own outbound lists, and makes no reflexive entry.
    const passes =
      role === 'source' ? routerTrafficInspected(summary, out) : repliesLetIn(summary, incoming, out);
    const asMet = (list: AccessList): AccessList =>
      role === 'source' ? list : reflectedFor(summary, [before(isNat), after(false)], list);
    if (role !== 'gateway') add(out.accessGroupIn, 'return', crossedAfter, gatewayOut, passes, asMet);
  }
  if (role === 'transit') {
    const asMet = (list: AccessList): AccessList =>
      reflectedFor(summary, [before(false), after(isNat)], list);
    add(incoming?.accessGroupOut, 'return', crossed, gatewayIn, null, asMet);
  }
  return stations;
}

/** IKE to the ASA itself passes its interface lists, but not one of `control-plane`; what passes through it is judged by real addresses (from 8.3 on). */
function asaStations({
  hop,
  crossed,
  crossedAfter,
  role,
  gatewayIn,
  gatewayOut,
}: HopPlace): readonly StationOnPath[] {
  const { device, in: incoming, out } = hop;
  const { summary } = device;
  if (role === 'gateway') {
    const name = summary.records?.controlPlaneGroups?.find((one) => one.name === incoming?.nameif)?.list;
    const list = listNamed(summary, name);
    const gateway = gatewayIn;
    return list === undefined ? [] : [{ device, list, flow: 'outbound', crossed, gateway, protocols: null }];
  }
  if (role !== 'transit' || out === null) return [];
  const legacy = seesMappedAddresses(summary);
  const stations: StationOnPath[] = [];
  const closed = incoming === null ? null : levelBarrier(summary, incoming, out);
  const ingress = incoming === null ? undefined : ingressList(summary, incoming);
  const gateway = legacy ? gatewayIn : gatewayOut;
  if (ingress !== undefined) {
    stations.push({ device, list: ingress, flow: 'outbound', crossed, gateway, protocols: null });
  } else if (closed !== null) {
    stations.push({
      device,
      list: levelList,
      flow: 'outbound',
      crossed,
      gateway,
      protocols: null,
      barrier: closed,
    });
  }
  const egress = listNamed(summary, out.accessGroupOut);
  if (egress !== undefined) {
    const passed = legacy ? crossedAfter : crossed;
    stations.push({
      device,
      list: egress,
      flow: 'outbound',
      crossed: passed,
      gateway: gatewayOut,
      protocols: null,
    });
  }
  // UDP and TCP replies belong to a connection; ESP has none unless the ASA inspects IKE for it.
  if (inspectsIpsec(summary)) return stations;
  const replies = ingressList(summary, out);
  const passed = legacy ? crossedAfter : crossed;
  const open = { device, flow: 'return', crossed: passed, gateway: gatewayOut, protocols: onlyEsp } as const;
  if (replies !== undefined) {
    stations.push({ ...open, list: replies });
  } else if (incoming === null || levelBarrier(summary, out, incoming) !== null) {
    const barrier = replyBarrier(summary, incoming, out);
    stations.push({ ...open, list: levelList, barrier });
  }
  return stations;
}

const onlyEsp: ReadonlySet<number> = new Set([50]);

/** The interface's own list, then the global one: what neither decides is denied. */
function ingressList(summary: DeviceSummary, incoming: Interface): AccessList | undefined {
  const own = listNamed(summary, incoming.accessGroupIn);
  const global = listNamed(summary, summary.globalAccessGroup);
  if (own === undefined || global === undefined) return own ?? global;
  return { ...own, entries: [...own.entries, ...global.entries] };
}

function inspectsIpsec({ records }: DeviceSummary): boolean {
  return (
    records?.inspectionPolicies?.some(({ classes }) =>
      classes.some(({ inspections }) => inspections.some(({ protocol }) => protocol === 'ipsec-pass-thru')),
    ) ?? false
  );
}

/** A list that is bound by this name; one that is not defined or empty checks nothing on IOS. */
function listNamed(summary: DeviceSummary, name: string | null | undefined): AccessList | undefined {
  if (name == null) return undefined;
  const list = findAccessList(summary, name);
  return list === undefined || list.entries.length === 0 ? undefined : list;
}
