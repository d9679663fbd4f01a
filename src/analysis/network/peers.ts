import type { Directive, Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import { defaultPeer } from '../../ipsec/peer';
import { assumedGateway, assumedHosts, firstTranslatedHost } from '../assumed-hosts';
import type { Device, KnownPeer } from '../situation';
import type { Steps } from '../steps';
import { configuredRemotes } from './configured-remotes';
import type { IpsecEndpoint } from './endpoints';
import { hasNat, passesNat } from './nat-crossing';
import { factsOf, type Network } from './network';
import { keptPath } from './kept-path';
import { findPath, type Path, type PathStart } from './path';
import type { PathAssumption } from './path-assumption';
import type { PeerOrigin } from './peer-origin';
import { distinctNames, nameOf } from './peer-names';
import { oncePerLine, sharedRemote, unmetPeer, type UnmetPeer } from './unmet-peers';

/** An IPsec peer behind NAT with its way to the gateway. */
export interface NetworkPeer {
  /** The same for the same lines of the same file. */
  readonly key: string;
  readonly peer: KnownPeer & { readonly origin: PeerOrigin };
  readonly path: Path;
  /** Indexes of the hops whose NAT rules its packets pass; at least one. */
  readonly crossings: readonly number[];
}

/** The peers of a network, and the lines that name one of which nothing can be predicted. */
export interface FoundPeers {
  readonly peers: readonly NetworkPeer[];
  readonly unmet: readonly UnmetPeer[];
}

interface Draft {
  readonly key: string;
  readonly device: Device;
  readonly place: PeerOrigin['places'][number];
  readonly kind: PeerOrigin['kind'];
  readonly endpoint: IpsecEndpoint | null;
  /** Null where the text does not tell it: one that the NAT device covers stands for it. */
  readonly host: Address | null;
  readonly gateway: Address | null;
  readonly name: string;
  readonly path: Path;
  /** Where its way begins; absent where it is not looked for again. */
  readonly start?: PathStart;
}

/**
 * Every peer behind NAT, and every line that names one which is none, by the ways of discovery, in the order of the devices; one
 * that an earlier network had is the same object where nothing on its way has changed.
 */
export function* findPeersInSteps(network: Network, before: readonly NetworkPeer[]): Steps<FoundPeers> {
  const known = new Map(before.map((one) => [one.key, one]));
  const drafts: Draft[] = [];
  for (const device of network.devices) {
    for (const draft of draftsOf(network, device, known)) drafts.push(draft);
    yield;
  }
  const joined = drafts.filter((draft) => crossingsOf(draft).length > 0);
  const unmet = drafts
    .filter((draft) => crossingsOf(draft).length === 0)
    .map((draft) => unmetPeer(draft, leadsPastNat(network, draft)));
  yield;
  const candidates = [...joined, ...(yield* remoteDrafts(network, joined, known, unmet))];
  const all = withHosts(candidates, unmet);
  yield;
  const names = distinctNames(network, all);
  yield;
  const peers = all.map((draft, index) => {
    const name = names[index] ?? draft.name;
    const same = known.get(draft.key);
    const responder = responderOf(draft);
    const isSame =
      same?.path === draft.path &&
      same.peer.name === name &&
      same.peer.host === draft.host &&
      same.peer.origin.responder === responder;
    return isSame ? same : networkPeer(draft, name, responder);
  });
  return { peers, unmet: oncePerLine(unmet) };
}

const ownDrafts = new WeakMap<Device, readonly Draft[]>();

/** What a device's own text names; found once for each version of the device, and where a way has changed. */
function draftsOf(
  network: Network,
  device: Device,
  known: ReadonlyMap<string, NetworkPeer>,
): readonly Draft[] {
  const before = ownDrafts.get(device);
  const kept = before?.map((draft): Draft | null => {
    const path = keptPath(draft.path, network);
    return path === null ? null : path === draft.path ? draft : { ...draft, path };
  });
  if (before !== undefined && kept?.every((draft, at) => draft === before[at]) === true) return before;
  const isKept = kept?.every((draft) => draft !== null) === true;
  const drafts = isKept
    ? kept
    : [...directiveDrafts(network, device, known), ...deviceDrafts(network, device, known)];
  ownDrafts.set(device, drafts);
  return drafts;
}

interface HostDraft extends Draft {
  readonly host: Address;
}

/** Whether another of the equal routes on the way of a draft leads past a NAT device. */
function leadsPastNat(network: Network, { path, start, gateway, endpoint }: Draft): boolean {
  if (start === undefined) return false;
  return path.assumptions.some(
    (one) =>
      one.code === 'equal-routes' &&
      Array.from({ length: one.count - 1 }, (_, index) => index + 1).some((nth) => {
        const choice = { device: one.device, nth };
        const other = findPath(network, { ...start, choice }, gateway ?? assumedGateway);
        return crossingsOf({ path: other, endpoint }).length > 0;
      }),
  );
}

/** Drafts with a host of their own for each that has none in its text; one that no NAT rule covers is unmet. */
function withHosts(drafts: readonly Draft[], unmet: UnmetPeer[]): readonly HostDraft[] {
  const used = new Set(drafts.map(({ host }) => host));
  return drafts.flatMap((draft): readonly HostDraft[] => {
    if (hasHost(draft)) return [draft];
    const router = draft.path.hops[crossingsOf(draft)[0] ?? -1]?.device;
    const hosts = router === undefined ? [] : assumedHosts(router.summary, used.size + 1);
    const host = hosts.find((one) => !used.has(one));
    if (host === undefined) {
      unmet.push({ ...unmetPeer(draft, false), reason: 'no-host' });
      return [];
    }
    used.add(host);
    return [{ ...draft, host }];
  });
}

function hasHost(draft: Draft): draft is HostDraft {
  return draft.host !== null;
}

/** Configs that initiate: one peer for each local address and gateway, for they share one IKE session. */
function deviceDrafts(
  network: Network,
  device: Device,
  known: ReadonlyMap<string, NetworkPeer>,
): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const endpoint of factsOf(device).endpoints) {
    const { localAddress, initiates, remotes, vrf, interface: own } = endpoint;
    const isUnknown = localAddress === null && own?.addressUnknown === true;
    if (!initiates || (localAddress === null && !isUnknown)) continue;
    // Several peers of one entry stand for each other: one at a time is in use, each hub of a multipoint tunnel always.
    const used = endpoint.kind === 'multipoint-tunnel' ? remotes : remotes.slice(0, 1);
    for (const remote of used) {
      const local = localAddress === null ? (own?.name ?? '') : String(localAddress);
      const key = `${device.id}\n${local} ${remote} ${vrf ?? ''}`;
      if (drafts.has(key)) continue;
      const start: PathStart = { device, vrf, from: null, exit: endpoint.interface };
      drafts.set(key, {
        key,
        device,
        place: { file: device.id, place: endpoint.place },
        kind: 'device',
        endpoint,
        host: localAddress,
        gateway: remote,
        name: nameOf(device),
        start,
        path: pathOf(known.get(key), network, device, () =>
          supposing(findPath(network, start, remote), device, endpoint, used.length),
        ),
      });
    }
  }
  return [...drafts.values()];
}

/** The path with what is supposed of its beginning. */
function supposing(
  path: Path,
  { id }: Device,
  { localAddress, interface: own, remotes }: IpsecEndpoint,
  used: number,
): Path {
  const assumptions: PathAssumption[] = [];
  if (localAddress === null && own !== null) {
    assumptions.push({ code: 'unknown-local', device: id, interface: own.name });
  }
  const [first] = remotes;
  if (first !== undefined && used < remotes.length) {
    assumptions.push({ code: 'first-of-several', device: id, address: first, count: remotes.length });
  }
  return assumptions.length === 0 ? path : { ...path, assumptions: [...assumptions, ...path.assumptions] };
}

/** `! pat-lens: peer` comments: a host behind the device whose config has the comment. */
function directiveDrafts(
  network: Network,
  device: Device,
  known: ReadonlyMap<string, NetworkPeer>,
): readonly Draft[] {
  return device.summary.directives.flatMap((directive, index): readonly Draft[] => {
    if (directive.kind !== 'peer') return [];
    const key = `${device.id}\ndirective ${index} ${directive.host} ${directive.gateway ?? ''}`;
    const place = { file: device.id, place: { kind: 'directive', directive: index } } as const;
    return [
      {
        key,
        device,
        place,
        kind: 'directive',
        endpoint: null,
        host: directive.host,
        gateway: directive.gateway,
        name: directive.name,
        start: startBehind(device, directive.host),
        path: pathOf(known.get(key), network, device, () => behind(network, device, directive)),
      },
    ];
  });
}

function behind(
  network: Network,
  device: Device,
  { host, gateway }: Pick<Extract<Directive, { kind: 'peer' }>, 'host' | 'gateway'>,
): Path {
  return findPath(network, startBehind(device, host), gateway ?? assumedGateway);
}

function startBehind(device: Device, host: Address): PathStart {
  const { routing } = factsOf(device);
  const inside = device.summary.interfaces.find((one) => !one.shutdown && one.nat === 'inside');
  const from =
    routing.connectedTo(host, null) ??
    routing.connectedTo(host, inside?.vrf ?? null) ??
    routedTo(device, host) ??
    inside ??
    null;
  return { device, vrf: from?.vrf ?? null, from, exit: null };
}

/** The interface behind which a host is by a route that does not lead outside. */
function routedTo(device: Device, host: Address): Interface | null {
  const exit = factsOf(device).routing.exit(host, null);
  return exit === null || exit.isAssumed || exit.interface.nat === 'outside' ? null : exit.interface;
}

/** The PAT devices that share an address among hosts which a gateway's config names as its remote. */
export function remoteRouters(network: Network, gateway: Device): readonly Device[] {
  return configuredRemotes(gateway.summary, factsOf(gateway).endpoints).flatMap(({ address }) =>
    network.globals(address).flatMap(({ device, global }) => (global.kind === 'pat' ? [device] : [])),
  );
}

/** Remotes of a gateway that are the address of a PAT device behind which no initiator is known. */
function* remoteDrafts(
  network: Network,
  joined: readonly Draft[],
  known: ReadonlyMap<string, NetworkPeer>,
  unmet: UnmetPeer[],
): Steps<readonly Draft[]> {
  let served: ReadonlySet<string> | null = null;
  const isServed = (router: Device, gateway: Device): boolean => {
    served ??= servedBy(joined);
    return served.has(`${router.id}\n${gateway.id}`);
  };
  const draftsOfGateway = (gateway: Device): readonly Draft[] => {
    const { endpoints } = factsOf(gateway);
    const local = endpoints.find(({ localAddress }) => localAddress !== null)?.localAddress ?? null;
    if (local === null) return [];
    return configuredRemotes(gateway.summary, endpoints).flatMap(({ address, place }): readonly Draft[] => {
      const owners = network.globals(address).filter(({ global }) => global.kind === 'pat');
      const routers = new Set(owners.map(({ device }) => device));
      const [router] = routers;
      if (router === undefined || router === gateway) return [];
      if (routers.size > 1) {
        unmet.push(sharedRemote(gateway, place, local, address, [...routers]));
        return [];
      }
      // A PAT device that has IPsec of its own on the address speaks for itself.
      if (factsOf(router).endpoints.some(({ localAddress }) => localAddress === address)) return [];
      if (isServed(router, gateway)) return [];
      const behindIt = unnamedInitiators(network, router, local, { file: gateway.id, place }, known);
      if (behindIt.length > 0) return behindIt;
      const host = firstTranslatedHost(router.summary);
      if (host === null) return [];
      const key = `${gateway.id}\nremote ${address} ${local}`;
      return [
        {
          key,
          device: router,
          place: { file: gateway.id, place },
          kind: 'remote',
          endpoint: null,
          host,
          gateway: local,
          name: `behind-${nameOf(router)}`,
          path: pathOf(known.get(key), network, router, () =>
            behind(network, router, { host, gateway: local }),
          ),
        },
      ];
    });
  };
  const found: Draft[] = [];
  for (const gateway of network.devices) {
    for (const draft of draftsOfGateway(gateway)) found.push(draft);
    yield;
  }
  return found;
}

/** Every device on a known way together with the gateway at its end. */
function servedBy(joined: readonly Draft[]): ReadonlySet<string> {
  const served = new Set<string>();
  for (const { path } of joined) {
    const last = path.end === 'gateway' ? path.hops.at(-1)?.device.id : undefined;
    for (const { device } of path.hops) served.add(`${device.id}\n${last ?? ''}`);
  }
  return served;
}

/** Configs that initiate to a gateway by its host name, and come to this one through the PAT device that it names. */
function unnamedInitiators(
  network: Network,
  router: Device,
  gateway: Address,
  place: Draft['place'],
  known: ReadonlyMap<string, NetworkPeer>,
): readonly Draft[] {
  return network.devices.flatMap((device) =>
    factsOf(device).endpoints.flatMap((endpoint): readonly Draft[] => {
      const { initiates, localAddress: host, remotes, vrf } = endpoint;
      if (!initiates || host === null || remotes.length > 0) return [];
      const key = `${device.id}\n${host} by name ${gateway} ${vrf ?? ''}`;
      const path = pathOf(known.get(key), network, device, () =>
        findPath(network, { device, vrf, from: null, exit: endpoint.interface }, gateway),
      );
      const draft: Draft = {
        key,
        device,
        place,
        kind: 'remote',
        endpoint,
        host,
        gateway,
        name: nameOf(device),
        path,
      };
      return crossingsOf(draft).some((at) => path.hops[at]?.device === router) ? [draft] : [];
    }),
  );
}

function pathOf(same: NetworkPeer | undefined, network: Network, source: Device, find: () => Path): Path {
  const kept = same?.path.hops[0]?.device.id === source.id ? keptPath(same.path, network) : null;
  return kept ?? find();
}

type Way = Pick<Draft, 'path' | 'endpoint'>;

const crossed = new WeakMap<Way, readonly number[]>();

/** The hops of a draft's way whose NAT rules its packets pass. */
function crossingsOf(draft: Way): readonly number[] {
  const found = crossed.get(draft) ?? findCrossings(draft);
  crossed.set(draft, found);
  return found;
}

function findCrossings({ path, endpoint }: Way): readonly number[] {
  return path.hops.flatMap((hop, index) => {
    // A device does not translate what it sends itself; a host behind the first device comes by there, whatever its rules say.
    if (index === 0) return endpoint === null && hasNat(hop.device.summary) ? [index] : [];
    return hop.out !== null && passesNat(hop.device.summary, hop) ? [index] : [];
  });
}

function responderOf({ path, host }: HostDraft): IpsecEndpoint | null {
  const last = path.end === 'gateway' ? path.hops.at(-1) : undefined;
  if (last === undefined) return null;
  const local = factsOf(last.device).endpoints.filter(
    ({ localAddress }) => localAddress === last.destination.in || localAddress === last.destination.out,
  );
  return (
    local.find(({ remotes }) => remotes.includes(host)) ??
    local.find(({ answersAnybody }) => answersAnybody) ??
    local[0] ??
    null
  );
}

function networkPeer(draft: HostDraft, name: string, responder: IpsecEndpoint | null): NetworkPeer {
  const { key, endpoint, path, kind, place, host, gateway } = draft;
  const natTraversal = (endpoint?.natTraversal ?? true) && (responder?.natTraversal ?? true);
  const keepalive = endpoint === null ? {} : { keepalive: (endpoint.natKeepalive ?? 0) * 1000 };
  return {
    key,
    path,
    crossings: crossingsOf(draft),
    peer: {
      ...defaultPeer(name, host, gateway ?? assumedGateway),
      ...keepalive,
      encapsulation: natTraversal ? 'nat-t' : 'esp',
      ikeVersion: endpoint?.ikeVersion ?? 2,
      gatewayAssumed: gateway === null,
      ...(path.gatewayPrivate === null ? {} : { gatewayPrivate: path.gatewayPrivate }),
      origin: { kind, places: [place], endpoint, responder, path },
    },
  };
}
