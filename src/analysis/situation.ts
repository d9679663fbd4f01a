import type { Address, Flow } from '../engine/flow';
import type { PatOptions } from '../engine/pat-options';
import type { Assumption } from '../engine/prediction';
import type { Peer } from '../ipsec/peer';
import type { TimelineEvent } from '../ipsec/timeline';
import type { AccessList, DeviceSummary } from '../config/model';
import type { Barrier } from './barrier';
import type { PeerOrigin } from './network/peer-origin';

/** A config of the workspace: `id` is its uri. */
export interface Device {
  readonly id: string;
  readonly summary: DeviceSummary;
}

/** Why a stage has its profile, made a sentence in `messages/profiles.ts`. */
export type ProfileReason =
  | { readonly code: 'scenario' }
  | { readonly code: 'chosen' }
  | { readonly code: 'directive' }
  | { readonly code: 'cgn-mode' }
  | { readonly code: 'version'; readonly version: string }
  | { readonly code: 'no-asa-version' }
  | { readonly code: 'dialect' }
  /** A comment of the config names a profile that does not exist. */
  | { readonly code: 'unknown-directive'; readonly id: string }
  | { readonly code: 'default' };

/** What a PAT device does with the flows of one host, and what that supposes. */
export type Treatment = TreatmentKind & { readonly assumes?: readonly Assumption[] };

type TreatmentKind =
  /** The pool of addresses, an index into `PatStageSetup.pools`. */
  | {
      readonly kind: 'overload';
      readonly pool: number;
      readonly natRule: number | null;
      /** Other rules that match too, where the text does not say which of them the device takes. */
      readonly otherwise?: readonly { readonly pool: number; readonly natRule: number }[];
      /** Of these the ones that give each host an address of its own. */
      readonly orOneToOne?: readonly { readonly addresses: readonly Address[]; readonly natRule: number }[];
    }
  /** Each host has an address of its own and keeps its ports. */
  | { readonly kind: 'one-to-one'; readonly addresses: readonly Address[]; readonly natRule: number }
  | {
      readonly kind: 'static';
      readonly address: Address | null;
      readonly port: number | null;
      readonly natRule: number;
    }
  | { readonly kind: 'untranslated' };

/** The addresses that share one table of ports. */
export interface PatPool {
  readonly options: PatOptions;
  /** The text does not say the address (DHCP, PPP): the one in `options` then only stands for it. */
  readonly addressUnknown: boolean;
  /** What else the text may mean: predictions hold for each of these as well. */
  readonly readings?: readonly PoolReading[];
}

/** Another device that fits the text, and what is then supposed. */
export interface PoolReading {
  readonly options: PatOptions;
  readonly assumes: Assumption;
}

/** One PAT device on the way, host side first. */
export interface PatStageSetup {
  readonly device: Device | null;
  readonly profileReason: ProfileReason;
  readonly pools: readonly PatPool[];
  treat(flow: Flow): Treatment;
  /** The device accepts packets to its own address that meet no mapping, and they take the port. */
  readonly acceptsInput?: boolean;
  /** The peers whose packets come by, as indexes in `situation.peers`; absent: all of them. */
  readonly peers?: ReadonlySet<number>;
}

/** Which way the packets go that an ACL sees, and on which side of the PAT it stands. */
export interface Station {
  readonly device: Device;
  readonly list: AccessList;
  readonly flow: 'outbound' | 'return';
  readonly sees: 'local' | 'global';
  /** The last of the situation's stages that its packets have passed, -1 for none; absent: all, where it sees global. */
  readonly after?: number;
  /** The peers in whose way it stands, as indexes in `situation.peers`; absent: all of them. */
  readonly peers?: ReadonlySet<number>;
  /** The protocols that it checks; absent: all of them. */
  readonly protocols?: ReadonlySet<number>;
  /** Ports of the gateway of which it does not check UDP, because a firewall knows the conversation. */
  readonly passedPorts?: ReadonlySet<number>;
  /** Whether it sees the gateway behind its static NAT (`KnownPeer.gatewayPrivate`). */
  readonly gateway?: 'public' | 'private';
  /** What the list stands for, where it is not one of the config. */
  readonly barrier?: Barrier;
}

/** A peer with what the analysis knows of it beside what it sends. */
export interface KnownPeer extends Peer {
  /** The gateway's address is not in any text; it only stands for one. */
  readonly gatewayAssumed: boolean;
  /** The gateway's own address, where a device in front of it translates the one that the peer knows. */
  readonly gatewayPrivate?: Address;
  /** Where the analysis knows the peer from; absent: the situation's origin says it. */
  readonly origin?: PeerOrigin;
}

/** What happens over time beside the peers' own starts. Times are milliseconds. */
export interface Course {
  /** Peers are indexes in `situation.peers`. */
  readonly events: readonly TimelineEvent[];
  /** The horizon; null: one longest idle time after the last start, event or moment that somebody asks about. */
  readonly until: number | null;
  readonly rtt: number;
}

/** Nothing but the peers' own starts. */
export const uneventful: Course = { events: [], until: null, rtt: 0 };

export type Origin = 'scenario' | 'assumed' | 'simulation' | 'network';

/** Some of a situation's peers, the only ones that its stages translate. */
export interface SituationPart {
  /** The same object as long as nothing that its peers meet on their way changes. */
  readonly situation: Situation;
  /** What its peers and stages are in the whole, by their indexes here. */
  readonly peers: readonly number[];
  readonly stages: readonly number[];
}

/** One question: these peers behind these PAT devices past these ACLs. Nothing in it is a position in a text. */
export interface Situation {
  readonly origin: Origin;
  readonly stages: readonly PatStageSetup[];
  /** In the order of the text. */
  readonly peers: readonly KnownPeer[];
  /** Indexes of all peers in the order in which they start. */
  readonly sequence: readonly number[];
  /** Flows that hold ports before the first peer starts. */
  readonly background: readonly Flow[];
  readonly order: 'listed' | 'any';
  readonly stations: readonly Station[];
  readonly course: Course;
  /** Where PAT devices bring only some of the peers together: the same question about these alone, and nobody is left out. */
  readonly parts?: readonly SituationPart[];
  readonly gatewayNat: { readonly public: Address; readonly private: Address } | null;
}
