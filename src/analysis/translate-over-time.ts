import type { Prediction } from '../engine/prediction';
import { playJudged } from './play-judged';
import type { Situation } from './situation';
import { translate, type StageOutcome, type Translation } from './translations';

/** Whether peers start apart from each other, or something else happens: ports may fall free in between. */
export function takesTime({ order, peers, course }: Situation): boolean {
  const starts = new Set(peers.map((peer) => peer.start ?? 0));
  return order === 'listed' && (starts.size > 1 || course.events.length > 0);
}

/**
 * The port that every conversation gets when it first starts, supposing that every packet is answered, where mappings expire
 * between the starts.
 */
export function translateOverTime(situation: Situation): readonly Translation[] {
  const { course } = situation;
  const events = course.events.filter((event) => event.do !== 'gateway-down');
  const answered = { ...situation, course: { ...course, events } };
  const timeline = playJudged(answered, [], () => ({ passes: true, chance: 1 }));
  const first = new Map<string, Prediction>();
  for (const event of timeline.events) {
    if (event.kind !== 'mapped' && event.kind !== 'no-port') continue;
    const key = keyOf(event.peer, event.purpose, event.stage);
    if (!first.has(key)) first.set(key, event.prediction);
  }
  return translate(situation).map((translation): Translation => {
    const [head, ...rest] = translation.steps.map((step): StageOutcome => {
      const prediction = first.get(keyOf(translation.peer, translation.purpose, step.stage ?? -1));
      return prediction === undefined ? step : { ...step, prediction };
    });
    return head === undefined ? translation : { ...translation, steps: [head, ...rest] };
  });
}

function keyOf(peer: number | null, purpose: string, stage: number): string {
  return `${peer ?? ''} ${purpose} ${stage}`;
}
