/** `zone-pair security`. `self` is the device itself. */
export interface ZonePair {
  readonly name: string;
  readonly source: string;
  readonly destination: string;
  readonly policy: string | null;
  readonly description?: string;
}

/** `class-map type inspect`, and other class maps. */
export interface ClassMap {
  /** `type inspect PROTOCOL`: conditions on what that protocol says. */
  readonly protocol?: string;
  readonly name: string;
  readonly inspect: boolean;
  readonly matchAll: boolean;
  readonly accessGroups: readonly string[];
  readonly protocols: readonly string[];
  readonly classMaps: readonly string[];
  /** Other `match` lines, for example `default-inspection-traffic`, `ip dscp ef`, `any`. */
  readonly conditions?: readonly ClassCondition[];
  readonly description?: string;
}

/** `match [not] FIELD VALUES`, the field in small letters. */
export interface ClassCondition {
  readonly field: string;
  readonly values: readonly string[];
  readonly negated?: true;
}

export interface PolicyClass {
  readonly name: string;
  readonly action: 'inspect' | 'pass' | 'drop';
  /** `inspect NAME`: the parameter map whose timers hold. */
  readonly parameterMap?: string;
  readonly log?: true;
  /** `police rate …`, as written. */
  readonly police?: string;
}

/** `zone security NAME`. */
export interface Zone {
  readonly name: string;
  readonly description?: string;
}

/** `parameter-map type inspect NAME`: timers and limits of what is inspected. */
export interface ParameterMap {
  readonly name: string;
  /** Lines by their words without a number at the end, which is the value. */
  readonly values: readonly { readonly name: string; readonly value: number | null }[];
}

/** `ip inspect udp idle-time 30` and other settings of all inspection. */
export interface InspectSetting {
  readonly name: string;
  readonly enabled: boolean;
  readonly value: number | null;
}

/** `policy-map type inspect`; a class without an action drops. */
export interface PolicyMap {
  readonly name: string;
  readonly description?: string;
  readonly classes: readonly PolicyClass[];
}

/** `ip inspect name NAME PROTOCOL …` (CBAC), one per line. */
export interface InspectRule {
  readonly name: string;
  readonly protocol: string;
  readonly routerTraffic: boolean;
  readonly timeout: number | null;
  readonly alert?: boolean;
  readonly auditTrail?: boolean;
  /** Standard list of the hosts from which Java applets are taken. */
  readonly javaList?: string;
  /** `fragment maximum N`. */
  readonly maximum?: number;
  /** Other words, for example `urlfilter`. */
  readonly options?: readonly string[];
}

/** A class of an ASA policy map and what is inspected in it. */
export interface InspectionClass {
  readonly name: string;
  /** `inspect PROTOCOL [MAP]`; `ipsec-pass-thru` opens ESP and UDP 4500 for the IKE sessions that pass. */
  readonly inspections: readonly {
    readonly protocol: string;
    readonly map: string | null;
    /** `inspect ftp strict`. */
    readonly strict?: true;
  }[];
  /** `set connection …` lines, as written without `set`. */
  readonly settings?: readonly string[];
}

/** ASA `policy-map NAME`, and `policy-map type inspect PROTOCOL NAME` with its parameters. */
export interface InspectionPolicy {
  readonly name: string;
  readonly description?: string;
  /** The protocol of a `type inspect` map. */
  readonly protocol: string | null;
  readonly classes: readonly InspectionClass[];
  /** Lines below `parameters`, in small letters. */
  readonly parameters: readonly string[];
}

/** ASA `service-policy NAME global|interface NAMEIF`; `nameif` is null for `global`. */
export interface ServicePolicy {
  readonly name: string;
  readonly policy: string;
  readonly nameif: string | null;
  /** What cannot be inspected is dropped. */
  readonly failClose?: true;
}
