/** Which command's output a table is. */
export type TableFormat = 'ios' | 'asa' | 'conntrack' | 'pf';

/** An IPv4 address as an unsigned number; `port` is null where the row has none (ESP, a whole host). */
export interface TableEndpoint {
  readonly address: number;
  readonly port: number | null;
}

/**
 * What a row stands for: a translation that the device made by itself, one that is configured, or traffic of the device
 * itself (or to it), which is not translated but takes a port all the same.
 */
export type RowKind = 'dynamic' | 'static' | 'own';

/** One entry of a table; offsets are those of its line. */
export interface TableRow {
  readonly start: number;
  readonly end: number;
  /** In lower case as the device writes it: `udp`, `tcp`, `icmp`, `esp`, ..., or `any`; `tcp-or-udp` where it does not say. */
  readonly protocol: string;
  readonly kind: RowKind;
  readonly inside: TableEndpoint;
  /** The inside global (mapped) address and port. */
  readonly global: TableEndpoint;
  /** Null where the device does not show it. */
  readonly outside: TableEndpoint | null;
}

/** The rows that one command printed, in its order. */
export interface Table {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly TableRow[];
  /** Entries that are no IPv4 source translation: IPv6, plain routing, translated destinations. */
  readonly skipped: number;
}

/** What was expected where the text goes on in another way; sentences are made in `messages/tables.ts`. */
export type Expected =
  | 'table'
  | 'ios-columns'
  | 'ios-address'
  | 'ios-line-end'
  | 'asa-from'
  | 'asa-to'
  | 'asa-flags'
  | 'asa-global'
  | 'asa-local'
  | 'conntrack-original'
  | 'conntrack-reply'
  | 'pf-states'
  | 'pf-address'
  | 'more-rows';

/** Why a text is no whole table; offsets are those of the part that is wrong. */
export interface TableProblem {
  readonly start: number;
  readonly end: number;
  readonly expected: Expected;
  readonly found: string;
  /** With `more-rows`: how many the device says there are, and how many were read. */
  readonly counts?: { readonly said: number; readonly read: number };
}

/** `format` is null for a text in which no table is recognised. */
export interface TablesRead {
  readonly format: TableFormat | null;
  readonly tables: readonly Table[];
  readonly problems: readonly TableProblem[];
}
