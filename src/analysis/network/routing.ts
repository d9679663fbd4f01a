import type { Address } from '../../engine/flow';
import type { DeviceSummary, Interface } from '../../config/model';

/** The most next hops that are looked up one after the other for one route. */
const deepest = 8;

/** Where a packet leaves a device. */
export interface Exit {
  readonly interface: Interface;
  /** Null: the destination itself is on the link, or the link has one other end. */
  readonly nextHop: Address | null;
  /** How many routes are as good as this one, itself included, and lead elsewhere. */
  readonly equals: number;
  /** No route says so: the interface has its address and, with it, its default route from DHCP or PPP. */
  readonly isAssumed: boolean;
  /** Index in `staticRoutes` of the route that decides; null for a connected subnet, and where no route says it. */
  readonly staticRoute: number | null;
}

interface Route {
  readonly network: number;
  readonly mask: number;
  readonly vrf: string | null;
  readonly distance: number;
  readonly interface: Interface | null;
  readonly nextHop: Address | null;
  /** VRF in which the next hop is looked up. */
  readonly nextVrf: string | null;
  readonly staticRoute: number | null;
}

/** The connected subnets and static routes of a device; no routing protocol is simulated. */
export class RoutingTable {
  /** Longest prefix first, then the lowest distance. */
  private readonly routes: readonly Route[];
  private readonly byName: ReadonlyMap<string, Interface>;

  constructor(private readonly summary: Pick<DeviceSummary, 'interfaces' | 'staticRoutes'>) {
    const active = summary.interfaces.filter((one) => !one.shutdown);
    this.byName = new Map(
      active.flatMap((one) => [
        [one.name.toLowerCase(), one] as const,
        ...(one.nameif === undefined ? [] : [[one.nameif.toLowerCase(), one] as const]),
      ]),
    );
    const connected = active.flatMap((one) =>
      one.addresses.map(({ address, mask }): Route => ({
        network: (address & mask) >>> 0,
        mask,
        vrf: one.vrf,
        distance: 0,
        interface: one,
        nextHop: null,
        nextVrf: null,
        staticRoute: null,
      })),
    );
    const configured = summary.staticRoutes.flatMap((route, staticRoute): readonly Route[] => {
      if (route.tunneled === true) return [];
      const outgoing = route.interface === null ? null : (this.interface(route.interface) ?? null);
      if (route.interface !== null && outgoing === null) return [];
      if (outgoing === null && route.nextHop === null) return [];
      const { network, mask, vrf, nextHop, distance = 1 } = route;
      const nextVrf = route.global === true ? null : vrf;
      return [{ network, mask, vrf, distance, interface: outgoing, nextHop, nextVrf, staticRoute }];
    });
    this.routes = [...connected, ...configured].sort(
      (one, other) => other.mask - one.mask || one.distance - other.distance,
    );
  }

  /** An active interface by its name or its ASA `nameif`. */
  interface(name: string): Interface | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** The way to an address, by the `nth` of several equal routes; null where the text tells none. */
  exit(destination: Address, vrf: string | null, nth = 0): Exit | null {
    return this.resolve(destination, vrf, 0, nth) ?? this.assumedDefault(vrf);
  }

  /** The interface in whose subnet an address is. */
  connectedTo(address: Address, vrf: string | null): Interface | null {
    const route = this.routes.find((one) => one.distance === 0 && covers(one, address, vrf));
    return route?.interface ?? null;
  }

  private resolve(destination: Address, vrf: string | null, depth: number, nth = 0): Exit | null {
    const first = this.routes.find((route) => covers(route, destination, vrf));
    if (first === undefined || depth > deepest) return null;
    const others = this.routes.filter(
      (other) =>
        other !== first &&
        other.mask === first.mask &&
        other.distance === first.distance &&
        covers(other, destination, vrf) &&
        (other.interface !== first.interface || other.nextHop !== first.nextHop),
    );
    const best = nth === 0 ? first : (others[nth - 1] ?? first);
    const equals = others.length + 1;
    if (best.interface !== null) {
      const { nextHop, staticRoute } = best;
      return { interface: best.interface, nextHop, equals, isAssumed: false, staticRoute };
    }
    if (best.nextHop === null) return null;
    const onward =
      this.resolve(best.nextHop, best.nextVrf, depth + 1) ??
      (depth === 0 ? this.assumedDefault(best.nextVrf) : null);
    if (onward === null) return null;
    return {
      ...onward,
      nextHop: onward.nextHop ?? best.nextHop,
      equals: Math.max(equals, onward.equals),
      staticRoute: best.staticRoute,
    };
  }

  private assumedDefault(vrf: string | null): Exit | null {
    const unknown = this.summary.interfaces.filter(
      (one) => one.addressUnknown && !one.shutdown && one.vrf === vrf,
    );
    const [only] = unknown;
    if (only === undefined || unknown.length > 1) return null;
    return { interface: only, nextHop: null, equals: 1, isAssumed: true, staticRoute: null };
  }
}

function covers(route: Route, address: Address, vrf: string | null): boolean {
  return route.vrf === vrf && ((route.network ^ address) & route.mask) === 0;
}
