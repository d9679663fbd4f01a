import type { CryptoMapEntry, CryptoPeer, CryptoSettings, IkeProfile } from '../../config/facts/crypto';
import type { DeviceSummary, Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import { parseAddress } from '../../engine/address';
import type { Place } from '../place';

/** One place of a config that initiates or answers IPsec. */
export interface IpsecEndpoint {
  readonly kind: 'crypto-map' | 'dynamic-map' | 'tunnel' | 'multipoint-tunnel' | 'virtual-template' | 'ezvpn';
  /** The line that makes it one. */
  readonly place: Place;
  /** The interface that has the local address; null where the config does not say. */
  readonly interface: Interface | null;
  /** Null where it is not in the text. */
  readonly localAddress: Address | null;
  /** The VRF of the outer packets. */
  readonly vrf: string | null;
  /** In the order in which they are tried; none where it answers to anybody. */
  readonly remotes: readonly Address[];
  /** Remotes by host name or placeholder. */
  readonly remoteNames: readonly string[];
  /** Whether it starts IKE by itself. */
  readonly initiates: boolean;
  /** Whether it takes requests from anybody. */
  readonly answersAnybody: boolean;
  readonly ikeVersion: 1 | 2;
  /** False where NAT traversal is switched off: ESP then travels as protocol 50. */
  readonly natTraversal: boolean;
  readonly mode: 'tunnel' | 'transport';
  /** `esp-aes`, `ah-sha-hmac` and so on; empty where they are the device's defaults. */
  readonly transforms: readonly string[];
  /** Name of the crypto ACL, which says whose traffic is protected. */
  readonly cryptoList: string | null;
  /** Seconds between NAT keepalives; null where it is not configured. */
  readonly natKeepalive: number | null;
  /** Seconds of dead peer detection; null where it is not configured. */
  readonly deadPeerDetection: number | null;
  /** How it names itself in IKE, as written; null is its address. */
  readonly identity: string | null;
}

type Common = Pick<
  IpsecEndpoint,
  'natTraversal' | 'natKeepalive' | 'deadPeerDetection' | 'identity' | 'remoteNames'
>;

/** All IPsec endpoints of a device, in the order of its config. */
export function endpointsOf(summary: DeviceSummary): readonly IpsecEndpoint[] {
  if (summary.records === undefined && summary.interfaces.every((one) => one.tunnel === undefined)) return [];
  return [
    ...cryptoMapEndpoints(summary),
    ...tunnelEndpoints(summary),
    ...virtualTemplates(summary),
    ...ezvpnEndpoints(summary),
  ];
}

function settingsOf(summary: DeviceSummary): CryptoSettings | undefined {
  return summary.records?.cryptoSettings?.[0];
}

function commonOf(summary: DeviceSummary): Common {
  const settings = settingsOf(summary);
  return {
    natTraversal: settings?.natTraversal ?? !isBeforeNatTraversal(summary),
    natKeepalive: settings?.natKeepalive ?? null,
    deadPeerDetection: settings?.deadPeerDetection ?? null,
    identity: settings?.identity ?? null,
    remoteNames: [],
  };
}

/** PIX and ASA 7.x: NAT traversal is off unless configured. */
function isBeforeNatTraversal({ dialect, version }: DeviceSummary): boolean {
  return dialect === 'asa' && version?.startsWith('7.') === true;
}

function cryptoMapEndpoints(summary: DeviceSummary): readonly IpsecEndpoint[] {
  const { cryptoMaps = [], cryptoMapBindings = [] } = summary.records ?? {};
  const bound = summary.interfaces.flatMap((one) => {
    const maps = [
      one.cryptoMap,
      ...cryptoMapBindings.filter(({ nameif }) => nameif === one.nameif).map(({ name }) => name),
    ];
    return maps.flatMap((name) => (name === null || one.shutdown ? [] : [{ name, interface: one }]));
  });
  return bound.flatMap(({ name, interface: one }) => {
    const local = localInterface(summary, name) ?? one;
    const shared = virtualAddress(one);
    return cryptoMaps.flatMap((entry, record): readonly IpsecEndpoint[] => {
      if (entry.name !== name) return [];
      const found = ofMapEntry(summary, entry, record, local);
      return [shared === null ? found : { ...found, localAddress: shared }];
    });
  });
}

/** `crypto map … redundancy GROUP`: IKE uses the virtual address of the group (Cisco, Stateful Failover for IPsec). */
function virtualAddress({ cryptoMapRedundancy: wanted, virtualRouters = [] }: Interface): Address | null {
  if (wanted === undefined) return null;
  const router = virtualRouters.find(({ name }) => name === wanted.group);
  return router?.addresses[0] ?? null;
}

/** `crypto map NAME local-address INTERFACE`. */
function localInterface(summary: DeviceSummary, map: string): Interface | undefined {
  const option = summary.records?.cryptoMapOptions?.find(
    (one) => one.name === map && one.option === 'local-address',
  );
  return option === undefined ? undefined : findInterface(summary, option.value);
}

function ofMapEntry(
  summary: DeviceSummary,
  entry: CryptoMapEntry,
  record: number,
  local: Interface,
): IpsecEndpoint {
  const place: Place = { kind: 'record', family: 'cryptoMaps', record };
  const common = commonOf(summary);
  if (entry.dynamicMap !== null) {
    const dynamic = summary.records?.dynamicMaps?.find((one) => one.name === entry.dynamicMap) ?? entry;
    return {
      ...common,
      ...ofTransforms(summary, dynamic.transformSets),
      kind: 'dynamic-map',
      place,
      ...localOf(summary, local),
      remotes: [],
      initiates: false,
      answersAnybody: true,
      ikeVersion: versionOf(summary, dynamic.profile, dynamic.ikeVersions),
      cryptoList: dynamic.matchAddress,
    };
  }
  const peers = entry.defaultPeer === undefined ? entry.peers : [entry.defaultPeer, ...entry.peers];
  return {
    ...common,
    ...ofProfile(profileNamed(summary, entry.profile)),
    ...ofTransforms(summary, entry.transformSets),
    kind: 'crypto-map',
    place,
    ...localOf(summary, local),
    ...remotesOf(peers),
    natTraversal: common.natTraversal && !entry.natTraversalDisabled,
    initiates: peers.length > 0 && entry.connection !== 'answer-only' && entry.keying !== 'gdoi',
    answersAnybody: false,
    ikeVersion: versionOf(summary, entry.profile, entry.ikeVersions),
    cryptoList: entry.matchAddress,
  };
}

function tunnelEndpoints(summary: DeviceSummary): readonly IpsecEndpoint[] {
  return summary.interfaces.flatMap((one, index): readonly IpsecEndpoint[] => {
    const { tunnel } = one;
    if (tunnel?.protection == null || one.shutdown || one.name.startsWith('Virtual-Template')) return [];
    const profile = summary.records?.ipsecProfiles?.find(({ name }) => name === tunnel.protection);
    const multipoint = tunnel.mode?.includes('multipoint') === true;
    const hubs = multipoint ? nextHopServers(one) : [];
    const named = tunnel.destinationName === undefined ? [] : [tunnel.destinationName];
    const fixed = typeof tunnel.destination === 'number' ? [tunnel.destination] : named;
    const peers = multipoint ? hubs : tunnel.destination === 'dynamic' ? flexvpnPeers(summary, one) : fixed;
    const source = tunnel.source === null ? null : sourceOf(summary, tunnel.source);
    return [
      {
        ...commonOf(summary),
        ...ofProfile(profileNamed(summary, profile?.profile ?? null)),
        ...ofTransforms(summary, profile?.transformSets ?? []),
        kind: multipoint ? 'multipoint-tunnel' : 'tunnel',
        place: { kind: 'interface', interface: index },
        interface: source?.interface ?? null,
        localAddress: source?.address ?? null,
        vrf: tunnel.vrf ?? null,
        ...remotesOf(peers),
        initiates: peers.length > 0 && profile?.responderOnly !== true,
        answersAnybody: peers.length === 0,
        ikeVersion:
          tunnel.destination === 'dynamic' && peers.length > 0
            ? 2
            : versionOf(summary, profile?.profile ?? null, undefined),
        cryptoList: null,
      },
    ];
  });
}

/** `tunnel destination dynamic`: the peers of the FlexVPN client that connects the tunnel, lowest number first (Cisco, FlexVPN Client). */
function flexvpnPeers(summary: DeviceSummary, one: Interface): readonly CryptoPeer[] {
  const client = summary.records?.flexvpnClients?.find(
    ({ tunnel }) => tunnel?.toLowerCase() === one.name.toLowerCase(),
  );
  return (client?.peers ?? []).toSorted((a, b) => a.sequence - b.sequence).map(({ peer }) => peer);
}

/** The outer addresses of the next hop servers of an mGRE tunnel; none where it is itself the server. */
function nextHopServers({ nhrp = [] }: Interface): readonly Address[] {
  const servers = nhrp.filter(({ kind }) => kind === 'server');
  const found = servers.flatMap(({ tunnelAddress, nbma }) => {
    if (nbma !== null) return [nbma];
    const maps = nhrp.filter((one) => one.kind === 'map' && one.tunnelAddress === tunnelAddress);
    return maps.flatMap((map) => map.nbma ?? []);
  });
  return [...new Set(found)];
}

function virtualTemplates(summary: DeviceSummary): readonly IpsecEndpoint[] {
  const { ikeProfiles = [] } = summary.records ?? {};
  return ikeProfiles.flatMap((profile, record): readonly IpsecEndpoint[] => {
    const { virtualTemplate } = profile;
    if (virtualTemplate === null) return [];
    const template = findInterface(summary, `Virtual-Template${virtualTemplate}`);
    const ipsec = summary.records?.ipsecProfiles?.find(({ name }) => name === template?.tunnel?.protection);
    const written = template?.tunnel?.source ?? template?.unnumbered ?? null;
    const source = written === null ? null : sourceOf(summary, written);
    return [
      {
        ...commonOf(summary),
        ...ofProfile(profile),
        ...ofTransforms(summary, ipsec?.transformSets ?? []),
        kind: 'virtual-template',
        place: { kind: 'record', family: 'ikeProfiles', record },
        interface: source?.interface ?? null,
        localAddress: source?.address ?? null,
        vrf: template?.tunnel?.vrf ?? null,
        remotes: [],
        initiates: false,
        answersAnybody: true,
        ikeVersion: profile.version,
        cryptoList: null,
      },
    ];
  });
}

function ezvpnEndpoints(summary: DeviceSummary): readonly IpsecEndpoint[] {
  const clients = summary.records?.ezvpnClients ?? [];
  return summary.interfaces.flatMap((one): readonly IpsecEndpoint[] => {
    if (one.ezvpn?.side !== 'outside' || one.shutdown) return [];
    const record = clients.findIndex(({ name }) => name === one.ezvpn?.name);
    const client = clients[record];
    if (client === undefined) return [];
    return [
      {
        ...commonOf(summary),
        kind: 'ezvpn',
        place: { kind: 'record', family: 'ezvpnClients', record },
        ...localOf(summary, one),
        ...remotesOf(client.defaultPeer === undefined ? client.peers : [client.defaultPeer, ...client.peers]),
        initiates: client.peers.length > 0,
        answersAnybody: false,
        ikeVersion: 1,
        mode: 'tunnel',
        transforms: [],
        cryptoList: null,
      },
    ];
  });
}

function localOf(
  summary: DeviceSummary,
  one: Interface,
): Pick<IpsecEndpoint, 'interface' | 'localAddress' | 'vrf'> {
  return { interface: one, localAddress: addressOf(summary, one), vrf: one.vrf };
}

/** The primary address of an interface, or of the one whose address it uses. */
function addressOf(summary: DeviceSummary, one: Interface): Address | null {
  const lender = one.unnumbered === undefined ? undefined : findInterface(summary, one.unnumbered);
  return (one.addresses[0] ?? lender?.addresses[0])?.address ?? null;
}

function sourceOf(
  summary: DeviceSummary,
  written: string,
): { readonly interface: Interface | null; readonly address: Address | null } | null {
  const address = parseAddress(written);
  if (address !== undefined) {
    const owner = summary.interfaces.find(
      ({ addresses, virtualRouters = [] }) =>
        addresses.some((own) => own.address === address) ||
        virtualRouters.some((one) => one.addresses.includes(address)),
    );
    return { interface: owner ?? null, address };
  }
  const found = findInterface(summary, written);
  return found === undefined ? null : { interface: found, address: addressOf(summary, found) };
}

function remotesOf(peers: readonly CryptoPeer[]): Pick<IpsecEndpoint, 'remotes' | 'remoteNames'> {
  const addresses = peers.filter((peer) => typeof peer === 'number');
  return {
    remotes: [...new Set(addresses)],
    remoteNames: peers.filter((peer) => typeof peer === 'string'),
  };
}

function ofTransforms(
  summary: DeviceSummary,
  names: readonly string[],
): Pick<IpsecEndpoint, 'mode' | 'transforms'> {
  const sets = (summary.records?.transformSets ?? []).filter(({ name }) => names.includes(name));
  const transport = sets.length > 0 && sets.every(({ mode }) => mode !== 'tunnel');
  return {
    mode: transport ? 'transport' : 'tunnel',
    transforms: sets.flatMap(({ transforms }) => transforms),
  };
}

function profileNamed(summary: DeviceSummary, name: string | null): IkeProfile | undefined {
  return name === null ? undefined : summary.records?.ikeProfiles?.find((profile) => profile.name === name);
}

/** What an ISAKMP or IKEv2 profile says instead of the device's settings. */
function ofProfile(profile: IkeProfile | undefined): Partial<Common> {
  if (profile === undefined) return {};
  const option = (start: string): string | undefined =>
    profile.options?.find(({ name }) => name === start)?.value;
  const identity = option(profile.version === 2 ? 'identity local' : 'self-identity');
  return {
    ...(profile.natKeepalive === null ? {} : { natKeepalive: profile.natKeepalive }),
    ...(identity === undefined ? {} : { identity }),
  };
}

function versionOf(
  summary: DeviceSummary,
  profile: string | null,
  written: readonly (1 | 2)[] | undefined,
): 1 | 2 {
  if (written !== undefined && written.length > 0) return written.includes(2) ? 2 : 1;
  return profileNamed(summary, profile)?.version ?? 1;
}

function findInterface(summary: DeviceSummary, name: string): Interface | undefined {
  const lower = name.toLowerCase();
  return summary.interfaces.find(
    (one) => one.name.toLowerCase() === lower || one.nameif?.toLowerCase() === lower,
  );
}
