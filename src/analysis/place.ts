import type { Family } from '../config/facts/records';
import type { Span } from '../config/model';

/** Where a fact stands, by its index in a device summary; offsets are found only when somebody looks. */
export type Place =
  | { readonly kind: 'acl-entry'; readonly list: string; readonly entry: number }
  | { readonly kind: 'source-ports' | 'destination-ports'; readonly list: string; readonly entry: number }
  | { readonly kind: 'acl-name'; readonly list: string }
  | { readonly kind: 'nat-rule'; readonly rule: number }
  | { readonly kind: 'interface'; readonly interface: number }
  | { readonly kind: 'record'; readonly family: Family; readonly record: number }
  | { readonly kind: 'access-group'; readonly interface: number; readonly direction: 'in' | 'out' }
  | { readonly kind: 'directive'; readonly directive: number }
  | { readonly kind: 'static-route'; readonly route: number }
  /** The first line in an interface's block that begins with one of these words, else the interface's own line. */
  | { readonly kind: 'interface-line'; readonly interface: number; readonly begins: readonly string[] }
  /** The first line that begins with one of these words, whatever blanks stand before it. */
  | { readonly kind: 'line'; readonly begins: readonly string[] }
  /** In a file whose facts have offsets of their own. */
  | { readonly kind: 'span'; readonly span: Span };

/** A place in one of the files that a study reads. */
export interface FilePlace {
  readonly file: string;
  readonly place: Place;
}
