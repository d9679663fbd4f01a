/** `zone-pair security`. `self` is the device itself. */
export interface ZonePair {
  readonly name: string;
  readonly source: string;
  readonly destination: string;
  readonly policy: string | null;
}

/** `class-map type inspect`, and other class maps. */
export interface ClassMap {
  readonly name: string;
  readonly inspect: boolean;
  readonly matchAll: boolean;
  readonly accessGroups: readonly string[];
  readonly protocols: readonly string[];
  readonly classMaps: readonly string[];
}

export interface PolicyClass {
  readonly name: string;
  readonly action: 'inspect' | 'pass' | 'drop';
}

/** `policy-map type inspect`; a class without an action drops. */
export interface PolicyMap {
  readonly name: string;
  readonly classes: readonly PolicyClass[];
}

/** `ip inspect name NAME PROTOCOL …` (CBAC), one per line. */
export interface InspectRule {
  readonly name: string;
  readonly protocol: string;
  readonly routerTraffic: boolean;
  readonly timeout: number | null;
}
