import { conversationsOf } from '../ipsec/conversations';
import { groupBy } from './group-by';
import { natDevices } from './network/peer-groups';
import type { NetworkPeer } from './network/peers';
import { stationsOnPath, type StationOnPath } from './network/stations';
import type { Device, Station } from './situation';

/** An ACL on the way of one peer of a situation. */
interface Met {
  readonly station: StationOnPath;
  /** The peer's number. */
  readonly index: number;
  /** The last stage that its packets have passed: -1 none, null all. */
  readonly after: number | null;
}

/** The ACLs on the way of some peers; those that see the same of several peers are one, the same object as long as they do. */
export function stationsOf(peers: readonly NetworkPeer[], stages: readonly Device[]): readonly Station[] {
  const stageIndex = new Map(stages.map((device, index) => [device, index]));
  const met: Met[] = [];
  peers.forEach((peer, index) => {
    const own = natDevices(peer);
    for (const station of stationsMetBy(peer)) {
      const last = station.crossed === 0 ? undefined : own[station.crossed - 1];
      // Behind all NAT devices of the path it sees what the outside sees, whichever devices these are.
      const isAll = station.crossed === own.length;
      const after = isAll ? null : last === undefined ? -1 : (stageIndex.get(last) ?? -1);
      met.push({ station, index, after });
    }
  });
  const groups = groupBy(met, ({ station, after }) => `${keyOf(station)} ${after ?? 'all'}`);
  return [...groups.values()].flatMap(stationOf);
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
  const kept = met.map((station) => sameOnDevice(one, station));
  stationsMet.set(one, kept);
  return kept;
}

/** By device, the ACLs that it has on the ways of peers. */
const byDevice = new WeakMap<Device, Map<string, StationOnPath>>();

/** The station as it was met before an edit of another device on the way of the peer. */
function sameOnDevice({ key }: NetworkPeer, station: StationOnPath): StationOnPath {
  const own = byDevice.get(station.device) ?? new Map<string, StationOnPath>();
  byDevice.set(station.device, own);
  const name = `${key}\n${keyOf(station)} ${station.crossed}`;
  const known = own.get(name);
  if (known?.list === station.list) return known;
  own.set(name, station);
  return station;
}

interface KnownStation {
  readonly group: readonly Met[];
  readonly station: Station;
}

/** By the way of its first peer, what a station last was. */
const knownStations = new WeakMap<StationOnPath, KnownStation>();

function stationOf(group: readonly Met[]): readonly Station[] {
  const [first] = group;
  if (first === undefined) return [];
  const known = knownStations.get(first.station);
  if (known !== undefined && isSame(known.group, group)) return [known.station];
  const { device, list, flow, gateway, protocols, barrier } = first.station;
  const station: Station = {
    device,
    list,
    flow,
    sees: first.after === -1 ? 'local' : 'global',
    ...(first.after === null ? {} : { after: first.after }),
    gateway,
    peers: new Set(group.map(({ index }) => index)),
    ...(protocols === null ? {} : { protocols }),
    ...(barrier === undefined ? {} : { barrier }),
  };
  knownStations.set(first.station, { group, station });
  return [station];
}

/** Those of one group have all else in common. */
function isSame(before: readonly Met[], now: readonly Met[]): boolean {
  return (
    before[0]?.after === now[0]?.after &&
    before.length === now.length &&
    before.every(({ index }, at) => index === now[at]?.index)
  );
}

const keys = new WeakMap<StationOnPath, string>();

function keyOf(station: StationOnPath): string {
  const known = keys.get(station);
  if (known !== undefined) return known;
  const { device, list, flow, gateway, protocols, barrier } = station;
  const only = protocols === null ? '' : [...protocols].join();
  const by = barrier === undefined ? '' : JSON.stringify([barrier.kind, barrier.place, barrier.entries]);
  const key = `${device.id}\n${list.name}\n${list.entries.length} ${flow} ${gateway} ${only} ${by}`;
  keys.set(station, key);
  return key;
}
