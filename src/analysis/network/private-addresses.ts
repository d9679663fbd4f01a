import type { Address } from '../../engine/flow';

/** RFC 1918 and the shared addresses of RFC 6598. */
const privateNetworks: readonly (readonly [address: number, mask: number])[] = [
  [0x0a000000, 0xff000000],
  [0xac100000, 0xfff00000],
  [0xc0a80000, 0xffff0000],
  [0x64400000, 0xffc00000],
];

/** Whether an address is none of the Internet. */
export function isPrivateAddress(address: Address): boolean {
  return privateNetworks.some(([network, mask]) => ((address ^ network) & mask) === 0);
}
