import type { DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import { addressOfNameif, extentOf, mappedAddresses } from './addresses';
import { asaPools } from './pools';
import { mappedServicePort, serviceProtocol } from './service-ports';
import type { AddressRange } from '../nat';
import { sharedGlobal, type NatGlobal } from '../network/nat-globals';

/** The addresses by which an ASA's static rules make single hosts known, and those that hosts share. */
export function asaGlobals(summary: DeviceSummary): readonly NatGlobal[] {
  const { asaNatRules = [], legacyStatics = [] } = summary.records ?? {};
  const found = asaNatRules.flatMap((rule): readonly NatGlobal[] => {
    if (rule.type !== 'static' || rule.inactive || rule.source === null) return [];
    const real = extentOf(summary, rule.source);
    const local = real !== null && real.first === real.last ? real.first : null;
    const [address = null] = mappedAddresses(summary, rule.mapped, rule.mappedInterface);
    // A pair that keeps the address is the exemption from other rules.
    if (local === null || address === null || local === address) return [];
    const { ports, mappedInterface, service } = rule;
    const port = ports?.mapped ?? mappedServicePort(summary, rule);
    // A rule for a service that names no source port serves only some flows of the host.
    if (service !== null && port === null) return [];
    const protocol = ports?.protocol ?? serviceProtocol(summary, rule);
    return [staticGlobal(address, local, protocol, port, mappedInterface)];
  });
  const legacy = legacyStatics.flatMap((rule): readonly NatGlobal[] => {
    const address = rule.mapped ?? addressOfNameif(summary, rule.mappedInterface);
    const isHost = rule.mask === null || rule.mask >>> 0 === 0xffffffff;
    if (!isHost || rule.real === null || address === null || rule.real === address) return [];
    return [staticGlobal(address, rule.real, rule.protocol, rule.mappedPort, rule.mappedInterface)];
  });
  return [...found, ...legacy, ...patAddresses(summary)];
}

function staticGlobal(
  address: Address,
  local: Address,
  protocol: number | null,
  port: number | null,
  mappedInterface: string,
): NatGlobal {
  const named = mappedInterface === 'any' ? null : mappedInterface;
  return { kind: 'static', address, last: address, local, protocol, port, mappedInterface: named };
}

function patAddresses(summary: DeviceSummary): readonly NatGlobal[] {
  return asaPools(summary).flatMap(({ addresses, mappedInterface }) =>
    rangesOf(addresses).map(({ first, last }) => sharedGlobal(first, last, mappedInterface)),
  );
}

/** Addresses that follow each other, together. */
function rangesOf(addresses: readonly Address[]): readonly AddressRange[] {
  const ranges: { first: Address; last: Address }[] = [];
  for (const address of addresses) {
    const before = ranges.at(-1);
    if (before !== undefined && before.last + 1 === address) before.last = address;
    else ranges.push({ first: address, last: address });
  }
  return ranges;
}
