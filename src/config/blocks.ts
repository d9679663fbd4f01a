import { sameAddressNames } from './address-names';
import { BlockReader, type BlockFacts } from './block-facts';
import type { ConfigDocument, Dialect } from './model';
import type { TextChange } from './text/change';

/** Lines that are read together; an edit reads one or two blocks again. */
const usualLines = 64;

/** Some lines in a row; it knows nothing of where it stands, so that later versions of the text can share it. */
class Block {
  facts: BlockFacts | null = null;

  constructor(
    readonly lines: number,
    /** State before the first line: with the text, all that the lines depend on. */
    readonly state: number,
  ) {}
}

/** A block with its place in one version of the text. */
export interface PlacedBlock {
  readonly firstLine: number;
  readonly facts: BlockFacts;
  /** The same object as long as text and reading of these lines stay the same. */
  readonly identity: object;
}

/**
 * Names, structure and tokens of a config by blocks of lines. A block is read when first asked for; the blocks of the next
 * version are those of this one but for what the edit touched.
 */
export class ConfigBlocks {
  private reader: BlockReader | null = null;

  private constructor(
    private readonly document: ConfigDocument,
    private readonly blocks: readonly Block[],
    /** First line of each block. */
    private readonly starts: Uint32Array,
  ) {}

  /** `change` says what differs from the text of `previous`, where the caller knows it; else the texts are compared. */
  static of(
    document: ConfigDocument,
    previous: ConfigBlocks | null,
    change: TextChange | null = null,
  ): ConfigBlocks {
    if (previous?.document === document) return previous;
    const blocks = previous?.carriedTo(document, change) ?? newBlocks(document, 0, document.lines.count);
    const starts = new Uint32Array(blocks.length);
    let line = 0;
    blocks.forEach((block, at) => {
      starts[at] = line;
      line += block.lines;
    });
    return new ConfigBlocks(document, blocks, starts);
  }

  /** Whether these are the blocks of that very config. */
  isOf(document: ConfigDocument | null | undefined): boolean {
    return this.document === document;
  }

  get count(): number {
    return this.blocks.length;
  }

  /** The block of that index, read if need be; throws a RangeError beyond the last. */
  block(index: number): PlacedBlock {
    const block = this.blocks[index];
    const firstLine = this.starts[index];
    if (block === undefined || firstLine === undefined) throw new RangeError(`no block ${index}`);
    block.facts ??= this.ownReader.read(firstLine, block.lines);
    return { firstLine, facts: block.facts, identity: block };
  }

  /** Index of the block that a line stands in. */
  indexOfLine(line: number): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  *all(): Generator<PlacedBlock> {
    for (let index = 0; index < this.blocks.length; index++) yield this.block(index);
  }

  private get ownReader(): BlockReader {
    const { text, lines, stateOf, summary, addressNames } = this.document;
    return (this.reader ??= new BlockReader(text, lines, stateOf, summary.dialect, addressNames));
  }

  /** Blocks before and behind the change are kept while their lines are read as before. */
  private carriedTo(next: ConfigDocument, change: TextChange | null): readonly Block[] | null {
    const { document, blocks, starts } = this;
    if (dialectOf(document) !== dialectOf(next)) return null;
    if (!sameAddressNames(document.addressNames, next.addressNames)) return null;
    const { lines } = next;
    const shift = lines.count - document.lines.count;
    const { prefix, suffix } =
      change === null
        ? commonEnds(document.text, next.text)
        : { prefix: change.start, suffix: Math.max(0, document.text.length - change.end) };
    // The line before the change may have gained or lost its end.
    const changed = Math.max(0, document.lines.lineAt(prefix) - 1);
    let head = this.indexOfLine(changed);
    while (head > 0 && !this.isKept(head - 1, next, 0)) head--;
    const after = document.lines.lineAt(document.text.length - suffix) + 1;
    let tail = this.indexOfLine(Math.min(after, document.lines.count - 1));
    if ((starts[tail] ?? 0) < after) tail++;
    tail = Math.max(tail, head);
    while (tail < blocks.length && !this.isKept(tail, next, shift)) tail++;
    const from = starts[head] ?? document.lines.count;
    const to = (starts[tail] ?? document.lines.count) + shift;
    return [...blocks.slice(0, head), ...newBlocks(next, from, to), ...blocks.slice(tail)];
  }

  private isKept(index: number, next: ConfigDocument, shift: number): boolean {
    return next.stateOf((this.starts[index] ?? 0) + shift) === this.blocks[index]?.state;
  }
}

function dialectOf({ summary }: ConfigDocument): Dialect {
  return summary.dialect;
}

function newBlocks(document: ConfigDocument, from: number, to: number): readonly Block[] {
  const count = Math.ceil((to - from) / usualLines);
  return Array.from({ length: count }, (_, at) => {
    const first = from + Math.floor(((to - from) * at) / count);
    const end = from + Math.floor(((to - from) * (at + 1)) / count);
    return new Block(end - first, document.stateOf(first));
  });
}

const compared = 4096;

/** Lengths of what two texts have in common at their beginning and, beyond that, at their end. */
function commonEnds(one: string, other: string): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(one.length, other.length);
  let prefix = 0;
  while (
    prefix + compared <= shorter &&
    one.slice(prefix, prefix + compared) === other.slice(prefix, prefix + compared)
  ) {
    prefix += compared;
  }
  while (prefix < shorter && one.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix++;
  const most = shorter - prefix;
  let suffix = 0;
  const tail = (text: string, from: number): string =>
    text.slice(text.length - from - compared, text.length - from);
  while (suffix + compared <= most && tail(one, suffix) === tail(other, suffix)) suffix += compared;
  while (
    suffix < most &&
    one.charCodeAt(one.length - 1 - suffix) === other.charCodeAt(other.length - 1 - suffix)
  ) {
    suffix++;
  }
  return { prefix, suffix };
}
