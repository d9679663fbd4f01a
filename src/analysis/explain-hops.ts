import type { Interface } from '../config/model';
import type { Address, Protocol } from '../engine/flow';
import { bindingsOf, findAccessList, type Binding } from './lookup';
import type { FilePlace } from './place';
import type { Device } from './situation';
import type { Study } from './study';
import type { StationReport } from './verdicts';

/** One device on the way of a conversation. */
export interface PassedHop {
  /** Null where no config describes the device. */
  readonly device: Device | null;
  /** Null where the text does not say it. */
  readonly in: Interface | null;
  readonly out: Interface | null;
  /** Index in `situation.stages` where the device translates the conversation. */
  readonly stage: number | null;
  /** The last stage that the packets have passed when they come; -1 for none. */
  readonly passed: number;
  /** What the packet is sent to from here on; null where nothing but the peer tells. */
  readonly destination: Address | null;
  /** The ACLs that the conversation meets here, of both directions. */
  readonly stations: readonly StationReport[];
  /** The interfaces are known from a path. */
  readonly isKnownPath: boolean;
}

/** The devices on the way of a conversation, host side first. */
export function passedHops(study: Study, index: number): readonly PassedHop[] {
  const translation = study.translations[index];
  const peer = study.situation.peers[translation?.peer ?? -1];
  if (translation === undefined || peer === undefined) return [];
  const met = study.stations.filter(({ verdicts }) => verdicts.has(index));
  const at = (device: Device | null): readonly StationReport[] =>
    device === null ? [] : met.filter(({ station }) => station.device.id === device.id);
  const { stages } = study.situation;
  const hops = peer.origin?.path.hops;
  if (hops === undefined) {
    const nat = study.situation.gatewayNat;
    return assumedHops(study, at, nat?.public === translation.outside.address ? nat.private : null);
  }
  let passed = -1;
  return hops.map(({ device, in: incoming, out, destination }): PassedHop => {
    const found = stages.findIndex((stage) => stage.device?.id === device.id);
    const isPassed = found >= 0 && translation.steps.some((step) => step.stage === found);
    const hop = {
      device,
      in: incoming,
      out,
      stage: isPassed ? found : null,
      passed,
      destination: destination.out,
      stations: at(device),
      isKnownPath: true,
    };
    if (isPassed) passed = found;
    return hop;
  });
}

/** Without a path: what stands before the PAT, the PAT devices, then the gateway's side. */
function assumedHops(
  { situation, stations }: Study,
  at: (device: Device | null) => readonly StationReport[],
  gatewayPrivate: Address | null,
): readonly PassedHop[] {
  const stageIds = new Set(situation.stages.map(({ device }) => device?.id));
  const sides = { local: new Map<string, Device>(), global: new Map<string, Device>() };
  for (const { station } of stations) {
    const { device, sees } = station;
    if (!stageIds.has(device.id) && at(device).length > 0) sides[sees].set(device.id, device);
  }
  const beside = (device: Device, passed: number): PassedHop => ({
    device,
    in: null,
    out: null,
    stage: null,
    passed,
    destination: null,
    stations: at(device),
    isKnownPath: false,
  });
  return [
    ...[...sides.local.values()].map((device) => beside(device, -1)),
    ...situation.stages.map(({ device }, stage): PassedHop => ({
      device,
      in: null,
      out: null,
      stage,
      passed: stage - 1,
      destination: null,
      stations: at(device),
      isKnownPath: false,
    })),
    ...[...sides.global.values()].map((device) => ({
      ...beside(device, situation.stages.length - 1),
      destination: gatewayPrivate,
    })),
  ];
}

/** Why no ACL is asked about the reply on a device whose ACL stands in its way; null where one is asked or none stands there. */
export function replyPassesBy(
  { device, in: incoming, out, stage, isKnownPath }: PassedHop,
  returning: readonly StationReport[],
  protocol: Protocol,
): { readonly kind: 'connection' | 'inspection'; readonly place: FilePlace | null } | null {
  if (device === null || (isKnownPath ? out === null : stage === null)) return null;
  const { summary } = device;
  if (summary.dialect === 'asa') {
    const isTransit = !isKnownPath || incoming !== null;
    return isTransit && protocol !== 50 ? { kind: 'connection', place: null } : null;
  }
  const outside = out === null ? summary.interfaces.filter(({ nat }) => nat === 'outside') : [out];
  for (const one of outside) {
    const list = one.accessGroupIn === null ? undefined : findAccessList(summary, one.accessGroupIn);
    if (list === undefined || list.entries.length === 0) continue;
    if (returning.some(({ station }) => station.list.name === list.name)) continue;
    const index = summary.interfaces.indexOf(one);
    const place = { kind: 'access-group', interface: index, direction: 'in' } as const;
    return { kind: 'inspection', place: { file: device.id, place } };
  }
  return null;
}

/** By which interface and direction the list meets the packet; null where a zone pair or nothing known binds it. */
export function bindingAt(hop: PassedHop, { station }: StationReport): Binding | null {
  const { device, list, flow } = station;
  const bindings = bindingsOf(device.summary, list.name);
  const [inSide, outSide] = flow === 'outbound' ? [hop.in, hop.out] : [hop.out, hop.in];
  const met = bindings.find(
    (one) =>
      (one.direction === 'in' && one.interface === inSide) ||
      (one.direction === 'out' && one.interface === outSide),
  );
  return met ?? (hop.isKnownPath ? null : (bindings[0] ?? null));
}
