import type { Annotation } from './annotations';
import { outcomeAfter, type StageOutcome, type Translation } from './translations';

/**
 * What the devices before an annotated line, or its own NAT rule, have made of a conversation when it gets there; null where none
 * has translated it yet.
 */
export function seenAt(annotation: Annotation, { steps }: Pick<Translation, 'steps'>): StageOutcome | null {
  switch (annotation.kind) {
    case 'acl-entry':
    case 'barrier': {
      const { after, sees } = annotation.station.station;
      const stage = after ?? (sees === 'local' ? -1 : Infinity);
      return stage < 0 ? null : outcomeAfter(steps, stage);
    }
    case 'nat-rule':
      return steps.findLast(({ stage }) => stage !== null && annotation.stages.has(stage)) ?? null;
    default:
      return outcomeAfter(steps, Infinity);
  }
}

/** The stages that translate a conversation, host side first; an empty list where none does. */
export function translatingSteps({ steps }: Pick<Translation, 'steps'>): readonly StageOutcome[] {
  return steps.filter(({ stage, prediction }) => stage !== null && prediction.ports.kind !== 'untranslated');
}
