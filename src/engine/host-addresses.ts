import type { Address } from './flow';

/** Which PAT address a host has while it has mappings, for devices that pair them. */
export class HostAddresses {
  private readonly hosts = new Map<Address, { address: number; mappings: number }>();

  /** The index of the host's address, or -1. */
  find(host: Address): number {
    return this.hosts.get(host)?.address ?? -1;
  }

  add(host: Address, address: number): void {
    const entry = this.hosts.get(host);
    if (entry === undefined) {
      this.hosts.set(host, { address, mappings: 1 });
    } else {
      entry.mappings++;
    }
  }

  remove(host: Address): void {
    const entry = this.hosts.get(host);
    if (entry !== undefined && --entry.mappings === 0) {
      this.hosts.delete(host);
    }
  }
}
