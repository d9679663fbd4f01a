import type { Interface } from '../../config/model';
import type { Address } from '../../engine/flow';
import type { Device } from '../situation';
import { folderOf, hasAddress, isPrivate, rankOf, sharedFolder } from './address-owners';
import type { PathAssumption } from './path-assumption';
import type { Exit } from './routing';
import { factsOf, type AddressOwner, type GlobalOwner, type Network } from './network';

/** The most devices on one path. */
const longest = 32;

/** One device on the way, with the interfaces by which the packets come and go. */
export interface Hop {
  readonly device: Device;
  /** Null at the source, and where the text does not say it. */
  readonly in: Interface | null;
  /** Null at the destination, and where the text does not say it. */
  readonly out: Interface | null;
  /** What the packets are sent to when they come and when they leave: a static entry of the device may lie between. */
  readonly destination: { readonly in: Address; readonly out: Address };
}

/** The way from a source to an IPsec gateway. */
export interface Path {
  readonly hops: readonly Hop[];
  /** `gateway`: it ends at the device that has the address; `outside`: at no device of the workspace; `unclear`: the text does not tell. */
  readonly end: 'gateway' | 'outside' | 'unclear';
  /** The address of the gateway itself, where a device in front of it translates it. */
  readonly gatewayPrivate: Address | null;
  readonly assumptions: readonly PathAssumption[];
  /** Every address that was looked up, with who had it: while the answers are these, the path is this one. */
  readonly lookups: readonly Lookup[];
}

export interface Lookup {
  readonly address: Address;
  readonly owners: readonly AddressOwner[];
  readonly globals: readonly GlobalOwner[];
}

/** Stands for a host of the Internet. */
const anyAddress: Address = 0xc6336401;

/** Where a path begins. */
export interface PathStart {
  readonly device: Device;
  readonly vrf: string | null;
  /** Where the packets come in; null where the device itself sends them. */
  readonly from: Interface | null;
  /** Where they leave if no route says it. */
  readonly exit: Interface | null;
  /** Of several equal routes of a device the `nth` is taken instead of the first. */
  readonly choice?: { readonly device: string; readonly nth: number };
}

/** The way from a device, or from a host behind it, to an address. */
export function findPath(network: Network, start: PathStart, gateway: Address): Path {
  return new PathFinder(network, gateway).run(start);
}

class PathFinder {
  private readonly hops: Hop[] = [];
  private readonly assumptions: PathAssumption[] = [];
  private readonly lookups: Lookup[] = [];
  private destination: Address;

  constructor(
    private readonly network: Network,
    private readonly gateway: Address,
  ) {
    this.destination = gateway;
  }

  run(start: PathStart): Path {
    let { device, vrf, from: incoming } = start;
    for (;;) {
      const arrival = this.destination;
      if (this.hops.some((hop) => hop.device === device && hop.in?.vrf === incoming?.vrf)) {
        this.assumptions.push({ code: 'routing-loop', device: device.id });
        return this.end('unclear');
      }
      if (this.arrives(device)) {
        this.pass(device, incoming, null, arrival);
        return this.end('gateway');
      }
      if (this.hops.length >= longest) return this.end('unclear');
      const nth = start.choice?.device === device.id ? start.choice.nth : 0;
      const exit = this.exitOf(device, vrf, device === start.device ? start.exit : null, nth);
      if (exit === null) {
        this.pass(device, incoming, null, arrival);
        this.assumptions.push({ code: 'no-route', device: device.id, address: this.destination });
        return this.end('unclear');
      }
      const { interface: out, nextHop, equals, isAssumed } = exit;
      if (equals > 1) {
        const address = this.destination;
        this.assumptions.push({ code: 'equal-routes', device: device.id, address, count: equals });
      }
      if (isAssumed) {
        this.assumptions.push({ code: 'assumed-default', device: device.id, interface: out.name });
      }
      this.pass(device, incoming, out, arrival);
      const next = this.next(device, out, nextHop);
      if (next === 'ambiguous') return this.end('unclear');
      if (next === null) return this.end('outside');
      device = next.device;
      incoming = next.interface;
      vrf = incoming?.vrf ?? null;
    }
  }

  private exitOf(device: Device, vrf: string | null, supposed: Interface | null, nth: number): Exit | null {
    const exit = factsOf(device).routing.exit(this.destination, vrf, nth);
    if (exit !== null) return exit;
    const outside = device.summary.interfaces.filter((one) => one.nat === 'outside' && !one.shutdown);
    const [only = null] = outside;
    const found = supposed ?? (outside.length === 1 ? only : null);
    if (found === null) return null;
    return { interface: found, nextHop: null, equals: 1, isAssumed: true, staticRoute: null };
  }

  private pass(device: Device, incoming: Interface | null, out: Interface | null, arrival: Address): void {
    const destination = { in: arrival, out: this.destination };
    this.hops.push({ device, in: incoming, out, destination });
  }

  private lookUp(address: Address): Lookup {
    const found = {
      address,
      owners: this.network.owners(address),
      globals: this.network.globals(address),
    };
    this.lookups.push(found);
    return found;
  }

  /** Whether the device is where the packets go; a static entry sends them on to a host behind it. */
  private arrives(device: Device): boolean {
    const local = factsOf(device).globals.find(
      (global) =>
        global.kind === 'static' &&
        global.local !== null &&
        global.address === this.destination &&
        (global.protocol === null || global.protocol === 17) &&
        (global.port === null || global.port === 500 || global.port === 4500),
    )?.local;
    if (local != null && this.hops.length > 0) {
      this.destination = local;
      return false;
    }
    return device.summary.interfaces.some((one) => !one.shutdown && hasAddress(one, this.destination));
  }

  private next(
    device: Device,
    out: Interface,
    nextHop: Address | null,
  ): { readonly device: Device; readonly interface: Interface | null } | 'ambiguous' | null {
    const onLink = this.onLink(device, out, nextHop ?? this.destination);
    if (onLink !== null) return onLink;
    const own = this.lookUp(this.destination).owners.filter((owner) => owner.device !== device);
    const owner = own.length > 0 ? this.choose(device, this.destination, own) : this.translating(device);
    if (owner === 'ambiguous' || owner === null) return owner;
    const entry = this.entryTowards(owner, out);
    const { id } = entry.device;
    this.assumptions.push({ code: 'crosses-internet', from: device.id, to: id, address: this.destination });
    return entry;
  }

  /** Where packets from outside come in on their way to a device: where its replies would leave the workspace. */
  private entryTowards(
    owner: { readonly device: Device; readonly interface: Interface | null },
    left: Interface,
  ): { readonly device: Device; readonly interface: Interface | null } {
    const back = left.addresses[0]?.address ?? anyAddress;
    const passed = new Set([...this.hops.map((hop) => hop.device), owner.device]);
    let entry = owner;
    for (;;) {
      const exit = factsOf(entry.device).routing.exit(back, entry.interface?.vrf ?? null);
      if (exit?.nextHop == null) return entry;
      const next = this.onLink(entry.device, exit.interface, exit.nextHop);
      if (next === null || next === 'ambiguous' || passed.has(next.device)) return entry;
      const onward = factsOf(next.device).routing.exit(back, next.interface.vrf);
      if (onward === null) return entry;
      passed.add(next.device);
      entry = { device: next.device, interface: onward.interface };
    }
  }

  /** The device that has the next hop's address on the same subnet. */
  private onLink(device: Device, out: Interface, address: Address): AddressOwner | 'ambiguous' | null {
    const subnets = out.addresses;
    const neighbours = this.lookUp(address).owners.filter(
      (owner) =>
        owner.device !== device &&
        // An interface with an unknown address is taken to be in the subnet of its next hop.
        ((out.addressUnknown && address !== this.destination) ||
          owner.interface.addresses.some((theirs) =>
            subnets.some(
              (ours) => ours.mask === theirs.mask && ((ours.address ^ theirs.address) & ours.mask) === 0,
            ),
          )),
    );
    if (neighbours.length === 0) return null;
    const chosen = this.choose(device, address, neighbours);
    const isElsewhere = chosen !== 'ambiguous' && folderOf(chosen.device.id) !== folderOf(device.id);
    if (isElsewhere && neighbours.length === 1 && isPrivate(address)) {
      this.assumptions.push({ code: 'other-folder', address, chosen: chosen.device.id });
    }
    return chosen;
  }

  /** The device that has the destination as the outside address of a static entry. */
  private translating(
    device: Device,
  ): { readonly device: Device; readonly interface: Interface | null } | 'ambiguous' | null {
    const statics = this.lookUp(this.destination).globals.filter(
      ({ device: other, global }) => other !== device && global.kind === 'static',
    );
    const devices = [...new Map(statics.map((one) => [one.device, one])).values()];
    if (devices.length === 0) return null;
    const chosen = this.choose(device, this.destination, devices);
    if (chosen === 'ambiguous') return chosen;
    return { device: chosen.device, interface: entryOf(chosen) };
  }

  /** One of several devices with the same address: the nearest by folder. */
  private choose<T extends { readonly device: Device }>(
    from: Device,
    address: Address,
    candidates: readonly T[],
  ): T | 'ambiguous' {
    const [first] = candidates;
    if (first !== undefined && candidates.length === 1) return first;
    const active = this.activeOf(address, candidates);
    if (active !== null) return active;
    const near = candidates.map((one) => sharedFolder(from.id, one.device.id));
    const best = Math.max(...near);
    const nearest = candidates.filter((_, index) => near[index] === best);
    const [chosen] = nearest;
    const isClear = chosen !== undefined && nearest.length === 1;
    this.assumptions.push({
      code: 'ambiguous-address',
      address,
      chosen: isClear ? chosen.device.id : null,
      count: candidates.length,
    });
    return isClear ? chosen : 'ambiguous';
  }

  /** Of routers that share a virtual address the one that answers for it. */
  private activeOf<T extends { readonly device: Device }>(
    address: Address,
    candidates: readonly T[],
  ): T | null {
    const ranked = candidates.flatMap((one) => {
      const rank = rankOf(one.device, address);
      return rank === null ? [] : [{ one, ...rank }];
    });
    if (ranked.length < candidates.length) return null;
    ranked.sort((a, b) => b.priority - a.priority || b.own - a.own);
    const [active] = ranked;
    if (active === undefined) return null;
    const chosen = active.one.device.id;
    this.assumptions.push({ code: 'virtual-router', address, chosen, count: candidates.length });
    return active.one;
  }

  private end(end: Path['end']): Path {
    const translated = this.destination !== this.gateway;
    return {
      hops: this.hops,
      end,
      gatewayPrivate: translated ? this.destination : null,
      assumptions: this.assumptions,
      lookups: this.lookups,
    };
  }
}

/** The interface by which packets to a static entry's outside address come in. */
function entryOf({ device, global }: GlobalOwner): Interface | null {
  const { interfaces } = device.summary;
  const named = interfaces.find((one) => one.nameif !== undefined && one.nameif === global.mappedInterface);
  if (named !== undefined) return named;
  return (
    factsOf(device).routing.connectedTo(global.address, null) ??
    interfaces.find((one) => one.nat === 'outside' && !one.shutdown) ??
    null
  );
}
