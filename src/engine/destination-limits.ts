import type { CompiledRule } from './compiled-profile';
import type { Address } from './flow';

/** How many mappings each destination has on each space of ports, for rules that limit them. */
export class DestinationLimits {
  private readonly counts = new Map<string, number>();

  isReached(
    { limitPerDestination }: CompiledRule,
    space: number,
    outside: Address,
    outsidePort: number,
  ): boolean {
    if (limitPerDestination === null) {
      return false;
    }
    return (this.counts.get(keyOf(space, outside, outsidePort)) ?? 0) >= limitPerDestination;
  }

  count(space: number, outside: Address, outsidePort: number, change: 1 | -1): void {
    const key = keyOf(space, outside, outsidePort);
    const count = (this.counts.get(key) ?? 0) + change;
    if (count === 0) {
      this.counts.delete(key);
    } else {
      this.counts.set(key, count);
    }
  }
}

function keyOf(space: number, outside: Address, outsidePort: number): string {
  return `${space} ${outside} ${outsidePort}`;
}
