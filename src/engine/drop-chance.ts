import type { CompiledGroup, CompiledRule } from './compiled-profile';
import type { Flow } from './flow';
import type { Knowledge } from './knowledge';
import type { PortSet } from './port-set';
import type { Run } from './run';

const negligible = 1e-6;
/** What is not proven to be full is not said to be. */
const almostCertain = 0.999;

/**
 * The chance that a flow finds no port although it looks for one: 1 only when that is certain, 0 when a port is certain (or
 * the chance is below one in a million). Devices that give up after some tries lose flows before the group is full.
 */
export function dropChanceOf(
  run: Run,
  knowledge: Knowledge,
  rule: CompiledRule,
  address: number,
  flow: Flow,
  group: CompiledGroup,
  available: PortSet,
): number {
  const total = group.size;
  const notHeld = available.size;
  if (notHeld === 0) {
    return 1;
  }
  if (rule.block !== null && run.isOutOfBlocks(rule, address, flow)) {
    return 1;
  }
  const { mappings, inside, expected } = knowledge.uncertainAmong(rule, address, flow, available);
  if (inside >= notHeld) {
    return 1;
  }
  const fewest = Math.max(0, notHeld - mappings);
  const between = (chance: (free: number) => number): number =>
    significant(mappings === 0 ? chance(notHeld) : (chance(fewest) + chance(notHeld - expected)) / 2);
  const { choose } = rule;
  if (choose.kind === 'draws') {
    return between((free) => (1 - free / total) ** choose.attempts);
  }
  if (choose.kind === 'probe' && total > (choose.rounds[0] ?? 0)) {
    return between((free) =>
      choose.rounds.reduce((product, round) => {
        const miss =
          mappings === 0 ? missedStarts(available, group, round) / total : missChance(total, free, round);
        return product * miss;
      }, 1),
    );
  }
  return mappings < notHeld ? 0 : significant((expected / notHeld) ** notHeld);
}

function significant(chance: number): number {
  if (chance > almostCertain) {
    return almostCertain;
  }
  return chance < negligible ? 0 : chance;
}

/** How many starting points have no free port among the next `round` candidates, round and round. */
function missedStarts(available: PortSet, group: CompiledGroup, round: number): number {
  let missed = 0;
  let position = 0;
  let firstFree = -1;
  let lastFree = -1;
  for (const [first, last] of group.ranges) {
    for (const range of available.ranges) {
      const from = Math.max(first, range[0]);
      const to = Math.min(last, range[1]);
      if (from > to) {
        continue;
      }
      const at = position + from - first;
      if (firstFree < 0) {
        firstFree = at;
      } else {
        missed += Math.max(0, at - lastFree - round);
      }
      lastFree = position + to - first;
    }
    position += last - first + 1;
  }
  return missed + Math.max(0, firstFree + group.size - lastFree - round);
}

/** The chance that none of `round` consecutive candidates is free, `free` of `total` being free at random places. */
function missChance(total: number, free: number, round: number): number {
  let chance = 1;
  for (let i = 0; i < round && chance > 0; i++) {
    chance *= Math.max(0, (total - free - i) / (total - i));
  }
  return chance;
}
