import { parseAddress } from '../../../src/engine/address';
import type { Flow } from '../../../src/engine/flow';
import type { PatOptions } from '../../../src/engine/pat';
import type { Prediction } from '../../../src/engine/prediction';
import { findProfile } from '../../../src/engine/profiles/index';

export function address(text: string): number {
  const value = parseAddress(text);
  if (value === undefined) throw new Error(`${text} is no address`);
  return value;
}

/** `10.0.0.1:500 > 198.51.100.1:500` as a UDP flow (`esp 10.0.0.1 > 198.51.100.1`, `tcp …` for the other protocols). */
export function flow(text: string, owner = 0): Flow {
  const [first = '', ...others] = text.split(' ');
  const protocol = first === 'esp' ? 50 : first === 'tcp' ? 6 : 17;
  const [inside = '', outside = ''] = (protocol === 17 ? [first, ...others] : others).join(' ').split(' > ');
  return { protocol, inside: endpoint(inside), outside: endpoint(outside), owner };
}

function endpoint(text: string): { readonly address: number; readonly port: number } {
  const [host = '', port = '0'] = text.split(':');
  return { address: address(host), port: Number(port) };
}

/** A device with the profile, one address (192.0.2.2) unless said otherwise, and seed 1. */
export function device(profile: string, more: Partial<PatOptions> = {}): PatOptions {
  const found = findProfile(profile);
  if (found === undefined) throw new Error(`${profile} is no profile`);
  return { profile: found, addresses: [address('192.0.2.2')], seed: 1, ...more };
}

/** `500`, `any of 1-499,501-511`, `4500 likely of 1024-65535`, `dropped port-conflict`, ... */
export function text({ ports }: Prediction): string {
  switch (ports.kind) {
    case 'exact':
      return `${ports.port}`;
    case 'any-of': {
      const ranges = ports.ports.ranges.map(([first, last]) =>
        first === last ? `${first}` : `${first}-${last}`,
      );
      const lost = ports.dropChance === undefined ? '' : ' or dropped';
      return ports.likely === undefined
        ? `any of ${ranges.join()}${lost}`
        : `${ports.likely.port} likely of ${ranges.join()}${lost}`;
    }
    case 'dropped':
      return `dropped ${ports.reason}`;
    default:
      return ports.kind;
  }
}
