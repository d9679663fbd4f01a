import type { LinkTarget } from './linked-text';

/** Text with a little structure, as plain data: the editor renders it as Markdown, the command line as text. */
export type RichBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly (string | RichLink)[])[];
    }
  | { readonly kind: 'links'; readonly links: readonly RichLink[] };

/** A public page, or a place in a file. */
export interface RichLink {
  readonly text: string;
  readonly target: { readonly address: string } | LinkTarget;
}

export type RichText = readonly RichBlock[];
