import type { AsaNatRule, PatPoolOptions } from '../../config/facts/asa';
import type { LegacyGlobal } from '../../config/facts/asa-legacy';
import type { DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import { addressOfNameif, mappedAddresses } from './addresses';

/** Addresses of an ASA on which hosts share ports. */
export interface AsaPool {
  /** Rules with the same key share its table of ports. */
  readonly key: string;
  readonly addresses: readonly Address[];
  readonly mappedInterface: string | null;
  readonly options: PatPoolOptions;
}

const noOptions: PatPoolOptions = {
  flat: false,
  includeReserve: false,
  extended: false,
  roundRobin: false,
  blockAllocation: false,
};

/** The pool of a rule that shares ports; null for static rules and for those that give each host an address. */
export function poolOfRule(summary: DeviceSummary, rule: AsaNatRule): AsaPool | null {
  if (rule.type !== 'dynamic') return null;
  const { mappedInterface, patPool, mapped } = rule;
  const addresses = mappedAddresses(summary, patPool ?? mapped, mappedInterface);
  // Several addresses without `pat-pool` are dynamic NAT: each host takes one.
  if (patPool === null && addresses.length > 1) return null;
  const options = patPool === null ? noOptions : rule.patPoolOptions;
  // `interface` after a pool: when its ports are used up, that of the interface (ASA firewall CLI guide, "Dynamic PAT").
  const fallback = patPool !== null && rule.interfaceFallback && !options.roundRobin;
  const own = fallback ? addressOfNameif(summary, mappedInterface) : null;
  const all = own === null || addresses.includes(own) ? addresses : [...addresses, own];
  const where = all.length > 0 ? all.join() : mappedInterface;
  return {
    key: `${where} ${Object.values(options).map(Number).join('')}`,
    addresses: all,
    mappedInterface: namedInterface(mappedInterface),
    options,
  };
}

/** `global (IF) ID interface` or one address: PAT. Null for a range, of which each host takes an address. */
export function poolOfGlobal(summary: DeviceSummary, global: LegacyGlobal): AsaPool | null {
  const { mappedInterface, first, last } = global;
  if (!global.interface && first !== last && last !== null) return null;
  const own = global.interface ? addressOfNameif(summary, mappedInterface) : first;
  return {
    key: `${own ?? mappedInterface} 00000`,
    addresses: own === null ? [] : [own],
    mappedInterface,
    options: noOptions,
  };
}

/** Every pool of a device, each once. */
export function asaPools(summary: DeviceSummary): readonly AsaPool[] {
  const { asaNatRules = [], legacyGlobals = [] } = summary.records ?? {};
  const pools = new Map<string, AsaPool>();
  for (const pool of [
    ...asaNatRules.filter(({ inactive }) => !inactive).map((rule) => poolOfRule(summary, rule)),
    ...legacyGlobals.map((global) => poolOfGlobal(summary, global)),
  ]) {
    if (pool !== null && !pools.has(pool.key)) pools.set(pool.key, pool);
  }
  return [...pools.values()];
}

function namedInterface(nameif: string): string | null {
  return nameif === 'any' ? null : nameif;
}
