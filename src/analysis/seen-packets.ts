import type { Endpoint } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import type { Prediction } from '../engine/prediction';
import type { PacketSet } from './acl/packet';
import { ownsAddress } from './lookup';
import type { Situation, Station } from './situation';
import { outcomeAfter, outcomeOf, type Translation } from './translations';

/** Packets with the chance that a conversation's are these; `order` is the start order that gives them. */
export interface WeightedPackets {
  readonly packets: PacketSet;
  readonly weight: number;
  readonly order: number;
}

interface SeenPackets {
  readonly flow: Station['flow'];
  readonly sees: Station['sees'];
  readonly after: number | undefined;
  readonly remote: Remote;
  readonly parts: readonly WeightedPackets[];
}

/** By conversation, its packets as they were seen on their way. */
const seenPackets = new WeakMap<Translation, SeenPackets[]>();

/** Of one conversation no more is remembered. */
const mostSeen = 16;

/**
 * The packets of a conversation as an ACL sees them; empty where none gets there. Those that are the same in several start
 * orders are one object.
 */
export function packetsAt(
  situation: Situation,
  station: Station,
  translation: Translation,
): readonly WeightedPackets[] {
  if (!meets(situation, station, translation)) return [];
  const { flow, sees, after } = station;
  const remote = remoteOf(situation, station, translation);
  const known = seenPackets.get(translation) ?? [];
  const same = known.find(
    (one) =>
      one.flow === flow &&
      one.sees === sees &&
      one.after === after &&
      one.remote.address === remote.address &&
      one.remote.port === remote.port,
  );
  if (same !== undefined) return same.parts;
  const parts = findPackets(station, translation, remote);
  if (known.length >= mostSeen) known.length = 0;
  known.push({ flow, sees, after, remote, parts });
  seenPackets.set(translation, known);
  return parts;
}

function findPackets(station: Station, translation: Translation, remote: Remote): readonly WeightedPackets[] {
  const { protocol } = translation;
  const sources =
    station.sees === 'local' && station.after === undefined
      ? localSources(translation)
      : translatedSources(translation, station.after ?? Infinity);
  const remotePorts = protocol === 50 ? null : PortSet.of(remote.port);
  const found: { readonly source: Source; readonly packets: PacketSet }[] = [];
  return sources.map((source) => {
    const { address, ports, weight, order } = source;
    const same = found.find((one) => one.source.address === address && samePorts(one.source.ports, ports));
    if (same !== undefined) return { packets: same.packets, weight, order };
    const packets: PacketSet =
      station.flow === 'outbound'
        ? {
            protocol,
            source: address,
            sourcePorts: ports,
            destination: remote.address,
            destinationPorts: remotePorts,
          }
        : {
            protocol,
            source: remote.address,
            sourcePorts: remotePorts,
            destination: address,
            destinationPorts: ports,
          };
    found.push({ source, packets });
    return { packets, weight, order };
  });
}

function samePorts(one: PortSet | null, other: PortSet | null): boolean {
  return one === other || (one !== null && other !== null && one.equals(other));
}

/** Each of the packets once. */
export function distinctPackets(parts: readonly WeightedPackets[]): readonly PacketSet[] {
  return [...new Set(parts.map(({ packets }) => packets))];
}

/** The gateway's end of a conversation; no address where no text tells it. */
interface Remote {
  readonly address: number | null;
  readonly port: number;
}

interface Source {
  readonly address: number | null;
  readonly ports: PortSet | null;
  readonly weight: number;
  readonly order: number;
}

function localSources({ insideLocal, insidePorts, protocol }: Translation): readonly Source[] {
  const ports = protocol === 50 ? null : (insidePorts ?? single(insideLocal.port));
  return [{ address: insideLocal.address, ports, weight: 1, order: 0 }];
}

/** The packets as the stages up to `after` leave them. */
function translatedSources(translation: Translation, after: number): readonly Source[] {
  if (after < 0) return localSources(translation);
  const orders = translation.orders ?? [{ weight: 1, steps: translation.steps }];
  return orders.flatMap(({ steps, weight }, order) => {
    const outcome = after === Infinity ? outcomeOf({ steps }) : outcomeAfter(steps, after);
    const sources =
      outcome === null
        ? localSources(translation)
        : sourcesOf(translation, outcome.prediction, outcome.addressUnknown);
    return sources.map((source) => ({ ...source, weight: source.weight * weight, order }));
  });
}

function sourcesOf(
  translation: Translation,
  prediction: Prediction,
  addressUnknown: boolean,
): readonly Omit<Source, 'order'>[] {
  const address = addressUnknown ? null : prediction.address;
  const { ports } = prediction;
  switch (ports.kind) {
    case 'exact':
      return [{ address, ports: single(ports.port), weight: 1 }];
    case 'any-of': {
      const main = { address, ports: ports.ports, weight: ports.ports.size };
      const others = prediction.alternatives.map((other) => ({ ...other, weight: other.ports.size }));
      const total = others.reduce((sum, other) => sum + other.weight, main.weight);
      return [main, ...others].map((source) => ({ ...source, weight: source.weight / total }));
    }
    case 'untranslated':
      return localSources(translation);
    case 'portless':
      return [{ address, ports: null, weight: 1 }];
    case 'dropped':
    case 'none':
      return [];
  }
}

function single(port: number): PortSet {
  return PortSet.of(port);
}

/** The gateway as this ACL sees it: behind static NAT its own side sees the private address. */
function remoteOf(situation: Situation, station: Station, translation: Translation): Remote {
  const { outside, peer } = translation;
  const known = peer === null ? undefined : situation.peers[peer];
  if (known?.gatewayAssumed === true) return { address: null, port: outside.port };
  if (station.gateway !== undefined) {
    const isPrivate = station.gateway === 'private' && known?.gatewayPrivate !== undefined;
    return isPrivate ? { address: known.gatewayPrivate, port: outside.port } : outside;
  }
  return gatewaySide(situation, station) ? privateOf(situation, outside) : outside;
}

/** Whether a station's device is no peer's gateway by its addresses: they then do not tell whom it meets. */
const foreign = new WeakMap<Situation, WeakMap<Station, boolean>>();

/** The ACL of a gateway meets only the peers of that gateway, where its addresses tell which it is. */
function meets(situation: Situation, station: Station, { outside, peer, protocol }: Translation): boolean {
  if (station.protocols?.has(protocol) === false) return false;
  if (protocol === 17 && station.passedPorts?.has(outside.port) === true) return false;
  if (station.peers !== undefined) return peer !== null && station.peers.has(peer);
  if (!gatewaySide(situation, station)) return true;
  const { summary } = station.device;
  const isOwn = (address: number): boolean =>
    ownsAddress(summary, address) ||
    (situation.gatewayNat?.public === address && ownsAddress(summary, situation.gatewayNat.private));
  if (isOwn(outside.address)) return true;
  const known = foreign.get(situation) ?? new WeakMap<Station, boolean>();
  foreign.set(situation, known);
  const isForeign = known.get(station) ?? !situation.peers.some((one) => isOwn(one.gateway));
  known.set(station, isForeign);
  return isForeign;
}

function gatewaySide(situation: Situation, station: Station): boolean {
  return situation.stages.every((stage) => stage.device?.id !== station.device.id);
}

function privateOf(situation: Situation, outside: Endpoint): Endpoint {
  const nat = situation.gatewayNat;
  return nat !== null && nat.public === outside.address
    ? { address: nat.private, port: outside.port }
    : outside;
}
