import type { Address } from '../engine/flow';
import type { DeviceSummary } from '../config/model';
import type { PatOptions, StaticEntry, Timeouts } from '../engine/pat-options';
import { globalOf, NatTable, targetOf, type NatTarget } from './nat';
import type { Crossing } from './network/nat-crossing';
import type { Device, PatPool, PatStageSetup, ProfileReason } from './situation';

/** Stands for an inside global address that no text tells. */
export const unknownAddress: Address = 0;

/** What is the same for every table of ports of a stage. */
export type StageOptions = Omit<PatOptions, 'addresses' | 'statics'>;

/**
 * The PAT device that an IOS config describes: a table of ports for each interface or pool that its dynamic rules translate
 * to. `addresses` replaces the addresses of the config; `crossings` tells by which interfaces the flows of an owner pass.
 */
export function stageFromConfig(
  device: Device,
  profileReason: ProfileReason,
  options: StageOptions,
  addresses: readonly Address[] = [],
  crossings?: ReadonlyMap<number, Crossing>,
): PatStageSetup {
  const { summary } = device;
  const pools: PatPool[] = [];
  const poolIndexes = new Map<string, number>();
  for (const rule of summary.natRules) {
    if (rule.kind !== 'dynamic') continue;
    const target = targetOf(summary, rule);
    if (poolIndexes.has(target.name)) continue;
    poolIndexes.set(target.name, pools.length);
    const known = addresses.length > 0 ? addresses : target.addresses;
    pools.push({
      options: withStatics(device, options, known.length > 0 ? known : [unknownAddress]),
      addressUnknown: known.length === 0,
    });
  }
  const poolOf = (target: NatTarget): number => poolIndexes.get(target.name) ?? 0;
  const table = new NatTable(summary);
  return {
    device,
    profileReason,
    pools,
    treat: (flow) => table.treat(flow, poolOf, crossings?.get(flow.owner)),
  };
}

/** The idle times that a config sets, in milliseconds. */
export function timeoutsOf({ natTimeouts }: DeviceSummary): Timeouts {
  const { udp, tcp } = natTimeouts;
  return {
    ...(udp === undefined ? {} : { udp: udp === null ? Infinity : udp * 1000 }),
    ...(tcp === undefined ? {} : { tcp: tcp === null ? Infinity : tcp * 1000 }),
  };
}

/** A PAT device of which nothing but its addresses is known: it translates every flow. */
export function stageFromAddresses(
  profileReason: ProfileReason,
  options: StageOptions,
  addresses: readonly Address[],
): PatStageSetup {
  const known = addresses.length > 0;
  return {
    device: null,
    profileReason,
    pools: [
      { options: { ...options, addresses: known ? addresses : [unknownAddress] }, addressUnknown: !known },
    ],
    treat: () => ({ kind: 'overload', pool: 0, natRule: null }),
  };
}

function withStatics(device: Device, options: StageOptions, addresses: readonly Address[]): PatOptions {
  const statics = device.summary.natRules.flatMap((rule): readonly StaticEntry[] => {
    if (rule.kind !== 'static') return [];
    const address = globalOf(device.summary, rule);
    if (address === null || !addresses.includes(address)) return [];
    const { protocol } = rule;
    if (protocol !== null && protocol !== 6 && protocol !== 17 && protocol !== 50) return [];
    const inside = { address: rule.local, port: rule.localPort ?? 0 };
    return [{ protocol, inside, global: { address, port: rule.globalPort ?? 0 } }];
  });
  return { ...options, addresses, statics };
}
