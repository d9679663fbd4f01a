import type { RemoteIdentity } from '../../config/facts/crypto';
import type { Ace, AddressMatch, DeviceSummary } from '../../config/model';
import { addressTest } from '../acl/address-test';
import { keptByListInSteps } from '../acl/kept-by-list';
import { portsOf } from '../acl/port-match';
import { bindingsOf } from '../lookup';
import { configuredRemotes } from '../network/configured-remotes';
import { endpointsOf } from '../network/endpoints';
import type { Device } from '../situation';
import { flatMapInSteps, type Steps } from '../steps';
import type { Study } from '../study';
import { pinnedEntries } from './pinned-ports';
import type { Finding } from './finding';

const code = 'acl.source-port-pinned';

/**
 * ACEs whose source port match drops peers that PAT gave another port: the list as a whole drops them, and without the match
 * it would admit them (RFC 7296 2.11: a responder must accept any source port).
 */
export function sourcePortPinned(study: Study): Steps<readonly Finding[]> {
  return pinnedEntries(study, 'outbound', code);
}

/**
 * ACEs that pin the source port where no peer is known: wrong for whoever comes from any address or a subnet to a gateway that
 * takes requests from anybody, and right for the host of a static peer while neither end is behind NAT. Nothing is said of other
 * sources, nor of an ACL on a PAT interface, which sees inside local addresses or the gateways' answers from 500 and 4500, nor of
 * one that IKE to an ASA itself passes by.
 */
export function* sourcePortPinnedUnknown(
  device: Device,
  judged: ReadonlySet<string>,
): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  const usedByNat = listsOfNat(device.summary);
  const answers = answersAnybody(device.summary);
  const isStaticPeer = staticPeers(device.summary);
  for (const list of device.summary.accessLists) {
    yield;
    if (
      judged.has(list.name) ||
      usedByNat.has(list.name) ||
      isOnPatInterface(device.summary, list.name) ||
      isPassedBy(device.summary, list.name)
    ) {
      continue;
    }
    for (const { entry, ports, source, isHost } of yield* pinnedEntriesOf(list, device.summary)) {
      const isOpen = answers && !isHost;
      if (!isOpen && !isStaticPeer(source)) continue;
      found.push({
        code,
        severity: isOpen ? 'warning' : 'info',
        file: device.id,
        place: { kind: 'source-ports', list: list.name, entry },
        concerned: [],
        args: {
          list: list.name,
          ports: ports.join(', '),
          kind: isOpen ? 'answers-anybody' : 'no-known-peer',
        },
        related: [],
      });
    }
  }
  return found;
}

/** An entry that admits IKE from its own ports only. */
export interface PinnedEntry {
  readonly entry: number;
  readonly ports: readonly number[];
  readonly source: AddressMatch;
  /** It is for one source address. */
  readonly isHost: boolean;
}

/** The entries of a list that pin the source port. */
export const pinnedEntriesOf = keptByListInSteps((list, summary): Steps<readonly PinnedEntry[]> =>
  flatMapInSteps(list.entries, (ace, entry) => {
    const ports = ace.kind === 'ace' ? pinnedPorts(ace) : null;
    if (ace.kind !== 'ace' || ports === null) return [];
    return [{ entry, ports, source: ace.source, isHost: isOneHost(ace.source, summary) }];
  }),
);

function isOneHost(source: AddressMatch, summary: DeviceSummary): boolean {
  if (source.kind === 'unknown') return true;
  const { parts } = addressTest(source, summary);
  return parts.length > 0 && parts.every(({ care }) => care === -1);
}

/** Whether a source is a remote that the config names, by its address or by the placeholder that stands for it. */
function staticPeers(summary: DeviceSummary): (source: AddressMatch) => boolean {
  const endpoints = endpointsOf(summary);
  const addresses = new Set(configuredRemotes(summary, endpoints).map(({ address }) => address));
  const { keyrings = [], ikeProfiles = [] } = summary.records ?? {};
  const named = [...keyrings, ...ikeProfiles].flatMap(({ remotes }) =>
    remotes.flatMap((remote) => (remote.kind === 'name' ? [remote.name] : [])),
  );
  const names = new Set([...endpoints.flatMap(({ remoteNames }) => remoteNames), ...named]);
  return (source) =>
    source.kind === 'unknown'
      ? names.has(source.text)
      : isOneHost(source, summary) &&
        addressTest(source, summary).parts.some(({ address }) => addresses.has(address >>> 0));
}

/** A gateway with a dynamic map, remote access, or a key or profile for every address. */
function answersAnybody(summary: DeviceSummary): boolean {
  const { keyrings = [], ikeProfiles = [], ezvpnGroups = [], tunnelGroups = [] } = summary.records ?? {};
  const endpoints = endpointsOf(summary);
  if (endpoints.length === 0) return false;
  return (
    endpoints.some((endpoint) => endpoint.answersAnybody) ||
    ezvpnGroups.length > 0 ||
    tunnelGroups.some(({ type }) => type === 'remote-access') ||
    [...keyrings, ...ikeProfiles].some(({ remotes }) => remotes.some(isEverybody))
  );
}

function isEverybody(remote: RemoteIdentity): boolean {
  return remote.kind === 'any' || (remote.kind === 'address' && remote.mask === 0);
}

function listsOfNat({ natRules }: DeviceSummary): ReadonlySet<string> {
  return new Set(
    natRules.flatMap((rule) =>
      rule.kind === 'dynamic' && rule.selector.kind === 'list' ? [rule.selector.name] : [],
    ),
  );
}

function isOnPatInterface(summary: DeviceSummary, list: string): boolean {
  return bindingsOf(summary, list).some((binding) => binding.interface.nat !== null);
}

/** IKE to the address of an ASA is not judged by its interface lists, but by one of `control-plane`. */
function isPassedBy({ dialect, records }: DeviceSummary, name: string): boolean {
  return dialect === 'asa' && records?.controlPlaneGroups?.some(({ list }) => list === name) !== true;
}

/** The source ports of a permit ACE for UDP that admits none but IKE's; null for any other. */
export function pinnedPorts(ace: Ace): readonly number[] | null {
  if (ace.action !== 'permit' || ace.inactive || ace.protocol !== 17 || ace.sourcePorts === null) return null;
  const ports = portsOf(ace.sourcePorts);
  if (ports === null || ports.size > 2) return null;
  const pinned = [...ports];
  return pinned.length > 0 && pinned.every((port) => port === 500 || port === 4500) ? pinned : null;
}
