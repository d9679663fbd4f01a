import type { Interface } from '../config/model';
import type { Address, Protocol } from '../engine/flow';
import { PortSet } from '../engine/port-set';
import type { Ports, Prediction } from '../engine/prediction';
import type { Decision, Verdict } from './acl/evaluate';
import type { Barrier } from './barrier';
import type { Binding } from './lookup';
import { natRulePlace } from './nat-rule-place';
import { factsOf } from './network/network';
import type { Path } from './network/path';
import type { PathAssumption } from './network/path-assumption';
import { decidingPlace, decisionPlace } from './explain-place';
import { narrowed, ofPorts } from './explain-passing';
import { bindingAt, passedHops, replyPassesBy, type PassedHop } from './explain-hops';
import type { FilePlace } from './place';
import type { Device, KnownPeer, PatStageSetup } from './situation';
import type { Study } from './study';
import { outcomeAfter, type OrderOutcome, type StageOutcome, type Translation } from './translations';
import { unite } from './united-predictions';
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
      /** The line of each decision. */
      readonly places: readonly (FilePlace | null)[];
      /** Lines that would have permitted dropped packets, but for the port that PAT chose. */
      readonly missed: readonly FilePlace[];
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
      /** Where the order of starts is not known: what each order gives, with its chance. */
      readonly byOrder: readonly { readonly weight: number; readonly outcome: StageOutcome }[];
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

/** The most lines that are shown beside a drop. */
const mostMissed = 3;

type Draft = Pick<Phase, 'device' | 'packet' | 'place' | 'detail'> & Partial<Pick<Phase, 'result' | 'share'>>;

class Walk {
  private readonly phases: Phase[] = [];
  private flow: Phase['flow'] = 'outbound';
  private ended = false;
  /** The ports that the lists so far let pass, by what gave them. */
  private readonly passing = new Map<StageOutcome | null, PortSet>();
  /** The start orders whose packets the lists so far let pass. */
  private orders: readonly OrderOutcome[];
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
    this.orders = translation.orders ?? [];
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
    const whole = report.verdicts.get(this.index);
    if (whole === undefined) return;
    const { device, list, barrier } = station;
    const after = station.after ?? (station.sees === 'local' ? -1 : Infinity);
    const verdict = ofPorts(whole, this.insideEnd(after).ports);
    const detail: PhaseDetail =
      barrier !== undefined
        ? { kind: 'barrier', barrier, isOpen: verdict.verdict !== 'deny' }
        : {
            kind: 'acl',
            list: list.name,
            binding: bindingAt(hop, report),
            verdict,
            places: verdict.decisions.map((decision) => decisionPlace(station, decision)),
            missed: verdict.verdict === 'deny' ? this.missedAt(report) : [],
          };
    this.add({
      device,
      packet: this.packet(after),
      result: verdict.verdict === 'permit' ? 'allow' : verdict.verdict === 'deny' ? 'drop' : 'partial',
      share: verdict.share,
      place: decidingPlace(station, verdict),
      detail,
    });
    if (verdict.verdict === 'partial') this.narrow(after, verdict);
  }

  private missedAt({ station, entries }: StationReport): readonly FilePlace[] {
    const found = entries.flatMap(({ misses }, entry) => (misses.includes(this.index) ? [entry] : []));
    return found.slice(0, mostMissed).flatMap((entry) => {
      const decision: Decision = { entry, action: 'permit', share: 0, ports: null, doubts: [] };
      return decisionPlace(station, decision) ?? [];
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
      detail: { kind: 'nat', outcome, stage: setup, after: this.packet(stage), byOrder: this.byOrder(stage) },
    });
  }

  private byOrder(stage: number): (PhaseDetail & { kind: 'nat' })['byOrder'] {
    const all = this.orders.reduce((sum, { weight }) => sum + weight, 0);
    return this.orders.flatMap(({ weight, steps }) => {
      const outcome = steps.find((step) => step.stage === stage);
      return outcome === undefined ? [] : [{ weight: weight / all, outcome }];
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
    const own = this.insideEnd(after);
    const other: PacketEnd = { address: this.gateway, ports: portsOf(protocol, outside.port) };
    return this.flow === 'outbound'
      ? { protocol, source: own, destination: other }
      : { protocol, source: other, destination: own };
  }

  private insideEnd(after: number): PacketEnd {
    const outcome = after < 0 ? null : outcomeAfter(this.translation.steps, after);
    const passing = this.passing.get(outcome);
    if (outcome !== null) {
      const { prediction, addressUnknown } = outcome;
      const address = addressUnknown ? null : prediction.address;
      return { address, ports: narrowed(this.inOrders(after)?.ports ?? prediction.ports, passing) };
    }
    const { insideLocal, insidePorts, protocol } = this.translation;
    const ports: Ports =
      insidePorts === null
        ? portsOf(protocol, insideLocal.port)
        : { kind: 'any-of', ports: insidePorts, sample: insideLocal.port };
    return { address: insideLocal.address, ports: narrowed(ports, passing) };
  }

  /** What the start orders give whose packets have come so far; null where all have. */
  private inOrders(after: number): Prediction | null {
    if (this.orders.length === (this.translation.orders ?? []).length) return null;
    return unite(this.orders.flatMap(({ steps }) => outcomeAfter(steps, after)?.prediction ?? []));
  }

  /** Only those go on that a list permits. */
  private narrow(after: number, { decisions }: Verdict): void {
    const outcome = after < 0 ? null : outcomeAfter(this.translation.steps, after);
    let permitted = PortSet.empty;
    for (const { action, ports } of decisions) {
      if (action === 'permit') permitted = ports === null ? permitted : permitted.union(ports);
    }
    this.orders = this.orders.filter(({ steps }) => {
      const { ports } = outcomeAfter(steps, after)?.prediction ?? { ports: null };
      return ports?.kind !== 'exact' || permitted.has(ports.port);
    });
    const before = this.passing.get(outcome);
    this.passing.set(outcome, before === undefined ? permitted : before.intersect(permitted));
  }

  private add(draft: Draft): void {
    if (this.ended) return;
    const phase: Phase = { flow: this.flow, result: 'allow', share: 1, ...draft };
    this.phases.push(phase);
    this.ended = phase.result === 'drop';
  }
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
