import { withOrderOutcomes } from './order-outcomes';
import type { Situation, SituationPart } from './situation';
import { translate, type OrderOutcome, type Translation } from './translations';

type Steps = Translation['steps'];

/** What is known of a part: the answer, and the answer in the numbers of the whole that had it last. */
interface Known {
  readonly own: readonly Translation[];
  readonly part: SituationPart;
  readonly renumbered: readonly Translation[];
}

/** What is known of a part goes with the last study that has its translations: a situation may stay with its devices. */
const known = new WeakMap<Situation, WeakRef<Known>>();

/** The translations of a situation in any order by those of its parts; of a part that did not change they are the same objects. */
export function translateParts(parts: readonly SituationPart[]): readonly Translation[] {
  return parts.flatMap(translatePart).sort((one, other) => (one.peer ?? 0) - (other.peer ?? 0));
}

function translatePart(part: SituationPart): readonly Translation[] {
  const { situation } = part;
  const before = known.get(situation)?.deref();
  if (before !== undefined && hasSameNumbers(before.part, part)) return before.renumbered;
  const own = before?.own ?? withOrderOutcomes(situation, translate(situation));
  const renumbered = own.map((translation) => inWhole(translation, part));
  const now: Known = { own, part, renumbered };
  known.set(situation, new WeakRef(now));
  renumbered.forEach((translation, at) =>
    originals.set(translation, { own: own[at] ?? translation, known: now }),
  );
  return renumbered;
}

function hasSameNumbers(one: SituationPart, other: SituationPart): boolean {
  const isSame = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((value, at) => value === b[at]);
  return isSame(one.peers, other.peers) && isSame(one.stages, other.stages);
}

interface Original {
  readonly own: Translation;
  /** Stays as long as one of the translations. */
  readonly known: Known;
}

/** By a translation in the numbers of a whole, the one in those of its part. */
const originals = new WeakMap<Translation, Original>();

/** The translation in the numbers of its part: the same object whatever numbers the whole has. */
export function inOwnNumbers(translation: Translation): Translation {
  return originals.get(translation)?.own ?? translation;
}

function inWhole(translation: Translation, { peers, stages }: SituationPart): Translation {
  const renumber = ([first, ...later]: Steps): Steps => {
    const [head, ...rest] = [first, ...later].map((step) => ({
      ...step,
      stage: step.stage === null ? null : (stages[step.stage] ?? null),
    }));
    return head === undefined ? [first] : [head, ...rest];
  };
  const { peer, steps, orders } = translation;
  return {
    ...translation,
    peer: peer === null ? null : (peers[peer] ?? null),
    steps: renumber(steps),
    ...(orders === undefined
      ? {}
      : { orders: orders.map((order): OrderOutcome => ({ ...order, steps: renumber(order.steps) })) }),
  };
}
