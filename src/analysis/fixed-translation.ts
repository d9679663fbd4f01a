import type { Address, Flow } from '../engine/flow';
import type { Citation, Ports, Prediction } from '../engine/prediction';

const orderOfOperation: Citation = {
  title: 'Cisco: Configure Network Address Translation',
  address: 'https://www.cisco.com/c/en/us/support/docs/ip/network-address-translation-nat/13772-12.html',
};

/** No NAT rule selects the flow: it leaves as it came. */
export function untranslated(flow: Flow): Prediction {
  return fixed(flow.inside.address, { kind: 'untranslated' }, 'not-translated', { code: 'exempt' });
}

/** A static entry: the port is kept unless the entry names another; a null address is one that no text tells. */
export function staticEntry(
  flow: Flow,
  entry: { readonly address: Address | null; readonly port: number | null },
): Prediction {
  const address = entry.address ?? 0;
  const ports: Ports =
    flow.protocol === 50
      ? { kind: 'portless' }
      : keptPorts(flow, entry.port ?? flow.inside.port, entry.port !== null);
  return fixed(address, ports, 'static', { code: 'static-entry', address });
}

/**
 * Dynamic NAT without `overload`: each host takes an address of its own and keeps its ports; a host that finds none free is
 * dropped. `owners` remembers who has which address and is changed.
 */
export function oneToOne(
  flow: Flow,
  addresses: readonly Address[],
  owners: Map<Address, number>,
): Prediction {
  const host = flow.inside.address;
  const address = addresses.find((candidate) => (owners.get(candidate) ?? host) === host);
  if (address === undefined) {
    return fixed(addresses[0] ?? 0, { kind: 'dropped', reason: 'no-address-free' }, 'dropped', {
      code: 'no-address',
    });
  }
  owners.set(address, host);
  const ports: Ports = flow.protocol === 50 ? { kind: 'portless' } : keptPorts(flow, flow.inside.port, false);
  return fixed(address, ports, 'preserved', { code: 'port-free', port: flow.inside.port, address });
}

function keptPorts(flow: Flow, port: number, certain: boolean): Ports {
  if (certain || flow.insidePorts === undefined) return { kind: 'exact', port };
  return { kind: 'any-of', ports: flow.insidePorts, sample: port };
}

function fixed(
  address: Address,
  ports: Ports,
  rule: Prediction['rule'],
  because: Prediction['because'],
): Prediction {
  return {
    address,
    ports,
    alternatives: [],
    rule,
    because,
    confidence: 'documented',
    citations: [orderOfOperation],
    assumes: [],
  };
}
