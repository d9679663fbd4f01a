import type { CompiledGroup } from './compiled-profile';
import type { Address } from './flow';
import type { PortBlock } from './profile';
import type { PortSpace } from './port-space';
import type { Random } from './random';

interface Block {
  readonly first: number;
  readonly last: number;
  host: Address | null;
  used: number;
}

/** Blocks of consecutive ports that hosts hold while they use them. */
export class PortBlocks {
  private readonly perAddress: readonly Block[][];

  constructor(
    private readonly rule: PortBlock,
    groups: readonly CompiledGroup[],
    addresses: number,
  ) {
    this.perAddress = Array.from({ length: addresses }, () =>
      groups.flatMap(({ ranges }) => ranges.flatMap(([first, last]) => cut(first, last, rule.size))),
    );
  }

  /** A port for the host in one of its blocks, or in a new one if it may have another; -1 when there is none. */
  choose(
    address: number,
    host: Address,
    original: number,
    keeps: boolean,
    space: PortSpace,
    random: Random,
  ): number {
    const blocks = this.perAddress[address]!;
    const own = blocks.filter((block) => block.host === host);
    if (
      keeps &&
      own.some(({ first, last }) => original >= first && original <= last) &&
      !space.has(original)
    ) {
      return original;
    }
    for (const { first, last } of own) {
      const port = this.chooseIn(first, last, space, random);
      if (port >= 0) {
        return port;
      }
    }
    if (own.length >= this.rule.perHost) {
      return -1;
    }
    const free = blocks.filter(
      ({ host: holder, first, last }) => holder === null && space.countFree(first, last) > 0,
    );
    const block = free[this.rule.choose === 'lowest' ? 0 : random.below(free.length)];
    return block === undefined ? -1 : this.chooseInNew(block, host, original, keeps, space, random);
  }

  /** Whether a host can have another port here. */
  hasRoom(address: number, host: Address, space: PortSpace): boolean {
    const blocks = this.perAddress[address]!;
    const own = blocks.filter((block) => block.host === host);
    const usable = own.length < this.rule.perHost ? blocks.filter((block) => block.host === null) : [];
    return [...own, ...usable].some(({ first, last }) => space.countFree(first, last) > 0);
  }

  /** Counts a port that a host got; its block is the host's. */
  add(address: number, host: Address, port: number): void {
    const block = this.blockOf(address, port);
    if (block !== undefined) {
      block.host = host;
      block.used++;
    }
  }

  /** A block whose last port is released is anybody's again. */
  remove(address: number, port: number): void {
    const block = this.blockOf(address, port);
    if (block !== undefined && --block.used === 0) {
      block.host = null;
    }
  }

  private chooseInNew(
    block: Block,
    host: Address,
    original: number,
    keeps: boolean,
    space: PortSpace,
    random: Random,
  ): number {
    const { first, last } = block;
    const keepsOwn = keeps && original >= first && original <= last && !space.has(original);
    const port = keepsOwn ? original : this.chooseIn(first, last, space, random);
    if (port >= 0) {
      block.host = host;
    }
    return port;
  }

  private chooseIn(first: number, last: number, space: PortSpace, random: Random): number {
    return this.rule.choose === 'lowest'
      ? space.firstFree(first, last)
      : space.randomFree([[first, last]], last - first + 1, random);
  }

  private blockOf(address: number, port: number): Block | undefined {
    return this.perAddress[address]?.find(({ first, last }) => port >= first && port <= last);
  }
}

function cut(first: number, last: number, size: number): Block[] {
  const blocks: Block[] = [];
  for (let from = first; from + size - 1 <= last; from += size) {
    blocks.push({ first: from, last: from + size - 1, host: null, used: 0 });
  }
  return blocks;
}
