import type { Ace, TextEdit } from '../../config/model';

/** Edits of one file, in the coordinates of its text now, in ascending order. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** Entries that an edit adds to a list, or puts in the place of others: nothing beyond them may be admitted afterwards. */
export interface Widening {
  readonly file: string;
  readonly list: string;
  readonly entries: readonly Ace[];
}

/** What an edit does, made a sentence in `messages/fixes.ts`. */
export type FixTitle =
  | { readonly code: 'drop-source-ports' }
  | { readonly code: 'widen-source-ports'; readonly ports: string }
  | { readonly code: 'add-entry'; readonly entry: string }
  | { readonly code: 'add-line'; readonly line: string }
  | { readonly code: 'remove-entry' }
  | { readonly code: 'remove-line'; readonly line: string }
  | { readonly code: 'replace'; readonly text: string };

/** An edit that should end a finding; it is offered only when it is proven to. */
export interface FixProposal {
  readonly title: FixTitle;
  /** The first one that is named for its code: what "fix all" and the command line use. */
  readonly preferred: boolean;
  readonly changes: readonly FileEdits[];
  readonly widens: readonly Widening[];
}
