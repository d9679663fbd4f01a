import type { CompiledGroup, CompiledProfile, CompiledRule } from './compiled-profile';
import type { Address } from './flow';
import { HostAddresses } from './host-addresses';
import type { Random } from './random';

/** Which address of a device a new mapping is tried on first, and how far the search goes. */
export class AddressOrder {
  /** Where the next address is looked for (round robin). */
  next = 0;
  private readonly hosts: HostAddresses | null;
  /** For each group: every address below this one has no port of it left; null where a search does not go that way. */
  private readonly roomFrom: number[] | null;

  constructor(
    private readonly profile: CompiledProfile,
    private readonly count: number,
    private readonly random: Random,
  ) {
    const { choose, paired, whenFull } = profile.addresses;
    this.hosts = paired && count > 1 ? new HostAddresses() : null;
    this.roomFrom = choose === 'fill-first' && !paired && whenFull !== 'drop' && count > 1 ? [] : null;
  }

  /** Says that a host has a mapping more on an address. */
  pair(host: Address, address: number): void {
    this.hosts?.add(host, address);
  }

  /** Says that a host has a mapping less. */
  unpair(host: Address): void {
    this.hosts?.remove(host);
  }

  /** How many addresses are tried at most, from `first` on, round and round. */
  tries(full: number): number {
    return this.profile.addresses.whenFull === 'drop' ? 1 : this.count - full;
  }

  /** The address that is tried first for a host, where those below `full` have no port left. */
  first(host: Address, full: number): number {
    if (this.count === 1) {
      return 0;
    }
    const paired = this.hosts?.find(host) ?? -1;
    if (paired >= 0) {
      return paired;
    }
    switch (this.profile.addresses.choose) {
      case 'fill-first':
        return full;
      case 'round-robin':
        return this.next;
      case 'random':
        return this.random.below(this.count);
      case 'hash':
        return (Math.imul(host, 0x9e3779b1) >>> 16) % this.count;
    }
  }

  /** Says that a host gets a new mapping on an address: the next host is tried on the one behind it. */
  passOn(host: Address, address: number): void {
    if (this.profile.addresses.choose === 'round-robin' && (this.hosts?.find(host) ?? -1) < 0) {
      this.next = (address + 1) % this.count;
    }
  }

  /** Where it is remembered how many addresses have no candidate left for a port, or -1 where a search tells nothing. */
  roomKey(rule: CompiledRule, protocol: number, original: number): number {
    if (this.roomFrom === null || !rule.searchesAll) {
      return -1;
    }
    const group = rule.groups[rule.groupOf[original]! - 1];
    return group?.includes[original] === 1 ? roomKeyOf(rule, group, protocol) : -1;
  }

  /** How many addresses from the first on have no candidate left. */
  full(roomKey: number): number {
    return roomKey < 0 ? 0 : (this.roomFrom?.[roomKey] ?? 0);
  }

  /** Says that a search on an address found no candidate. */
  markFull(roomKey: number, address: number): void {
    if (roomKey >= 0 && this.roomFrom !== null && address === this.full(roomKey)) {
      this.roomFrom[roomKey] = address + 1;
    }
  }

  /** Says that a port falls free: its groups are worth a search on its address again. */
  makeRoom(address: number, protocol: number, port: number): void {
    const { roomFrom } = this;
    if (roomFrom === null || roomFrom.length === 0) {
      return;
    }
    for (const rule of this.profile.rules) {
      for (const group of rule.groups) {
        const key = roomKeyOf(rule, group, protocol);
        if (group.includes[port] === 1 && (roomFrom[key] ?? 0) > address) {
          roomFrom[key] = address;
        }
      }
    }
  }
}

function roomKeyOf(rule: CompiledRule, group: CompiledGroup, protocol: number): number {
  return (rule.index * 256 + group.index) * 2 + (protocol === 17 ? 0 : 1);
}
