import { Random } from '../engine/random';
import { conversationsOf } from '../ipsec/conversations';
import { componentsOf } from './components';
import { groupBy } from './group-by';
import type { PatStageSetup, Situation } from './situation';
import { unite } from './united-predictions';
import { outcomeOf, translate, type OrderOutcome, type Translation } from './translations';

/** The most orders that are gone through one by one; beyond, so many random ones stand for all. */
const mostOrders = 120;

/** With more peers the chances of the orders are not worked out: the set of possible ports still is. */
const mostPeers = 64;

/**
 * What each conversation gets in each start order, every order equally likely: peers with equal wants are one class, so that
 * only the orders of classes are gone through, and peers that no PAT device brings together are gone through apart. The
 * outcomes of one peer's conversations stand at equal indexes.
 */
export function withOrderOutcomes(
  situation: Situation,
  translations: readonly Translation[],
): readonly Translation[] {
  const outcomes = new Map<string, OrderOutcome[]>();
  const onWay = stagesByPeer(situation);
  for (const component of componentsOf([...onWay.keys()], (peer) => onWay[peer] ?? [])) {
    if (component.length > mostPeers) continue;
    const numbers = new Set(component.flatMap((peer) => onWay[peer] ?? []));
    const inOrder = [...numbers].sort((one, other) => one - other);
    addOutcomes(situation, component, inOrder, outcomes);
  }
  return translations.map((translation) => {
    const found = outcomes.get(`${translation.peer ?? ''} ${translation.purpose}`);
    return found === undefined ? translation : { ...withJointSet(translation, found), orders: found };
  });
}

/**
 * Behind several PAT devices the sets of the first are not independent of each other: where every order was gone through, what
 * the last device gives in these is all that is possible.
 */
function withJointSet(translation: Translation, orders: readonly OrderOutcome[]): Translation {
  const [first, ...later] = translation.steps;
  const last = later.pop();
  if (last === undefined || orders.length >= mostOrders) return translation;
  const united = unite(orders.map(({ prediction }) => prediction));
  if (united === null) return translation;
  const { ports, alternatives, address } = united;
  return {
    ...translation,
    steps: [first, ...later, { ...last, prediction: { ...last.prediction, address, ports, alternatives } }],
  };
}

function addOutcomes(
  situation: Situation,
  component: readonly number[],
  numbers: readonly number[],
  outcomes: Map<string, OrderOutcome[]>,
): void {
  const classes = classesOf(
    situation,
    numbers.flatMap((at) => situation.stages[at] ?? []),
    component,
  );
  const orders = ordersOf(classes);
  for (const order of orders) {
    const listed = translate({ ...situation, order: 'listed', sequence: order }, numbers);
    const byPeer = groupBy(listed, (translation) => translation.peer);
    for (const members of classes) {
      for (const source of members) {
        const own = byPeer.get(source) ?? [];
        for (const peer of members) {
          for (const translation of own) {
            const { prediction } = outcomeOf(translation);
            const { steps } = translation;
            const key = `${peer} ${translation.purpose}`;
            const known = outcomes.get(key) ?? [];
            known.push({ weight: 1 / (orders.length * members.length), prediction, steps });
            outcomes.set(key, known);
          }
        }
      }
    }
  }
}

/** The numbers of the stages by which each peer comes. */
function stagesByPeer({ stages, peers }: Situation): readonly (readonly number[])[] {
  const found: number[][] = peers.map(() => []);
  stages.forEach((stage, at) => {
    for (const peer of stage.peers ?? peers.keys()) found[peer]?.push(at);
  });
  return found;
}

/** Peers that send alike and are treated alike, each class in list order. */
function classesOf(
  { peers }: Situation,
  stages: readonly PatStageSetup[],
  component: readonly number[],
): readonly (readonly number[])[] {
  const classes = new Map<string, number[]>();
  for (const index of component) {
    const peer = peers[index];
    if (peer === undefined) continue;
    const wants = conversationsOf(peer, index).map(({ purpose, flow }) => {
      const treatments = stages.map((stage) =>
        stage.peers?.has(index) === false ? null : stage.treat(flow),
      );
      const { protocol, inside, outside, insidePorts } = flow;
      return [purpose, protocol, insidePorts?.ranges ?? inside.port, outside, treatments];
    });
    const key = JSON.stringify(wants);
    classes.set(key, [...(classes.get(key) ?? []), index]);
  }
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
