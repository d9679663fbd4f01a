import type { CompiledRule } from '../../engine/compiled-profile';
import type { Address, Flow } from '../../engine/flow';

/** Names the ports among which a rule allows a port once: those of an address, or of an address and a destination. */
export function spaceKey({ unique }: CompiledRule, { protocol, outside }: Flow, address: Address): string {
  const start = `${address} ${protocol}`;
  switch (unique) {
    case 'address-port':
    case 'nothing':
      return start;
    case 'outside-address':
      return `${start} ${outside.address}`;
    case 'outside-port':
      return `${start} ${outside.address} ${outside.port}`;
  }
}

export function placeKey(space: string, port: number): string {
  return `${space} ${port}`;
}
