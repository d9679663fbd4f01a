import type { ConfigBlocks, PlacedBlock } from '../config/blocks';
import type { TextDocument } from '../workspace/document';

export { tokenModifiers, tokenTypes } from '../config/tokens';

/** The tokens of a file in the numbers that editors take, with what it takes to tell the next answer from this one. */
export interface SemanticTokens {
  readonly data: Uint32Array;
  readonly parts: readonly TokenPart[];
}

interface TokenPart {
  readonly identity: object;
  /** Numbers in `data`. */
  readonly length: number;
}

/** Numbers to take away at an index and what to put there. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: Uint32Array;
}

/** Every token of the file; empty for text that is not ours. */
export function semanticTokens({ blocks }: TextDocument): SemanticTokens {
  return joined(blocks === null ? [] : [...blocks.all()]);
}

/** The tokens of all blocks that have one of the lines. */
export function semanticTokensOfLines({ blocks }: TextDocument, first: number, last: number): SemanticTokens {
  return joined(blocks === null ? [] : blocksOfLines(blocks, first, last));
}

/** What changes the tokens of one version into those of a later one; null where they are the same. */
export function semanticTokensEdit(before: SemanticTokens, after: SemanticTokens): TokenEdit | null {
  const { parts: old } = before;
  const { parts: now } = after;
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  let start = 0;
  while (head < shorter && old[head]?.identity === now[head]?.identity) start += old[head++]?.length ?? 0;
  let same = 0;
  let kept = 0;
  while (same < shorter - head && old.at(-1 - same)?.identity === now.at(-1 - same)?.identity) {
    kept += now.at(-1 - same)?.length ?? 0;
    same++;
  }
  // The first token behind the change counts from the last one before it, which may be another one now.
  kept = Math.max(0, kept - tokenLength);
  const deleteCount = before.data.length - kept - start;
  const data = after.data.subarray(start, after.data.length - kept);
  return deleteCount === 0 && data.length === 0 ? null : { start, deleteCount, data };
}

const tokenLength = 5;

function blocksOfLines(blocks: ConfigBlocks, first: number, last: number): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (let index = blocks.indexOfLine(first); index <= blocks.indexOfLine(last); index++) {
    placed.push(blocks.block(index));
  }
  return placed;
}

function joined(blocks: readonly PlacedBlock[]): SemanticTokens {
  const length = blocks.reduce((sum, { facts }) => sum + facts.tokens.length, 0);
  const data = new Uint32Array(length);
  let at = 0;
  let lastLine = 0;
  const parts = blocks.map(({ firstLine, facts: { tokens }, identity }): TokenPart => {
    data.set(tokens, at);
    if (tokens.length > 0) {
      data[at] = firstLine + (tokens[0] ?? 0) - lastLine;
      lastLine = firstLine;
      for (let number = 0; number < tokens.length; number += tokenLength) lastLine += tokens[number] ?? 0;
    }
    at += tokens.length;
    return { identity, length: tokens.length };
  });
  return { data, parts };
}
