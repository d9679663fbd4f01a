import type { AsaMapped } from '../../config/facts/asa';
import type { DeviceSummary } from '../../config/model';
import type { Address } from '../../engine/flow';
import { namesOf } from '../acl/objects';
import type { NatGlobal } from '../network/nat-globals';

/** The addresses by which an ASA's static rules make single hosts known; rules for whole subnets are left out. */
export function asaStatics(summary: DeviceSummary): readonly NatGlobal[] {
  const { asaNatRules = [], legacyStatics = [] } = summary.records ?? {};
  const found = asaNatRules.flatMap((rule): readonly NatGlobal[] => {
    if (rule.type !== 'static' || rule.inactive || rule.source === null) return [];
    const local = hostOf(summary, rule.source);
    const address = mappedHost(summary, rule.mapped, rule.mappedInterface);
    // A pair that keeps the address is the exemption from other rules.
    if (local === null || address === null || local === address) return [];
    const { ports, mappedInterface } = rule;
    return [staticGlobal(address, local, ports?.protocol ?? null, ports?.mapped ?? null, mappedInterface)];
  });
  const legacy = legacyStatics.flatMap((rule): readonly NatGlobal[] => {
    const address = rule.mapped ?? addressOfNameif(summary, rule.mappedInterface);
    const isHost = rule.mask === null || rule.mask >>> 0 === 0xffffffff;
    if (!isHost || rule.real === null || address === null || rule.real === address) return [];
    return [staticGlobal(address, rule.real, rule.protocol, rule.mappedPort, rule.mappedInterface)];
  });
  return [...found, ...legacy];
}

function staticGlobal(
  address: Address,
  local: Address,
  protocol: number | null,
  port: number | null,
  mappedInterface: string,
): NatGlobal {
  const named = mappedInterface === 'any' ? null : mappedInterface;
  return { kind: 'static', address, local, protocol, port, mappedInterface: named };
}

/** The one address of an object; null where it has more, or none in the text. */
export function hostOf(summary: DeviceSummary, name: string): Address | null {
  const address = namesOf(summary).networks.get(name)?.address;
  return address?.kind === 'host' ? address.address : null;
}

/** The one address that a rule translates to. */
export function mappedHost(
  summary: DeviceSummary,
  mapped: AsaMapped | null,
  mappedInterface: string,
): Address | null {
  switch (mapped?.kind) {
    case 'address':
      return mapped.address;
    case 'object':
      return hostOf(summary, mapped.name);
    case 'interface':
      return addressOfNameif(summary, mappedInterface);
    default:
      return null;
  }
}

/** The primary address of an ASA interface. */
export function addressOfNameif({ interfaces }: DeviceSummary, nameif: string): Address | null {
  return interfaces.find((one) => one.nameif === nameif)?.addresses[0]?.address ?? null;
}
