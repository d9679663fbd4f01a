import { PortSet, type PortRange } from '../../engine/port-set';
import { valueOf } from '../../engine/profile';
import type { Study } from '../study';

/** The ports among which the last PAT on the way chooses for an original port, that port included, as one range. */
export function candidatesOf(study: Study, port: number): PortRange | null {
  const profile = study.situation.stages.at(-1)?.pools[0]?.options.profile;
  for (const rule of profile?.rules ?? []) {
    const group = valueOf(rule.groups).find(({ original }) => PortSet.from(original).has(port));
    if (group === undefined) continue;
    const bounds = group.candidates.flat();
    return [Math.min(port, ...bounds), Math.max(port, ...bounds)];
  }
  return null;
}
