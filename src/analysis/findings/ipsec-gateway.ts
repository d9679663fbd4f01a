import type { Keyring, RemoteIdentity } from '../../config/facts/crypto';
import type { DeviceSummary } from '../../config/model';
import { formatAddress } from '../../engine/address';
import type { Address } from '../../engine/flow';
import { groupBy } from '../group-by';
import { factsOf } from '../network/network';
import type { Place } from '../place';
import type { Device } from '../situation';
import type { Study } from '../study';
import type { Finding } from './finding';
import { concernedOf, natRulesOf, studiedPeers, type StudiedPeer } from './ipsec-peers';

/** A peer behind PAT as its gateway sees it. */
interface Seen extends StudiedPeer {
  readonly globalAddress: Address;
  readonly gatewayDevice: Device;
}

function seenBehindPat(study: Study): readonly Seen[] {
  return studiedPeers(study).flatMap((studied): readonly Seen[] => {
    const { isBehindPat, globalAddress, gatewayDevice } = studied;
    return isBehindPat && globalAddress !== null && gatewayDevice !== null
      ? [{ ...studied, globalAddress, gatewayDevice }]
      : [];
  });
}

function groupsBy(
  peers: readonly Seen[],
  key: (peer: Seen) => string,
): readonly (readonly [Seen, ...Seen[]])[] {
  return [...groupBy(peers, key).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}

function byAddress(study: Study): readonly (readonly [Seen, ...Seen[]])[] {
  return groupsBy(
    seenBehindPat(study),
    ({ gatewayDevice, globalAddress }) => `${gatewayDevice.id}\n${globalAddress}`,
  );
}

function at(
  [first, ...others]: readonly [Seen, ...Seen[]],
  place: Place,
  about: Pick<Finding, 'code' | 'severity'> & { readonly kind?: string },
): Finding {
  const peers = [first, ...others];
  const { code, severity, kind } = about;
  return {
    code,
    severity,
    file: first.gatewayDevice.id,
    place,
    concerned: concernedOf(peers),
    args: { address: formatAddress(first.globalAddress), ...(kind === undefined ? {} : { kind }) },
    related: natRulesOf(peers),
  };
}

/**
 * Gateways that start IKE to an address that hosts share: their request meets no mapping, the PAT router itself, or another peer.
 * Not where the router has IPsec of its own there.
 */
export function gatewayInitiates(study: Study): readonly Finding[] {
  return byAddress(study).flatMap((group): readonly Finding[] => {
    const [{ gatewayDevice, globalAddress }] = group;
    if (group.some((peer) => routerAnswers(peer))) return [];
    return factsOf(gatewayDevice)
      .endpoints.filter(({ initiates, remotes }) => initiates && remotes.includes(globalAddress))
      .map(({ place }) => at(group, place, { code: 'ipsec.gateway-initiates-to-pat', severity: 'warning' }));
  });
}

/** Whether the device that has the shared address terminates IPsec there, or passes it on to a host by a static entry. */
function routerAnswers({ conversations, globalAddress }: Seen): boolean {
  const devices = new Set(
    conversations.flatMap(({ passages }) => passages.flatMap(({ stage }) => stage.device ?? [])),
  );
  return [...devices].some((device) => {
    const { endpoints, globals } = factsOf(device);
    return (
      endpoints.some(({ localAddress }) => localAddress === globalAddress) ||
      globals.some(
        ({ kind, address, protocol, port }) =>
          kind === 'static' &&
          address === globalAddress &&
          (protocol === null || protocol === 17) &&
          (port === null || port === 500),
      )
    );
  });
}

/** Profiles that ask for the PAT address as identity, where the peer names itself by its inside local address. */
export function identityBehindNat(study: Study): readonly Finding[] {
  return byAddress(study).flatMap((group): readonly Finding[] => {
    const [{ gatewayDevice, globalAddress }] = group;
    const profiles = gatewayDevice.summary.records?.ikeProfiles ?? [];
    const losers = group.filter((studied) => {
      const { peer } = studied;
      return (
        namesItselfByAddress(studied) &&
        !profiles.some(
          ({ remotes, version }) =>
            version === peer.ikeVersion && remotes.some((one) => covers(one, peer.host)),
        )
      );
    });
    const [first, ...others] = losers;
    if (first === undefined) return [];
    return profiles.flatMap(({ remotes, version, options = [] }, record): readonly Finding[] => {
      const isAsked = remotes.some((one) => isHost(one) && covers(one, globalAddress));
      const isOther = options.some(({ name }) => name === 'match certificate');
      if (!isAsked || isOther || version !== first.peer.ikeVersion) return [];
      const place: Place = { kind: 'record', family: 'ikeProfiles', record };
      return [at([first, ...others], place, { code: 'ipsec.identity-behind-nat', severity: 'warning' })];
    });
  });
}

/** With certificates an IOS device names itself by its subject unless it says otherwise. */
function namesItselfByAddress({ endpoint, device, peer }: StudiedPeer): boolean {
  if (endpoint === null || device === null || endpoint.kind === 'ezvpn') return false;
  const { identity } = endpoint;
  if (identity !== null) return identity === 'address' || identity === `address ${formatAddress(peer.host)}`;
  return device.summary.dialect !== 'asa' && !usesCertificates(device.summary, peer.ikeVersion);
}

/** Whether IKE of that version may authenticate by certificates: those of IKEv1 are the default of a policy. */
export function usesCertificates({ records = {}, dialect }: DeviceSummary, version: 1 | 2): boolean {
  if (version === 2) {
    return (records.ikeProfiles ?? []).some(
      ({ authenticationLocal: local, authenticationRemote: remote }) =>
        local?.endsWith('-sig') === true || remote?.endsWith('-sig') === true,
    );
  }
  const policies = (records.ikePolicies ?? []).filter((one) => one.version === 1);
  return policies.some(({ authentication }) => authentication?.endsWith('-sig') ?? dialect !== 'asa');
}

function isHost(remote: RemoteIdentity): boolean {
  return remote.kind === 'address' && remote.mask >>> 0 === 0xffffffff;
}

function covers(remote: RemoteIdentity, address: Address): boolean {
  if (remote.kind === 'any') return true;
  return remote.kind === 'address' && ((remote.address ^ address) & remote.mask) === 0;
}

/** A tunnel group that is named for the PAT address of several LAN-to-LAN peers, or of one and of remote access. */
export function asaSharedAddress(study: Study): readonly Finding[] {
  return byAddress(study).flatMap((group): readonly Finding[] => {
    const [{ gatewayDevice, globalAddress }] = group;
    const { dialect, records = {} } = gatewayDevice.summary;
    const named = formatAddress(globalAddress);
    const record = (records.tunnelGroups ?? []).findIndex(({ name }) => name === named);
    const known = group.filter(({ endpoint }) => endpoint !== null);
    const hosts = new Set(known.map(({ peer }) => peer.host));
    const lanToLan = known.some(({ endpoint }) => endpoint?.kind !== 'ezvpn');
    const [first, ...others] = known;
    if (dialect !== 'asa' || record < 0 || hosts.size < 2 || !lanToLan || first === undefined) return [];
    const place: Place = { kind: 'record', family: 'tunnelGroups', record };
    return [at([first, ...others], place, { code: 'ipsec.asa-shared-address', severity: 'warning' })];
  });
}

/**
 * IKEv1 main mode with pre-shared keys: the gateway looks for the key by the address that it sees, which is the PAT's. Without a
 * key for it no peer comes up; with one, all peers behind it share the key.
 */
export function keyByAddress(study: Study): readonly Finding[] {
  return byAddress(study).flatMap((group): readonly Finding[] => {
    const [first, ...others] = group.filter(usesKeyByAddress);
    if (first === undefined) return [];
    const peers = [first, ...others] as const;
    const { gatewayDevice, globalAddress, responder } = first;
    const isAsa = gatewayDevice.summary.dialect === 'asa';
    const found = isAsa
      ? asaKey(gatewayDevice.summary, globalAddress)
      : iosKey(gatewayDevice.summary, globalAddress);
    if (found === 'by-other' || responder === null) return [];
    if (found === null) {
      return [
        at(peers, responder.place, { code: 'ipsec.psk-by-address', severity: 'warning', kind: 'no-key' }),
      ];
    }
    if (new Set(peers.map(({ peer }) => peer.host)).size < 2) return [];
    return [at(peers, found, { code: 'ipsec.psk-by-address', severity: 'info', kind: 'shared' })];
  });
}

function usesKeyByAddress({ peer, device, endpoint, gatewayDevice }: Seen): boolean {
  if (peer.ikeVersion !== 1 || peer.mode !== 'main' || device === null || endpoint === null) return false;
  if (endpoint.kind === 'ezvpn' || startsAggressively(device.summary)) return false;
  return onlyPreShared(gatewayDevice.summary) && onlyPreShared(device.summary);
}

function startsAggressively({ records = {} }: DeviceSummary): boolean {
  const aggressive = (value: string | undefined): boolean => value?.includes('aggressive') === true;
  return (
    (records.cryptoMaps ?? []).some(({ phase1Mode }) => aggressive(phase1Mode)) ||
    (records.ikeProfiles ?? []).some(({ options = [] }) =>
      options.some(({ name, value }) => name === 'initiate mode' && aggressive(value)),
    )
  );
}

function onlyPreShared({ records = {} }: DeviceSummary): boolean {
  const policies = (records.ikePolicies ?? []).filter(({ version }) => version === 1);
  return policies.length > 0 && policies.every(({ authentication }) => authentication === 'pre-share');
}

/** The line with the key for an address; `by-other` where keys may be found by something else, or by any address. */
function iosKey({ records = {} }: DeviceSummary, address: Address): Place | 'by-other' | null {
  const keyrings = records.keyrings ?? [];
  const keys = keyrings.flatMap((keyring, record) =>
    keyring.version === 1 ? remotesOf(keyring).map((remote) => ({ remote, record })) : [],
  );
  if (keys.length === 0 || keys.some(({ remote }) => remote.kind !== 'address')) return 'by-other';
  const own = keys.find(({ remote }) => covers(remote, address));
  if (own === undefined) return null;
  const isForAll = own.remote.kind === 'address' && own.remote.mask === 0;
  return isForAll ? 'by-other' : { kind: 'record', family: 'keyrings', record: own.record };
}

function remotesOf({ remotes }: Keyring): readonly RemoteIdentity[] {
  return remotes;
}

/** Groups that are there without being defined take whom no other group is named for. */
const defaultGroups = ['DefaultL2LGroup', 'DefaultRAGroup'];

function asaKey({ records = {} }: DeviceSummary, address: Address): Place | 'by-other' | null {
  const groups = records.tunnelGroups ?? [];
  const record = groups.findIndex(({ name }) => name === formatAddress(address));
  if (record >= 0) return { kind: 'record', family: 'tunnelGroups', record };
  return groups.some(({ name }) => defaultGroups.includes(name)) || groups.length === 0 ? 'by-other' : null;
}
