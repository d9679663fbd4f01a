import type { Citation, Confidence } from '../engine/prediction';

/** What the panel asks of its host. Every `change` carries all settings, so that a lost or late one does no harm. */
export type FromPanel =
  /** The first message: the page listens now. `state` is what `setState` kept, already checked. */
  | { readonly type: 'ready'; readonly state: PanelState | null }
  | { readonly type: 'change'; readonly sequence: number; readonly settings: PanelSettings }
  | { readonly type: 'copy'; readonly format: CopyFormat; readonly text: string }
  /** A citation's page; always `https:`. */
  | { readonly type: 'open'; readonly address: string }
  /** A place that the view named; the host opens no other. */
  | { readonly type: 'reveal'; readonly place: PanelPlace };

/** What the host tells the panel. */
export type ToPanel =
  /** The answer to `ready`: sentences of the display language, null for English. */
  | { readonly type: 'start'; readonly sentences: Sentences | null }
  /**
   * `sequence` is that of the last `change` that went into the view, 0 before the first; the panel ignores a view that
   * is older than its own last change.
   */
  | { readonly type: 'show'; readonly sequence: number; readonly view: PanelView }
  | { readonly type: 'copied'; readonly format: CopyFormat };

export type CopyFormat = 'markdown' | 'text';

/** The contents of a bundle of `@vscode/l10n`. */
export type Sentences = Readonly<Record<string, string>>;

/** What `setState` keeps and what the host gets back when it restores the panel after a reload. */
export interface PanelState {
  readonly version: 1;
  /** The followed file, null for a free simulation. */
  readonly uri: string | null;
  readonly settings: PanelSettings;
}

/** What the controls say. */
export interface PanelSettings {
  /** A profile id, or null for the one of the followed file; never null in a free simulation. */
  readonly profile: string | null;
  /** Null for the order of the followed file; never null in a free simulation. */
  readonly order: PanelOrder | null;
  /** Null where the panel follows a file, which then says who the peers are. */
  readonly simulation: FreeSimulation | null;
}

export interface FreeSimulation {
  /** 1 to `mostSimulatedPeers`. */
  readonly peers: number;
  /** The inside global address, dotted. */
  readonly address: string;
}

export type PanelOrder =
  | { readonly kind: 'listed' | 'reversed' | 'any' }
  /** List indexes of all peers, in the order in which they start. */
  | { readonly kind: 'custom'; readonly peers: readonly number[] };

export const mostSimulatedPeers = 64;

/** Peers that a table shows; the host leaves the others out and says how many (`resultsOf`). */
export const mostShownPeers = 128;

/** Moments that a timeline shows. */
export const mostShownMoments = 200;

/** The whole of what the panel shows. Every sentence in it is finished; ports and verdicts are data. */
export interface PanelView {
  readonly title: string;
  readonly source: PanelSource;
  /** The settings that the view was made with. */
  readonly settings: PanelSettings;
  readonly profiles: readonly PanelProfile[];
  /** The profile in use and the sentence why, where there is something to say (`version 16.9 in edge.cfg`). */
  readonly profile: { readonly id: string; readonly because: string | null };
  readonly content: PanelResults | PanelProblems | PanelEmpty;
}

/** Where the data comes from. `name` is what people call the file (`hub.cfg`). */
export type PanelSource =
  | { readonly kind: 'simulation' }
  | { readonly kind: 'scenario' | 'config'; readonly name: string; readonly place: PanelPlace };

export interface PanelProfile {
  readonly id: string;
  /** `Cisco IOS`. */
  readonly label: string;
}

/** A place in a text file; line and column count from 1. */
export interface PanelPlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** There is nothing to predict: the sentence says why and what to do. */
export interface PanelEmpty {
  readonly kind: 'empty';
  readonly message: string;
}

/** The followed file cannot be simulated. */
export interface PanelProblems {
  readonly kind: 'problems';
  readonly problems: readonly { readonly message: string; readonly place: PanelPlace | null }[];
}

export interface PanelResults {
  readonly kind: 'results';
  /** In the order in which they start; at most `mostShownPeers`. */
  readonly peers: readonly PanelPeer[];
  /** How many peers are not in `peers`. */
  readonly omitted: number;
  /** About all peers, omitted ones too. */
  readonly summary: PanelSummary;
  /** The start order is unknown, so that moving a peer means nothing. */
  readonly anyOrder: boolean;
  /** Sentences that hold for the whole table: assumptions, bounds. */
  readonly notes: readonly string[];
  /** The groups from which the profile takes ports, ascending and disjoint; empty where it has none. */
  readonly groups: readonly PanelRange[];
  /** What happens over time, null where nothing was played: any order, or too many peers to read. */
  readonly timeline: PanelTimeline | null;
}

export interface PanelTimeline {
  /** How long was played (`5m`). */
  readonly until: string;
  /** At most `mostShownMoments`, in the order of time. */
  readonly moments: readonly PanelMoment[];
  /** How many are not in `moments`. */
  readonly omitted: number;
}

/** Something that happens: its time (`1m 29.478s`), what, and whether it is bad news. */
export interface PanelMoment {
  readonly time: string;
  readonly text: string;
  readonly failed: boolean;
}

export interface PanelPeer {
  /** Index in the list of the file, or of the simulation: the same peer in every view. */
  readonly index: number;
  readonly name: string;
  /** Where the peer is written; null in a free simulation. */
  readonly place: PanelPlace | null;
  /** Over all its conversations and ACLs together; null where no ACL is on the way. */
  readonly verdict: { readonly verdict: Verdict; readonly share: number } | null;
  readonly translations: readonly PanelTranslation[];
}

/** The values of `translations` in the JSON of `pat-lens simulate`, with finished sentences. */
export interface PanelTranslation {
  readonly purpose: 'ike' | 'stream' | 'background';
  readonly protocol: 'udp' | 'tcp' | 'esp';
  /** The gateway's port; 0 for ESP. */
  readonly outsidePort: number;
  /** The port is null for ESP. */
  readonly insideLocal: { readonly address: string; readonly port: number | null };
  /** The address is null where it is not known (DHCP). */
  readonly insideGlobal: PanelMapping;
  /** Other addresses that are possible. */
  readonly alternatives: readonly PanelMapping[];
  /** `500 is taken by alice; first free port of 1-511` */
  readonly because: string;
  readonly assumes: readonly string[];
  readonly confidence: Confidence;
  readonly citations: readonly Citation[];
  readonly verdicts: readonly PanelVerdict[];
}

export interface PanelMapping {
  readonly address: string | null;
  readonly ports: PanelPorts;
}

/** First and last port, both inclusive. */
export type PanelRange = readonly [first: number, last: number];

/** `Ports` of the engine as JSON. */
export type PanelPorts =
  | { readonly kind: 'exact'; readonly port: number }
  | {
      readonly kind: 'any-of';
      readonly ranges: readonly PanelRange[];
      readonly sample: number;
      readonly likely?: { readonly port: number; readonly probability: number };
      /** 0 to 1. */
      readonly dropChance?: number;
    }
  /** The reason as a phrase: `no port is free`. */
  | { readonly kind: 'dropped'; readonly reason: string }
  | { readonly kind: 'untranslated' }
  | { readonly kind: 'portless' }
  | { readonly kind: 'none' };

export type Verdict = 'permit' | 'deny' | 'partial';

export interface PanelVerdict {
  readonly verdict: Verdict;
  /** The part of the outcomes that passes, 0 to 1. */
  readonly share: number;
  /** `hub.cfg` */
  readonly config: string;
  readonly acl: string;
  /** Of the deciding line, from 1; null for the implicit deny. */
  readonly line: number | null;
  /** The deciding line itself; null for the implicit deny. */
  readonly text: string | null;
  /** The deciding line, or the list's own name for the implicit deny. */
  readonly place: PanelPlace | null;
}

/** What the sentence on top says, counted in peers. */
export interface PanelSummary {
  readonly peers: number;
  /** Keep all their ports for certain. `kept`, `changed`, `withoutPort` and `uncertain` sum up to `peers`. */
  readonly kept: number;
  /** Have another port for certain in one of their conversations. */
  readonly changed: number;
  /** Get no port in one of their conversations. */
  readonly withoutPort: number;
  /** May keep their ports and may not: it depends on the draw or on who starts first. */
  readonly uncertain: number;
  /** The ports that every peer sends from (`[500, 4500]`), null where peers differ. */
  readonly ports: readonly number[] | null;
  /** By deciding ACL, in the order of the path; a peer counts at the first that denies it. */
  readonly denied: readonly { readonly config: string; readonly acl: string; readonly peers: number }[];
  /** Pass the ACLs in a part of the outcomes only. */
  readonly partial: number;
  /** There is an ACL on the way of some peer. */
  readonly judged: boolean;
}
