import { conversationsOf } from '../ipsec/conversations';
import { natDevices } from './network/peer-groups';
import type { NetworkPeer } from './network/peers';
import { stationsOnPath, type StationOnPath } from './network/stations';
import type { Device, Station } from './situation';

/** The peers in whose way an ACL stands, all with the same NAT devices before it. */
interface Group {
  readonly station: StationOnPath;
  /** The last stage that their packets have passed: -1 none, null all. */
  readonly after: number | null;
  /** The peers' numbers. */
  readonly peers: number[];
}

/** The ACLs on the way of some peers; those that see the same of several peers are one, the same object as long as they do. */
export function stationsOf(peers: readonly NetworkPeer[], stages: readonly Device[]): readonly Station[] {
  const stageIndex = new Map(stages.map((device, index) => [device, index]));
  const groups = new Groups();
  peers.forEach((peer, index) => {
    const own = natDevices(peer);
    for (const station of stationsMetBy(peer)) {
      const last = station.crossed === 0 ? undefined : own[station.crossed - 1];
      // Behind all NAT devices of the path it sees what the outside sees, whichever devices these are.
      const isAll = station.crossed === own.length;
      const after = isAll ? null : last === undefined ? -1 : (stageIndex.get(last) ?? -1);
      groups.of(station, after).peers.push(index);
    }
  });
  return groups.all.map(stationOf);
}

/** Groups in the order of their first peers. */
class Groups {
  readonly all: Group[] = [];
  private readonly byStation = new Map<StationOnPath, Map<number | null, Group>>();
  private readonly byKey = new Map<string, Map<number | null, Group>>();

  of(station: StationOnPath, after: number | null): Group {
    const own = this.groupsOf(station);
    const known = own.get(after);
    if (known !== undefined) return known;
    const group = { station, after, peers: [] };
    own.set(after, group);
    this.all.push(group);
    return group;
  }

  private groupsOf(station: StationOnPath): Map<number | null, Group> {
    const known = this.byStation.get(station);
    if (known !== undefined) return known;
    const key = keyOf(station);
    const own = this.byKey.get(key) ?? new Map<number | null, Group>();
    this.byKey.set(key, own);
    this.byStation.set(station, own);
    return own;
  }
}

const stationsMet = new WeakMap<NetworkPeer, readonly StationOnPath[]>();

/** The ACLs on the way of a peer that check a protocol which it sends. */
function stationsMetBy(one: NetworkPeer): readonly StationOnPath[] {
  const known = stationsMet.get(one);
  if (known !== undefined) return known;
  const { path, crossings, peer } = one;
  const sent = new Set(conversationsOf(peer, 0).map(({ flow }) => flow.protocol));
  const met = stationsOnPath(path, crossings, peer.origin.endpoint).filter(
    ({ protocols }) => protocols === null || [...sent].some((protocol) => protocols.has(protocol)),
  );
  stationsMet.set(one, met);
  return met;
}

interface KnownStation {
  readonly peers: readonly number[];
  readonly station: Station;
}

/** By the ACL on the way and the last stage before it, what a station last was. */
const knownStations = new WeakMap<StationOnPath, Map<number | null, KnownStation>>();

function stationOf({ station: met, after, peers }: Group): Station {
  const own = knownStations.get(met) ?? new Map<number | null, KnownStation>();
  knownStations.set(met, own);
  const known = own.get(after);
  if (known !== undefined && isSame(known.peers, peers)) return known.station;
  const { device, list, flow, gateway, protocols, passedPorts, barrier } = met;
  const station: Station = {
    device,
    list,
    flow,
    sees: after === -1 ? 'local' : 'global',
    ...(after === null ? {} : { after }),
    gateway,
    peers: new Set(peers),
    ...(protocols === null ? {} : { protocols }),
    ...(passedPorts === undefined ? {} : { passedPorts }),
    ...(barrier === undefined ? {} : { barrier }),
  };
  own.set(after, { peers, station });
  return station;
}

function isSame(before: readonly number[], now: readonly number[]): boolean {
  return before.length === now.length && before.every((peer, at) => peer === now[at]);
}

const keys = new WeakMap<StationOnPath, string>();

function keyOf(station: StationOnPath): string {
  const known = keys.get(station);
  if (known !== undefined) return known;
  const { device, list, flow, gateway, protocols, passedPorts, barrier, fedBy = '' } = station;
  const only = [protocols ?? [], passedPorts ?? []].map((some) => [...some].join()).join(' ');
  const by = barrier === undefined ? '' : JSON.stringify([barrier.kind, barrier.place, barrier.entries]);
  const key = `${device.id}\n${list.name}\n${list.entries.length} ${flow} ${gateway} ${only} ${by} ${fedBy}`;
  keys.set(station, key);
  return key;
}
