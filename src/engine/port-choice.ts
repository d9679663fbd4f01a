import type { CompiledGroup, CompiledRule } from './compiled-profile';
import type { FlowKey } from './flow-key';
import type { PortBlocks } from './port-blocks';
import { portAt, positionAtOrAbove } from './port-positions';
import type { PortRange } from './port-set';
import type { PortSpace } from './port-space';
import type { Random } from './random';
import { noPortFree, portConflict } from './refusals';
import type { SpaceDirectory } from './space-directory';

/** The port that a rule gives a new mapping on an address, and the memories of last ports that decide it. */
export class PortChoice {
  private readonly lastPositions = new Map<number, number>();

  constructor(
    private readonly spaces: SpaceDirectory,
    private readonly blocks: PortBlocks | null,
    private readonly random: Random,
  ) {}

  /** The port for a flow in a space of ports, or why there is none; only the memory of the last port changes. */
  choose(rule: CompiledRule, spaceId: number, address: number, flow: FlowKey): number {
    const { protocol, insidePort } = flow;
    const { spaces } = this;
    const keeps = rule.keepsAll || rule.keeps[insidePort] === 1;
    if (rule.block !== null && this.blocks !== null) {
      return this.blocks.choose(address, flow.inside, insidePort, keeps, spaces.get(spaceId), this.random);
    }
    if (keeps && spaces.isFree(spaceId, insidePort, rule)) {
      return insidePort;
    }
    if (rule.kind === 'none') {
      return portConflict;
    }
    const group = rule.groups[rule.groupOf[insidePort]! - 1];
    if (group === undefined) {
      return noPortFree;
    }
    return rule.reuseFactor === null
      ? this.chooseIn(spaces.get(spaceId), rule, group, address, protocol, insidePort)
      : this.chooseLimited(spaceId, rule, group, address, protocol, insidePort);
  }

  /** Where the search for the next port starts, as a position among the candidates (modulo their number). */
  startOf(rule: CompiledRule, group: CompiledGroup, key: number, original: number): number {
    const { choose } = rule;
    if (choose.kind !== 'above') {
      return 0;
    }
    const after = choose.start === 'after' ? 1 : 0;
    if (choose.from === 'original') {
      return positionAtOrAbove(group.ranges, original + after);
    }
    const initial = choose.initial === 'unknown' ? this.random.below(65536) : -after;
    return (this.lastPositions.get(key) ?? initial) + after;
  }

  /** Moves the memory of the last port to a chosen one, as the choice itself would have. */
  follow(
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
    port: number,
  ): void {
    if (isFromLast(rule)) {
      const key = counterKey(rule, group, address, protocol);
      this.remember(group, key, this.startOf(rule, group, key, original), port);
    }
  }

  hasCounter(key: number): boolean {
    return this.lastPositions.has(key);
  }

  /** The memories as text. */
  memory(): string {
    return [...this.lastPositions].map(([key, value]) => `${key}=${value}`).join();
  }

  private chooseIn(
    space: PortSpace,
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
  ): number {
    const { ranges, size } = group;
    switch (rule.kind) {
      case 'lowest':
        return firstFreeFrom(space, ranges, 0, size);
      case 'above': {
        const key = counterKey(rule, group, address, protocol);
        const start = this.startOf(rule, group, key, original);
        const port = firstFreeFrom(space, ranges, start % size, size);
        if (port >= 0 && isFromLast(rule)) {
          this.remember(group, key, start, port);
        }
        return port;
      }
      case 'random':
        return space.randomFree(ranges, size, this.random);
      case 'draws':
        for (let i = 0; i < rule.attempts; i++) {
          const port = portAt(ranges, this.random.below(size));
          if (!space.has(port)) {
            return port;
          }
        }
        return noPortFree;
      case 'probe':
        for (const round of rule.rounds) {
          const port = firstFreeFrom(space, ranges, this.random.below(size), Math.min(round, size));
          if (port >= 0) {
            return port;
          }
          if (round >= size) {
            break;
          }
        }
        return noPortFree;
      case 'none':
        return portConflict;
    }
  }

  /** As `chooseIn`, candidate by candidate, where a port may also be used up over all destinations. */
  private chooseLimited(
    spaceId: number,
    rule: CompiledRule,
    group: CompiledGroup,
    address: number,
    protocol: number,
    original: number,
  ): number {
    const { choose } = rule;
    const { ranges, size } = group;
    const key = counterKey(rule, group, address, protocol);
    const start =
      choose.kind === 'above'
        ? this.startOf(rule, group, key, original)
        : choose.kind === 'lowest'
          ? 0
          : this.random.below(size);
    const tries = choose.kind === 'draws' ? choose.attempts : size;
    for (let step = 0; step < tries; step++) {
      const position = choose.kind === 'draws' ? this.random.below(size) : (start + step) % size;
      const port = portAt(ranges, position);
      if (this.spaces.isFree(spaceId, port, rule)) {
        if (isFromLast(rule)) {
          this.lastPositions.set(key, start + step);
        }
        return port;
      }
    }
    return noPortFree;
  }

  /** Keeps the position of a port that a search from `start` on found. */
  private remember({ ranges, size }: CompiledGroup, key: number, start: number, port: number): void {
    const steps = (positionAtOrAbove(ranges, port) - (start % size) + size) % size;
    this.lastPositions.set(key, start + steps);
  }
}

function isFromLast({ choose }: CompiledRule): boolean {
  return choose.kind === 'above' && choose.from === 'last';
}

/** Which memory of the last port a rule reads: one per protocol, per address and group, or per address. */
export function counterKey(
  rule: CompiledRule,
  group: CompiledGroup,
  address: number,
  protocol: number,
): number {
  const counter = rule.choose.kind === 'above' ? (rule.choose.counter ?? 'pool') : 'pool';
  switch (counter) {
    case 'protocol':
      return protocol;
    case 'group':
      return 256 + ((address * 256 + protocol) * 64 + rule.index) * 256 + group.index;
    case 'pool':
      return -1 - address;
  }
}

/** The first free port among so many candidates from a position on, round and round, or -1. */
export function firstFreeFrom(
  space: PortSpace,
  ranges: readonly PortRange[],
  position: number,
  count: number,
): number {
  let skip = position;
  let left = count;
  for (let pass = 0; pass < 2; pass++) {
    for (const range of ranges) {
      const first = range[0];
      const last = range[1];
      const length = last - first + 1;
      if (skip >= length) {
        skip -= length;
        continue;
      }
      const from = first + skip;
      const to = Math.min(last, from + left - 1);
      skip = 0;
      const port = space.firstFree(from, to);
      if (port >= 0) {
        return port;
      }
      left -= to - from + 1;
      if (left <= 0) {
        return -1;
      }
    }
  }
  return -1;
}
