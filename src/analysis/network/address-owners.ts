import type { Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import type { Device } from '../situation';

/** The interface's own address, or a virtual one that it answers for. */
export function hasAddress({ addresses, virtualRouters = [] }: Interface, wanted: Address): boolean {
  return (
    addresses.some(({ address }) => address === wanted) ||
    virtualRouters.some((one) => one.addresses.includes(wanted))
  );
}

/** How a router stands in the choice of who answers: the highest priority wins, then the highest own address (RFC 2281, RFC 9568). */
export function rankOf({ summary }: Device, address: Address): { priority: number; own: number } | null {
  for (const one of summary.interfaces) {
    const router = one.virtualRouters?.find(({ addresses }) => addresses.includes(address));
    if (router !== undefined && !one.shutdown) {
      return { priority: router.priority ?? 100, own: one.addresses[0]?.address ?? 0 };
    }
  }
  return null;
}

/** The folder of a file. */
export function folderOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

/** Whether an address is private by RFC 1918. */
export function isPrivate(address: Address): boolean {
  return address >>> 24 === 10 || address >>> 20 === 0xac1 || address >>> 16 === 0xc0a8;
}

/** How many folders two files have in common. */
export function sharedFolder(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  let shared = 0;
  while (shared < a.length - 1 && shared < b.length - 1 && a[shared] === b[shared]) shared++;
  return shared;
}
