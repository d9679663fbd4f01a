import type { Address } from '../engine/flow';
import type { AsaTimeout } from '../config/facts/asa';
import type { DeviceSummary, NatRule } from '../config/model';
import type { PatOptions, ReservedPorts, StaticEntry, Timeouts } from '../engine/pat-options';
import type { PortRange } from '../engine/port-set';
import { asaStage } from './asa/stage';
import { globalOf, NatTable, targetName, targetOf } from './nat';
import type { Crossing } from './network/nat-crossing';
import { specialFlows, withServices } from './nat-services';
import { ownIkeReadings } from './own-ike';
import { isAsked } from './profile-choice';
import { profileOfTarget } from './profile-variants';
import { unknownAddress, type StageOptions } from './unknown-address';
import type { Device, PatPool, PatStageSetup, ProfileReason } from './situation';

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
  if (summary.dialect === 'asa') return asaStage(device, profileReason, options, addresses, crossings);
  const table = new NatTable(summary);
  const special = isAsked(profileReason) ? [] : specialFlows(summary, table);
  const pools: PatPool[] = [];
  const poolIndexes = new Map<string, number>();
  for (const rule of summary.natRules) {
    if (rule.kind !== 'dynamic') continue;
    const name = targetName(rule);
    if (poolIndexes.has(name)) continue;
    const target = targetOf(summary, rule);
    poolIndexes.set(name, pools.length);
    const known = addresses.length > 0 ? addresses : target.addresses;
    const addressUnknown = known.length === 0;
    const profile = isAsked(profileReason)
      ? options.profile
      : withServices(profileOfTarget(rule.target.kind, options.profile), summary);
    const held =
      isAsked(profileReason) || rule.target.kind === 'pool' ? {} : interfacePorts(summary, options);
    const own = withStatics(
      device,
      rule,
      { ...options, profile, ...held },
      addressUnknown ? [unknownAddress] : known,
    );
    pools.push({ options: own, addressUnknown, readings: ownIkeReadings(summary, own) });
    for (const one of special) {
      pools.push({ options: { ...own, profile: one.profile(profile) }, addressUnknown });
    }
  }
  const poolOf = (target: string): number => poolIndexes.get(target) ?? 0;
  return {
    device,
    profileReason,
    pools,
    treat: (flow) => {
      const treatment = table.treat(flow, poolOf, crossings?.get(flow.owner));
      // The tables for flows that are told apart otherwise come after that of their pool.
      const at = treatment.kind === 'overload' ? special.findIndex((one) => one.has(flow)) : -1;
      return treatment.kind === 'overload' && at >= 0
        ? { ...treatment, pool: treatment.pool + 1 + at }
        : treatment;
    },
  };
}

/** What `ip nat settings interface-overload` leaves of the ports of an interface (IOS XE, Port Handling for Interface Overload). */
function interfacePorts(
  { records }: DeviceSummary,
  options: StageOptions,
): Pick<PatOptions, 'ports' | 'reserved'> {
  const found: { ports?: PortRange; reserved: ReservedPorts[] } = { reserved: [...(options.reserved ?? [])] };
  for (const { ports, protocol = null } of records?.natSettings ?? []) {
    if (ports === undefined) continue;
    if (protocol !== null) found.reserved.push({ address: null, protocol, ports });
    // A range that somebody asks about comes before that of the config.
    else if (options.ports === undefined) found.ports = ports;
  }
  return found;
}

/** The idle times that a config sets, in milliseconds. */
export function timeoutsOf({ natTimeouts, records, dialect }: DeviceSummary): Timeouts {
  if (dialect === 'asa') return asaTimeouts(records?.asaTimeouts ?? []);
  const { udp, tcp } = natTimeouts;
  return {
    ...(udp === undefined ? {} : { udp: udp === null ? Infinity : udp * 1000 }),
    ...(tcp === undefined ? {} : { tcp: tcp === null ? Infinity : tcp * 1000 }),
  };
}

/** `timeout udp` and `timeout conn`; 0 means never. An idle mapping lives `timeout pat-xlate` longer, as the profile has it. */
function asaTimeouts(timeouts: readonly AsaTimeout[]): Timeouts {
  const milliseconds = (name: string): number | undefined => {
    const seconds = timeouts.find((one) => one.name === name)?.seconds;
    return seconds === undefined ? undefined : seconds === 0 ? Infinity : seconds * 1000;
  };
  const [udp, tcp] = [milliseconds('udp'), milliseconds('conn')];
  return { ...(udp === undefined ? {} : { udp }), ...(tcp === undefined ? {} : { tcp }) };
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

/** Static entries take ports of a table; with `match-in-vrf` only of that of their VRF. */
function withStatics(
  device: Device,
  dynamic: NatRule,
  options: StageOptions,
  addresses: readonly Address[],
): PatOptions {
  const tableOf = ({ matchInVrf, vrf }: NatRule): string | null => (matchInVrf === true ? vrf : null);
  const statics = device.summary.natRules.flatMap((rule): readonly StaticEntry[] => {
    if (rule.kind !== 'static' || tableOf(rule) !== tableOf(dynamic)) return [];
    const address = globalOf(device.summary, rule);
    if (address === null || !addresses.includes(address)) return [];
    const { protocol } = rule;
    if (protocol !== null && protocol !== 6 && protocol !== 17 && protocol !== 50) return [];
    const inside = { address: rule.local, port: rule.localPort ?? 0 };
    return [{ protocol, inside, global: { address, port: rule.globalPort ?? 0 } }];
  });
  return { ...options, addresses, statics };
}
