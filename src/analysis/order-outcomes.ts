import { Random } from '../engine/random';
import { conversationsOf } from '../ipsec/conversations';
import type { Situation } from './situation';
import { outcomeOf, translate, type OrderOutcome, type Translation } from './translations';

/** The most orders that are gone through one by one; beyond, so many random ones stand for all. */
const mostOrders = 120;

/** With more peers the chances of the orders are not worked out: the set of possible ports still is. */
const mostPeers = 64;

/**
 * What each conversation gets in each start order, every order equally likely: peers with equal wants are one class, so that
 * only the orders of classes are gone through. The outcomes of one peer's conversations stand at equal indexes.
 */
export function withOrderOutcomes(
  situation: Situation,
  translations: readonly Translation[],
): readonly Translation[] {
  if (situation.peers.length > mostPeers) return translations;
  const classes = classesOf(situation);
  const outcomes = new Map<string, OrderOutcome[]>();
  const orders = ordersOf(classes);
  for (const order of orders) {
    const listed = translate({ ...situation, order: 'listed', sequence: order });
    for (const members of classes) {
      for (const source of members) {
        const own = listed.filter((translation) => translation.peer === source);
        for (const peer of members) {
          for (const translation of own) {
            const { prediction } = outcomeOf(translation);
            const key = `${peer} ${translation.purpose}`;
            const known = outcomes.get(key) ?? [];
            known.push({ weight: 1 / (orders.length * members.length), prediction });
            outcomes.set(key, known);
          }
        }
      }
    }
  }
  return translations.map((translation) => {
    const found = outcomes.get(`${translation.peer ?? ''} ${translation.purpose}`);
    return found === undefined ? translation : { ...translation, orders: found };
  });
}

/** Peers that send alike and are treated alike, each class in list order. */
function classesOf(situation: Situation): readonly (readonly number[])[] {
  const classes = new Map<string, number[]>();
  situation.peers.forEach((peer, index) => {
    const wants = conversationsOf(peer, index).map(({ purpose, flow }) => {
      const treatments = situation.stages.map((stage) => stage.treat(flow));
      const { protocol, inside, outside, insidePorts } = flow;
      return [purpose, protocol, insidePorts?.ranges ?? inside.port, outside, treatments];
    });
    const key = JSON.stringify(wants);
    classes.set(key, [...(classes.get(key) ?? []), index]);
  });
  return [...classes.values()];
}

/** The distinct orders of the classes, each as an order of peers in which those of a class keep their list order. */
function ordersOf(classes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const labels = classes.flatMap((members, label) => members.map(() => label));
  const sequences = countSequences(classes) <= mostOrders ? allSequences(classes) : sampled(labels);
  return sequences.map((sequence) => {
    const taken = classes.map(() => 0);
    return sequence.flatMap((label) => {
      const position = taken[label] ?? 0;
      taken[label] = position + 1;
      return classes[label]?.[position] ?? [];
    });
  });
}

function countSequences(classes: readonly (readonly number[])[]): number {
  let count = 1;
  let placed = 0;
  for (const members of classes) {
    for (let nth = 1; nth <= members.length; nth++) {
      placed++;
      count = (count * placed) / nth;
    }
  }
  return count;
}

function allSequences(classes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const left = classes.map((members) => members.length);
  const found: number[][] = [];
  const sequence: number[] = [];
  const place = (): void => {
    if (left.every((count) => count === 0)) found.push([...sequence]);
    left.forEach((count, label) => {
      if (count === 0) return;
      left[label] = count - 1;
      sequence.push(label);
      place();
      sequence.pop();
      left[label] = count;
    });
  };
  place();
  return found;
}

function sampled(labels: readonly number[]): readonly (readonly number[])[] {
  const random = new Random(1);
  return Array.from({ length: mostOrders }, () => {
    const shuffled = [...labels];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = random.below(last + 1);
      const held = shuffled[last] ?? 0;
      shuffled[last] = shuffled[other] ?? 0;
      shuffled[other] = held;
    }
    return shuffled;
  });
}
