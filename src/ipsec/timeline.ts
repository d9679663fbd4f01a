/**
 * The run over time: `runTimeline({ stages, peers, background, events, until, rtt, judge })` plays every peer's IKE and stream
 * through the PAT stages and gives `events` (only effects, in order) and `mappingsAt(time, peer, purpose)`, the prediction of
 * the mapping alive at that moment (`ports.kind` is `none` where there is none, `dropped` where a PAT has no port for it).
 * Peers are indexes into `peers`; flows of `background` are set up at time 0 and held. ACLs are the caller's: `judge` is asked
 * for every packet on each side of each PAT, and a packet that does not pass gets no answer. Periodic packets are asked about
 * as often as the answer may be another one.
 */
import type { Address, Endpoint, Flow, Protocol } from '../engine/flow';
import type { PatOptions } from '../engine/pat';
import type { Prediction } from '../engine/prediction';
import type { StageMapping } from './mapping-history';
import type { Peer, Purpose } from './peer';
import { Simulation } from './simulation';

/** What a PAT device does with a flow: one of its pools, an address (and port) of its own, or nothing. */
export type StageTreatment =
  | { readonly kind: 'pool'; readonly pool: number }
  | { readonly kind: 'fixed'; readonly address: Address; readonly port: number | null }
  | { readonly kind: 'untranslated' };

/** One PAT device on the way, host side first. */
export interface TimelineStage {
  readonly pools: readonly PatOptions[];
  /** Default: everything goes to the first pool. */
  readonly treat?: (flow: Flow) => StageTreatment;
  /** The device accepts packets from outside that meet no mapping, and they take the port they are sent to. */
  readonly takesInput?: boolean;
}

export interface TimelineEvent {
  readonly at: number;
  /** Null: every peer (for `clear-translations` it makes no difference); a gateway is named by one of its peers. */
  readonly peer: number | null;
  readonly do: EventKind;
}

export type EventKind =
  'connect' | 'disconnect' | 'rekey' | 'clear-translations' | 'inbound' | 'gateway-down' | 'gateway-up';

/** What a packet is: of the exchanges up to an SA, ESP, or what follows them. */
export type Message = 'setup' | 'data' | 'keepalive' | 'rekey' | 'dpd' | 'delete' | 'inbound';

/** A packet between a peer and its gateway, as both sides of the PAT see it. */
export interface Packet {
  readonly peer: number;
  readonly purpose: Purpose;
  readonly message: Message;
  readonly direction: 'outbound' | 'return';
  /** On which side of the PAT it is seen: inside local or inside global. */
  readonly sees: 'local' | 'global';
  /** The last of the stages that lies between the peer and this place, -1 for none. */
  readonly after: number;
  readonly protocol: Protocol;
  /** The peer's end before the first PAT and after stage `after`; the port of the run. Both are equal before a PAT has seen it. */
  readonly local: Endpoint;
  readonly global: Endpoint;
  readonly outside: Endpoint;
  /** What the last PAT up to `after` could have made of it; null where none translates it or has seen it. */
  readonly prediction: Prediction | null;
}

/** Whether the packet of the run passes, and the chance that it does over all outcomes, 0 to 1. */
export interface Judgement {
  readonly passes: boolean;
  readonly chance: number;
}

export type TimelineEntry = { readonly time: number; readonly peer: number | null } & (
  | { readonly kind: 'started' | 'nat-detected' | 'floated' | 'established' | 'rekeyed' }
  /** `lost`: an established SA had no answer and is given up; `answered`: it has one again. */
  | { readonly kind: 'gave-up' | 'lost' | 'answered' | 'disconnected' | 'cleared' }
  | { readonly kind: 'gateway-down' | 'gateway-up' }
  | {
      readonly kind: 'mapped';
      readonly purpose: Purpose;
      readonly stage: number;
      readonly prediction: Prediction;
    }
  | {
      readonly kind: 'no-port';
      readonly purpose: Purpose;
      readonly stage: number;
      readonly prediction: Prediction;
    }
  | { readonly kind: 'expired'; readonly purpose: Purpose; readonly stage: number }
  /** The last rounds repeat every so many milliseconds; further ones are not listed until something is different. */
  | { readonly kind: 'repeats'; readonly purpose: Purpose; readonly period: number }
  | {
      readonly kind: 'blocked';
      readonly purpose: Purpose;
      readonly message: Message;
      readonly direction: 'outbound' | 'return';
      readonly attempt: number;
      /** The chance that it passes in other outcomes. */
      readonly chance: number;
    }
  | {
      readonly kind: 'passed-by-chance';
      readonly purpose: Purpose;
      readonly direction: 'outbound' | 'return';
      readonly chance: number;
    }
  /** A request passes all ACLs, and the gateway does not answer. */
  | {
      readonly kind: 'unanswered';
      readonly purpose: Purpose;
      readonly message: Message;
      readonly attempt: number;
    }
  /** An unsolicited packet: `owner` is the peer that gets it, or null; `taken`: the PAT device keeps it, and the port. */
  | {
      readonly kind: 'inbound';
      readonly purpose: Purpose;
      readonly owner: number | null;
      readonly taken: boolean;
    }
);

export interface TimelineInput {
  readonly stages: readonly TimelineStage[];
  readonly peers: readonly Peer[];
  readonly background: readonly Flow[];
  readonly events: readonly TimelineEvent[];
  /** The horizon in milliseconds; null: one longest idle time after the last start or event. */
  readonly until: number | null;
  readonly rtt: number;
  /** The gateway itself stands behind a NAT, so that IKE always detects one. */
  readonly gatewayBehindNat?: boolean;
  readonly judge: (packet: Packet) => Judgement;
}

export interface Timeline {
  readonly events: readonly TimelineEntry[];
  /** The horizon that was played to. */
  readonly until: number;
  mappingsAt(time: number, peer: number, purpose: Purpose): Prediction;
  /** What each PAT device with a choice made of that mapping, host side first; empty where there is none. */
  stagesAt(time: number, peer: number, purpose: Purpose): readonly StageMapping[];
}

/** Plays peers, gateways and PAT devices up to the horizon. */
export function runTimeline(input: TimelineInput): Timeline {
  return new Simulation(input).play();
}
