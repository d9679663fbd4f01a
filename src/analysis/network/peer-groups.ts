import { componentsOf } from '../components';
import type { Device } from '../situation';
import type { NetworkPeer } from './peers';

/** The devices on a peer's way whose NAT rules its packets pass, in path order. */
export function natDevices(peer: NetworkPeer): readonly Device[] {
  const known = passed.get(peer);
  if (known !== undefined) return known;
  const devices = peer.crossings.flatMap((at) => peer.path.hops[at]?.device ?? []);
  passed.set(peer, devices);
  return devices;
}

const passed = new WeakMap<NetworkPeer, readonly Device[]>();

/** The peers of a network by the NAT devices that they share, directly or by way of others. */
class PeerGroups {
  private readonly groups: readonly (readonly NetworkPeer[])[];
  /** By device, the numbers of the groups of which a peer's packets meet it. */
  private readonly atDevice = new Map<string, Set<number>>();

  constructor(private readonly peers: readonly NetworkPeer[]) {
    this.groups = componentsOf(peers, natDevices);
    this.groups.forEach((group, number) => {
      for (const { path } of group) for (const { device } of path.hops) this.numbersAt(device.id).add(number);
    });
  }

  /** In the order of the network. */
  around(id: string): readonly NetworkPeer[] {
    const found = [...(this.atDevice.get(id) ?? [])].map((number) => this.groups[number] ?? []);
    const [first, ...others] = found;
    if (first === undefined || others.length === 0) return first ?? [];
    const wanted = new Set(found.flat());
    return this.peers.filter((peer) => wanted.has(peer));
  }

  private numbersAt(id: string): Set<number> {
    const known = this.atDevice.get(id);
    if (known !== undefined) return known;
    const numbers = new Set<number>();
    this.atDevice.set(id, numbers);
    return numbers;
  }
}

const known = new WeakMap<readonly NetworkPeer[], PeerGroups>();

/**
 * The peers whose packets meet a device, and those that share a NAT device with one of them, directly or by way of others, in
 * the order of the network. All are grouped once, so that asking for each of many devices is no work for each of many peers.
 */
export function groupedPeersAround(peers: readonly NetworkPeer[], id: string): readonly NetworkPeer[] {
  const groups = known.get(peers) ?? new PeerGroups(peers);
  known.set(peers, groups);
  return groups.around(id);
}
