import type { At, Span } from './model';

/** A YAML value with its place; an alias is the value that it stands for, at the place of the anchor. */
export type Tree = ScalarTree | ListTree | MapTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly text: string;
  readonly span: Span;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly span: Span;
}

export interface MapTree {
  readonly kind: 'map';
  /** In text order; a key may occur twice. */
  readonly entries: readonly { readonly key: At<string>; readonly value: Tree }[];
  readonly span: Span;
}
