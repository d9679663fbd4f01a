import type { Address } from '../../engine/flow';
import type { DeviceSummary } from '../../config/model';
import type { StaticEntry } from '../../engine/pat-options';
import type { Crossing } from '../network/nat-crossing';
import { isAsked } from '../profile-choice';
import { profilesOfPool } from '../profile-variants';
import type { Device, PatPool, PatStageSetup, PoolReading, ProfileReason } from '../situation';
import { ownIkeReadings } from '../own-ike';
import { unknownAddress, type StageOptions } from '../unknown-address';
import { asaGlobals } from './globals';
import { AsaNatTable } from './nat-table';
import { withXlateLifetime } from './xlate-lifetime';
import { asaPools, type AsaPool } from './pools';

/** The PAT device that an ASA config describes: a table of ports for each interface, address or pool that hosts share. */
export function asaStage(
  device: Device,
  profileReason: ProfileReason,
  options: StageOptions,
  addresses: readonly Address[],
  crossings: ReadonlyMap<number, Crossing> | undefined,
): PatStageSetup {
  const { summary } = device;
  const known = asaPools(summary);
  const pools = known.map((pool) => patPool(summary, pool, profileReason, options, addresses));
  const indexes = new Map(known.map(({ key }, index) => [key, index]));
  const table = new AsaNatTable(summary);
  const indexOf = ({ key }: AsaPool): number => indexes.get(key) ?? 0;
  return {
    device,
    profileReason,
    pools,
    treat: (flow) => table.treat(flow, indexOf, crossings?.get(flow.owner)),
  };
}

function patPool(
  summary: DeviceSummary,
  pool: AsaPool,
  reason: ProfileReason,
  stage: StageOptions,
  wanted: readonly Address[],
): PatPool {
  const addresses = wanted.length > 0 ? wanted : pool.addresses;
  const isUnknown = addresses.length === 0;
  const [profile, ...others] = isAsked(reason)
    ? [stage.profile]
    : profilesOfPool(stage.profile, pool.options, reason).map((one) => withXlateLifetime(one, summary));
  const options = {
    ...stage,
    profile: profile ?? stage.profile,
    addresses: isUnknown ? [unknownAddress] : addresses,
    statics: staticsOn(summary, addresses),
  };
  const readings: PoolReading[] = others.map((other) => ({
    options: { ...options, profile: other },
    assumes: { code: 'other-reading', profile: other.id },
  }));
  return { options, addressUnknown: isUnknown, readings: [...readings, ...ownIkeReadings(summary, options)] };
}

function staticsOn(summary: DeviceSummary, addresses: readonly Address[]): readonly StaticEntry[] {
  return asaGlobals(summary).flatMap(({ kind, address, local, protocol, port }): readonly StaticEntry[] => {
    if (kind !== 'static' || local === null || !addresses.includes(address)) return [];
    if (protocol !== null && protocol !== 6 && protocol !== 17 && protocol !== 50) return [];
    return [{ protocol, inside: { address: local, port: port ?? 0 }, global: { address, port: port ?? 0 } }];
  });
}
