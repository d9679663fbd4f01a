import type { DeviceSummary } from '../../config/model';
import type { RemoteIdentity } from '../../config/facts/crypto';
import type { Address } from '../../engine/flow';
import { parseAddress } from '../../engine/address';
import type { Place } from '../place';
import type { IpsecEndpoint } from './endpoints';

/** An address that a config expects IPsec from, with the line that says so. */
export interface ConfiguredRemote {
  readonly address: Address;
  readonly place: Place;
}

const known = new WeakMap<DeviceSummary, readonly ConfiguredRemote[]>();

/** The remotes of a device's endpoints, keys, keyrings and tunnel groups, each address once; found once for each summary. */
export function configuredRemotes(
  summary: DeviceSummary,
  endpoints: readonly IpsecEndpoint[],
): readonly ConfiguredRemote[] {
  const found = known.get(summary) ?? findRemotes(summary, endpoints);
  known.set(summary, found);
  return found;
}

function findRemotes(
  { records = {} }: DeviceSummary,
  endpoints: readonly IpsecEndpoint[],
): readonly ConfiguredRemote[] {
  const found = [
    ...endpoints.flatMap(({ remotes, place }) => remotes.map((address) => ({ address, place }))),
    ...(records.keyrings ?? []).flatMap(({ remotes }, record) =>
      hostsAmong(remotes).map((address) => ({ address, place: recordPlace('keyrings', record) })),
    ),
    ...(records.ikeProfiles ?? []).flatMap(({ remotes }, record) =>
      hostsAmong(remotes).map((address) => ({ address, place: recordPlace('ikeProfiles', record) })),
    ),
    ...(records.tunnelGroups ?? []).flatMap(({ name }, record) => {
      const address = parseAddress(name);
      return address === undefined ? [] : [{ address, place: recordPlace('tunnelGroups', record) }];
    }),
  ];
  const distinct = new Map<Address, ConfiguredRemote>();
  for (const one of found) if (!distinct.has(one.address)) distinct.set(one.address, one);
  return [...distinct.values()];
}

function recordPlace(family: 'keyrings' | 'ikeProfiles' | 'tunnelGroups', record: number): Place {
  return { kind: 'record', family, record };
}

function hostsAmong(remotes: readonly RemoteIdentity[]): readonly Address[] {
  return remotes.flatMap((remote) =>
    remote.kind === 'address' && remote.mask >>> 0 === 0xffffffff ? [remote.address] : [],
  );
}
