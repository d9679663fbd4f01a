/** What comes after the addresses of a rule of ASA 8.2 and earlier. */
export interface LegacyNatOptions {
  readonly dns?: true;
  readonly noRandomSequence?: true;
  /** `outside`: sources of the less secure interface are translated. */
  readonly outside?: true;
  /** Most TCP connections, most half-open ones, most UDP flows; 0 is no limit. */
  readonly connections?: number;
  readonly embryonic?: number;
  readonly udp?: number;
}

/** `nat (REAL) ID ADDRESS MASK` and `nat (REAL) ID access-list NAME` before 8.3; id 0 exempts from NAT. */
export interface LegacyNatRule {
  readonly name: string;
  readonly realInterface: string;
  readonly id: number;
  readonly accessList: string | null;
  readonly address: number | null;
  readonly mask: number | null;
  readonly options: LegacyNatOptions;
}

/** `global (MAPPED) ID interface|FIRST[-LAST]` before 8.3; one address alone is PAT. */
export interface LegacyGlobal {
  readonly name: string;
  readonly mappedInterface: string;
  readonly id: number;
  readonly interface: boolean;
  readonly first: number | null;
  readonly last: number | null;
  readonly mask: number | null;
}

/** `static (REAL,MAPPED) [tcp|udp] MAPPED [PORT] REAL [PORT] [netmask M]` before 8.3. */
export interface LegacyStatic {
  readonly name: string;
  readonly realInterface: string;
  readonly mappedInterface: string;
  readonly protocol: number | null;
  /** Null is the address of the mapped interface. */
  readonly mapped: number | null;
  readonly mappedPort: number | null;
  readonly real: number | null;
  readonly realPort: number | null;
  readonly accessList: string | null;
  readonly mask: number | null;
  readonly options: LegacyNatOptions;
}
