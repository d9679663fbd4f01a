import { isPrivateAddress } from './private-addresses';
import type { Address } from '../../engine/flow';
import type { FilePlace, Place } from '../place';
import { formatAddress } from '../../engine/address';
import type { Device } from '../situation';
import type { Path } from './path';
import type { PathAssumption } from './path-assumption';
import type { PeerOrigin } from './peer-origin';

/** Why a line that names an IPsec peer makes none that is predicted. */
export type UnmetReason =
  /** The text does not tell where its packets go, or of several equal ways one without NAT was taken. */
  | 'unclear'
  /** A device on the way has no route to the gateway in its text; no routing protocol is simulated. */
  | 'no-route'
  /** Its private address would cross the Internet as it is. */
  | 'private'
  /** Nothing on its way translates. */
  | 'no-nat'
  /** Its address is not in the text, and no NAT rule on the way covers a host that could stand for it. */
  | 'no-host';

/** A line that names an IPsec peer for which no prediction is made. */
export interface UnmetPeer {
  readonly name: string;
  readonly at: FilePlace;
  readonly kind: PeerOrigin['kind'];
  readonly reason: UnmetReason;
  readonly gateway: Address | null;
  readonly assumptions: readonly PathAssumption[];
  /** The other owners of an address that several have. */
  readonly owners: readonly FilePlace[];
}

/** The same with its path instead of what is supposed of it. */
export interface UnmetDraft {
  readonly name: string;
  readonly place: FilePlace;
  readonly kind: PeerOrigin['kind'];
  readonly host: Address | null;
  readonly gateway: Address | null;
  readonly path: Path;
}

/**
 * Of a peer whose packets no NAT device translates: why it is none that can be predicted. `mayPassNat` is whether another of
 * several equal routes leads past one.
 */
export function unmetPeer(draft: UnmetDraft, mayPassNat: boolean): UnmetPeer {
  const { name, place, kind, gateway, path } = draft;
  const { assumptions } = path;
  return {
    name,
    at: place,
    kind,
    reason: reasonOf(draft, mayPassNat),
    gateway,
    assumptions,
    owners: ownersOf(path),
  };
}

function reasonOf({ kind, path, host, gateway }: UnmetDraft, mayPassNat: boolean): UnmetReason {
  const has = (code: PathAssumption['code']): boolean => path.assumptions.some((one) => one.code === code);
  if (has('no-route')) return 'no-route';
  if (path.end === 'unclear' || mayPassNat || has('ambiguous-address')) return 'unclear';
  const crosses = path.end === 'outside' || has('crosses-internet');
  const isPrivate = host !== null && isPrivateAddress(host);
  if (kind === 'directive' || !crosses || !isPrivate) return 'no-nat';
  if (gateway === null || isPrivateAddress(gateway)) return 'no-nat';
  // Where no route says that it crosses the Internet, a routing protocol may know better.
  return has('assumed-default') ? 'no-route' : 'private';
}

function ownersOf({ assumptions, lookups }: Path): readonly FilePlace[] {
  const ambiguous = assumptions.find((one) => one.code === 'ambiguous-address');
  const found = lookups.find(({ address }) => address === ambiguous?.address);
  return (found?.owners ?? []).map(({ device, interface: one }) => ({
    file: device.id,
    place: { kind: 'interface', interface: device.summary.interfaces.indexOf(one) },
  }));
}

/** One line may name a peer in several ways: the first says it. */
export function oncePerLine(unmet: readonly UnmetPeer[]): readonly UnmetPeer[] {
  const lines = new Map<string, UnmetPeer>();
  for (const one of unmet) {
    const key = JSON.stringify(one.at);
    if (!lines.has(key)) lines.set(key, one);
  }
  return [...lines.values()];
}

/** A remote that is the address of several PAT devices, none of which is the one. */
export function sharedRemote(
  gateway: Device,
  place: Place,
  local: Address,
  address: Address,
  routers: readonly Device[],
): UnmetPeer {
  return {
    name: formatAddress(address),
    at: { file: gateway.id, place },
    kind: 'remote',
    reason: 'unclear',
    gateway: local,
    assumptions: [{ code: 'ambiguous-address', address, chosen: null, count: routers.length }],
    owners: routers.flatMap(({ id, summary }) => {
      const rule = summary.natRules.findIndex(({ kind }) => kind === 'dynamic');
      return rule < 0 ? [] : [{ file: id, place: { kind: 'nat-rule', rule } } as const];
    }),
  };
}
