import type { Interface } from '../config/model';
import type { Address, Protocol } from '../engine/flow';
import type { Ports } from '../engine/prediction';
import type { Verdict } from './acl/evaluate';
import type { Barrier } from './barrier';
import { bindingsOf, type Binding } from './lookup';
import { natRulePlace } from './nat-rule-place';
import { factsOf } from './network/network';
import type { Path, PathAssumption } from './network/path';
import { decidingPlace } from './explain-place';
import { passedHops, replyPassesBy, type PassedHop } from './explain-hops';
import type { FilePlace } from './place';
import type { Device, KnownPeer, PatStageSetup } from './situation';
import type { Study } from './study';
import { outcomeAfter, type StageOutcome, type Translation } from './translations';
import type { StationReport } from './verdicts';

/** One end of a packet; the address is null where no text tells it. */
export interface PacketEnd {
  readonly address: Address | null;
  readonly ports: Ports;
}

/** A packet as a place on its way sees it. */
export interface SeenPacket {
  readonly protocol: Protocol;
  readonly source: PacketEnd;
  readonly destination: PacketEnd;
}

/** What happens in a phase; `messages/explain.ts` makes its sentences. */
export type PhaseDetail =
  | { readonly kind: 'peer'; readonly peer: KnownPeer }
  | {
      readonly kind: 'acl';
      readonly list: string;
      readonly binding: Binding | null;
      readonly verdict: Verdict;
    }
  /** A firewall decides without an ACL of an interface. */
  | { readonly kind: 'barrier'; readonly barrier: Barrier; readonly isOpen: boolean }
  | {
      readonly kind: 'route';
      readonly destination: Address;
      readonly interface: string;
      readonly nextHop: Address | null;
      readonly assumption: PathAssumption | null;
    }
  | {
      readonly kind: 'nat';
      readonly outcome: StageOutcome;
      readonly stage: PatStageSetup;
      readonly after: SeenPacket;
    }
  /** The device puts the inside local address and port of the mapping back. */
  | { readonly kind: 'un-nat'; readonly after: SeenPacket }
  /** A static entry of the device in front of the gateway sends the packet on to it. */
  | { readonly kind: 'static-destination'; readonly after: SeenPacket }
  | { readonly kind: 'internet'; readonly assumption: PathAssumption }
  /** Replies pass without the ACL: by the connection of an ASA, or as IOS inspects, reflects or pairs zones. */
  | { readonly kind: 'session'; readonly by: 'connection' | 'inspection' }
  | { readonly kind: 'gateway'; readonly end: Path['end'] }
  | { readonly kind: 'reply' };

/** One step of a packet on its way, in order of operation. */
export interface Phase {
  readonly flow: 'outbound' | 'return';
  /** Null where no config describes the device. */
  readonly device: Device | null;
  /** As the phase meets it. */
  readonly packet: SeenPacket;
  readonly result: 'allow' | 'drop' | 'partial';
  /** The part of the outcomes that goes on, 0 to 1. */
  readonly share: number;
  /** The line that decides. */
  readonly place: FilePlace | null;
  readonly detail: PhaseDetail;
}

/**
 * The way of one conversation's packet and of its reply, phase by phase as ASA's `packet-tracer` tells it; the last phase is the
 * one that drops every packet, where one does. `translation` is an index in `study.translations`; none for background flows.
 */
export function explainPacket(study: Study, translation: number): readonly Phase[] {
  const found = study.translations[translation];
  const peer = found?.peer == null ? undefined : study.situation.peers[found.peer];
  return found === undefined || peer === undefined ? [] : new Walk(study, translation, found, peer).run();
}

type Draft = Pick<Phase, 'device' | 'packet' | 'place' | 'detail'> & Partial<Pick<Phase, 'result' | 'share'>>;

class Walk {
  private readonly phases: Phase[] = [];
  private flow: Phase['flow'] = 'outbound';
  private ended = false;
  private readonly path: Path | null;
  private readonly hops: readonly PassedHop[];
  /** The gateway as the packet names it. */
  private gateway: Address | null;

  constructor(
    private readonly study: Study,
    private readonly index: number,
    private readonly translation: Translation,
    private readonly peer: KnownPeer,
  ) {
    this.path = peer.origin?.path ?? null;
    this.hops = passedHops(study, index);
    this.gateway = peer.gatewayAssumed ? null : translation.outside.address;
  }

  run(): readonly Phase[] {
    const { origin } = this.peer;
    this.add({
      device: origin?.kind === 'device' ? (this.hops[0]?.device ?? null) : null,
      packet: this.packet(-1),
      place: origin?.places[0] ?? null,
      detail: { kind: 'peer', peer: this.peer },
    });
    for (const hop of this.hops) this.outbound(hop);
    this.arrive();
    this.flow = 'return';
    for (const hop of this.hops.toReversed()) this.reply(hop);
    return this.phases;
  }

  /** Inbound list, route, NAT, outbound list. */
  private outbound(hop: PassedHop): void {
    const { device, stage } = hop;
    const stations = hop.stations.filter(({ station }) => station.flow === 'outbound');
    const early = stations.filter(
      (one) => bindingAt(hop, one)?.direction !== 'out' && passedBefore(one, stage),
    );
    for (const one of early) this.judge(hop, one);
    this.turnTo(hop);
    this.route(hop);
    const late = stations.filter((one) => !early.includes(one));
    for (const one of late.filter((one) => passedBefore(one, stage) && stage !== null)) this.judge(hop, one);
    this.translate(hop);
    for (const one of late.filter((one) => !passedBefore(one, stage) || stage === null)) this.judge(hop, one);
    const crossing = this.path?.assumptions.find(
      (one) => one.code === 'crosses-internet' && one.from === device?.id,
    );
    if (crossing === undefined) return;
    this.add({
      device: null,
      packet: this.packet(stage ?? hop.passed),
      place: null,
      detail: { kind: 'internet', assumption: crossing },
    });
  }

  /** What the outside list and then the inside list say of the answer, with NAT between them. */
  private reply(hop: PassedHop): void {
    const { device, stage } = hop;
    const stations = hop.stations.filter(({ station }) => station.flow === 'return');
    const by = replyPassesBy(hop, stations, this.translation.protocol);
    const outer = stations.filter((one) => stage === null || !passedBefore(one, stage));
    for (const one of outer) this.judge(hop, one);
    const passed = stage ?? hop.passed;
    if (by !== null) {
      this.add({
        device,
        packet: this.packet(passed),
        place: by.place,
        detail: { kind: 'session', by: by.kind },
      });
    }
    if (stage !== null && this.changes(stage)) {
      this.add({
        device,
        packet: this.packet(stage),
        place: this.rulePlace(stage),
        detail: { kind: 'un-nat', after: this.packet(stage - 1) },
      });
    }
    for (const one of stations.filter((one) => !outer.includes(one))) this.judge(hop, one);
  }

  private arrive(): void {
    const last = this.hops.at(-1) ?? null;
    const { path } = this;
    const end = path?.end ?? (last?.device != null && last.stage === null ? 'gateway' : 'outside');
    const responder = this.peer.origin?.responder ?? null;
    const device = end === 'gateway' ? (last?.device ?? null) : null;
    const packet = this.packet(Infinity);
    const place = responder === null || device === null ? null : { file: device.id, place: responder.place };
    this.add({ device, packet, place, detail: { kind: 'gateway', end } });
    this.flow = 'return';
    this.add({ device, packet: this.packet(Infinity), place: null, detail: { kind: 'reply' } });
  }

  private judge(hop: PassedHop, report: StationReport): void {
    const { station } = report;
    const verdict = report.verdicts.get(this.index);
    if (verdict === undefined) return;
    const { device, list, barrier } = station;
    const after = station.after ?? (station.sees === 'local' ? -1 : Infinity);
    const detail: PhaseDetail =
      barrier !== undefined
        ? { kind: 'barrier', barrier, isOpen: verdict.verdict !== 'deny' }
        : { kind: 'acl', list: list.name, binding: bindingAt(hop, report), verdict };
    this.add({
      device,
      packet: this.packet(after),
      result: verdict.verdict === 'permit' ? 'allow' : verdict.verdict === 'deny' ? 'drop' : 'partial',
      share: verdict.share,
      place: decidingPlace(station, verdict),
      detail,
    });
  }

  private route({ device, in: incoming, out, passed }: PassedHop): void {
    if (device === null || out === null || this.gateway === null) return;
    const exit = factsOf(device).routing.exit(this.gateway, incoming?.vrf ?? out.vrf);
    const decides = exit?.interface === out ? exit : null;
    const assumption = this.path?.assumptions.find(
      (one) => (one.code === 'assumed-default' || one.code === 'equal-routes') && one.device === device.id,
    );
    this.add({
      device,
      packet: this.packet(passed),
      place: routePlace(device, out, decides?.staticRoute ?? null),
      detail: {
        kind: 'route',
        destination: this.gateway,
        interface: out.nameif ?? out.name,
        nextHop: decides?.nextHop ?? null,
        assumption: assumption ?? null,
      },
    });
  }

  private translate({ device, stage, passed }: PassedHop): void {
    const setup = this.study.situation.stages[stage ?? -1];
    const outcome = this.translation.steps.find((step) => step.stage === stage);
    if (setup === undefined || outcome === undefined || stage === null) return;
    const { ports } = outcome.prediction;
    const isDropped = ports.kind === 'dropped' || ports.kind === 'none';
    const share = isDropped ? 0 : ports.kind === 'any-of' ? 1 - (ports.dropChance ?? 0) : 1;
    this.add({
      device,
      packet: this.packet(passed),
      result: isDropped ? 'drop' : share < 1 ? 'partial' : 'allow',
      share,
      place: this.rulePlace(stage),
      detail: { kind: 'nat', outcome, stage: setup, after: this.packet(stage) },
    });
  }

  /** The packet now names the gateway as the devices from here on do. */
  private turnTo({ device, destination, passed }: PassedHop): void {
    if (destination === null || this.gateway === null || destination === this.gateway) return;
    const packet = this.packet(passed);
    this.gateway = destination;
    this.add({
      device,
      packet,
      place: null,
      detail: { kind: 'static-destination', after: this.packet(passed) },
    });
  }

  private rulePlace(stage: number): FilePlace | null {
    const device = this.study.situation.stages[stage]?.device ?? null;
    const rule = this.translation.steps.find((step) => step.stage === stage)?.natRule ?? null;
    return device === null || rule === null
      ? null
      : { file: device.id, place: natRulePlace(device.summary, rule) };
  }

  private changes(stage: number): boolean {
    const outcome = this.translation.steps.find((step) => step.stage === stage);
    return outcome !== undefined && outcome.prediction.ports.kind !== 'untranslated';
  }

  /** The packet of the current direction as it is past a stage. */
  private packet(after: number): SeenPacket {
    const { protocol, outside } = this.translation;
    const own = insideEnd(this.translation, after);
    const other: PacketEnd = { address: this.gateway, ports: portsOf(protocol, outside.port) };
    return this.flow === 'outbound'
      ? { protocol, source: own, destination: other }
      : { protocol, source: other, destination: own };
  }

  private add(draft: Draft): void {
    if (this.ended) return;
    const phase: Phase = { flow: this.flow, result: 'allow', share: 1, ...draft };
    this.phases.push(phase);
    this.ended = phase.result === 'drop';
  }
}

function insideEnd(translation: Translation, after: number): PacketEnd {
  const outcome = after < 0 ? null : outcomeAfter(translation.steps, after);
  if (outcome !== null) {
    const { prediction, addressUnknown } = outcome;
    return { address: addressUnknown ? null : prediction.address, ports: prediction.ports };
  }
  const { insideLocal, insidePorts, protocol } = translation;
  const ports: Ports =
    insidePorts === null
      ? portsOf(protocol, insideLocal.port)
      : { kind: 'any-of', ports: insidePorts, sample: insideLocal.port };
  return { address: insideLocal.address, ports };
}

function portsOf(protocol: Protocol, port: number): Ports {
  return protocol === 50 ? { kind: 'portless' } : { kind: 'exact', port };
}

/** The static route that decides, else the interface in whose subnet the destination is. */
function routePlace(device: Device, out: Interface, route: number | null): FilePlace | null {
  const { id: file, summary } = device;
  if (route !== null) return { file, place: { kind: 'static-route', route } };
  const index = summary.interfaces.indexOf(out);
  return index < 0 ? null : { file, place: { kind: 'interface', interface: index } };
}

/** Whether a list sees packets that the stage has not translated yet. */
function passedBefore({ station }: StationReport, stage: number | null): boolean {
  const after = station.after ?? (station.sees === 'local' ? -1 : Infinity);
  return stage === null || after < stage;
}

/** By which interface and direction the list meets the packet; null where a zone pair or nothing known binds it. */
function bindingAt(hop: PassedHop, { station }: StationReport): Binding | null {
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
