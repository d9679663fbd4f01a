import type { ConfigBlocks, PlacedBlock } from '../config/blocks';
import type { TextDocument } from '../workspace/document';

export { tokenModifiers, tokenTypes } from '../config/tokens';

/** The tokens of a file in the numbers that editors take, with what it takes to tell the next answer from this one. */
export interface SemanticTokens {
  /** Put together when asked for: a change is told without it. */
  readonly data: Uint32Array;
  readonly length: number;
  readonly parts: readonly TokenPart[];
}

interface TokenPart {
  readonly identity: object;
  readonly firstLine: number;
  readonly tokens: Uint32Array;
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
  while (head < shorter && old[head]?.identity === now[head]?.identity)
    start += old[head++]?.tokens.length ?? 0;
  let same = 0;
  let kept = 0;
  while (same < shorter - head && old.at(-1 - same)?.identity === now.at(-1 - same)?.identity) {
    kept += now.at(-1 - same)?.tokens.length ?? 0;
    same++;
  }
  // The first token behind the change counts from the last one before it, which may be another one now.
  kept = Math.max(0, kept - tokenLength);
  const deleteCount = before.length - kept - start;
  const data = joinedNumbers(now, head, after.length - kept - start);
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
  const parts = blocks.map(({ firstLine, facts: { tokens }, identity }): TokenPart => ({
    firstLine,
    tokens,
    identity,
  }));
  const length = parts.reduce((sum, { tokens }) => sum + tokens.length, 0);
  let data: Uint32Array | null = null;
  return {
    length,
    parts,
    get data() {
      return (data ??= joinedNumbers(parts, 0, length));
    },
  };
}

/** `length` numbers of the parts from one on, the first token counted from the last one before it. */
function joinedNumbers(parts: readonly TokenPart[], from: number, length: number): Uint32Array {
  const data = new Uint32Array(length);
  let lastLine = lastLineBefore(parts, from);
  let at = 0;
  for (let index = from; at < length; index++) {
    const part = parts[index];
    if (part === undefined) break;
    const { firstLine, tokens } = part;
    if (tokens.length === 0) continue;
    data.set(tokens.subarray(0, length - at), at);
    data[at] = firstLine + (tokens[0] ?? 0) - lastLine;
    lastLine = lastLineOf(part);
    at += tokens.length;
  }
  return data;
}

function lastLineBefore(parts: readonly TokenPart[], index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const part = parts[at];
    if (part !== undefined && part.tokens.length > 0) return lastLineOf(part);
  }
  return 0;
}

function lastLineOf({ firstLine, tokens }: TokenPart): number {
  let line = firstLine;
  for (let number = 0; number < tokens.length; number += tokenLength) line += tokens[number] ?? 0;
  return line;
}
