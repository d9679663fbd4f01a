/** Part of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value with the place where it is written. */
export interface At<T> {
  readonly value: T;
  readonly span: Span;
}

export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** One PAT device on the way, host side first. Times are milliseconds everywhere. */
export interface PatStage {
  readonly profile: At<string> | null;
  /** Empty when they come from `config` or are not known. */
  readonly addresses: readonly At<AddressRange>[];
  readonly config: At<string> | null;
  readonly timeouts: { readonly udp?: number; readonly tcp?: number; readonly esp?: number };
  readonly ports: At<{ readonly first: number; readonly last: number }> | null;
  readonly seed: number;
  /** The device accepts packets to its own address that meet no mapping, and they take the port. */
  readonly acceptsInput: boolean;
  readonly span: Span;
}

export type Encapsulation = 'nat-t' | 'esp' | 'udp-10000' | 'tcp-4500';
export type LocalPort = number | 'ephemeral';

/** One IPsec initiator; an entry with `hosts` is already expanded, all its peers sharing the entry's span. */
export interface ScenarioPeer {
  readonly name: string;
  readonly host: number;
  readonly gateway: number;
  readonly encapsulation: Encapsulation;
  readonly local: { readonly ike: LocalPort; readonly stream: LocalPort };
  readonly begin: 500 | 4500;
  readonly mobike: boolean;
  readonly ikeVersion: 1 | 2;
  /** How phase 1 of IKEv1 goes. */
  readonly mode: 'main' | 'aggressive';
  /** Null where not written: list order then. */
  readonly start: number | null;
  /** 0 means none. */
  readonly keepalive: number;
  /** 0 means none. */
  readonly dpd: number;
  readonly rekey: number | null;
  readonly retry: number | null;
  /** The entry's name value, which hints and errors point at. */
  readonly nameSpan: Span;
  readonly span: Span;
}

export interface BackgroundFlows {
  readonly protocol: 'udp' | 'tcp';
  readonly host: number;
  readonly ports: { readonly first: number; readonly last: number };
  readonly gateway: number;
  readonly gatewayPort: number | null;
  readonly span: Span;
}

export type ScenarioAction =
  'connect' | 'disconnect' | 'rekey' | 'clear-translations' | 'inbound' | 'gateway-down' | 'gateway-up';

export interface ScenarioEvent {
  readonly at: number;
  readonly peer: At<string> | null;
  readonly do: ScenarioAction;
  readonly span: Span;
}

export interface AclStation {
  readonly config: At<string>;
  readonly name: At<string>;
  /** Null: read from the config where the list is bound there. */
  readonly flow: 'outbound' | 'return' | null;
  readonly sees: 'local' | 'global' | null;
  readonly span: Span;
}

/** What an expectation says of a conversation: ports (a set that must contain the prediction), `dropped` or `none`. */
export type ExpectedPorts = readonly { readonly first: number; readonly last: number }[] | 'dropped' | 'none';

export interface Expectation {
  readonly at: number | null;
  readonly peer: At<string>;
  readonly ike: At<ExpectedPorts> | null;
  readonly stream: At<ExpectedPorts> | null;
  readonly verdict: At<'permit' | 'deny' | 'partial'> | null;
  readonly span: Span;
}

export interface Scenario {
  readonly title: string | null;
  readonly stages: readonly PatStage[];
  readonly order: 'listed' | 'any';
  readonly peers: readonly ScenarioPeer[];
  readonly background: readonly BackgroundFlows[];
  readonly events: readonly ScenarioEvent[];
  readonly until: number | null;
  readonly rtt: number;
  readonly gatewayNat: { readonly public: number; readonly private: number } | null;
  readonly acls: readonly AclStation[];
  readonly expect: readonly Expectation[];
}

/** A positioned problem of a scenario file; `messages/scenario.ts` makes its sentence. */
export interface ScenarioProblem {
  readonly code: string;
  readonly span: Span;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A parsed scenario file. `scenario` is null only when nothing of use could be read; problems are in text order. */
export interface ScenarioDocument {
  readonly text: string;
  readonly scenario: Scenario | null;
  readonly problems: readonly ScenarioProblem[];
}
