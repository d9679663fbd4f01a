import type { Flow } from './flow';
import { OrderUnion } from './order-union';
import { Pat, type PatOptions } from './pat';
import type { Prediction } from './prediction';
import { Random } from './random';
import { classesOf, componentsOf, type PartyClass } from './party-classes';

const exactClasses = 6;
/** How many flows may be translated for one answer before it becomes a bound. */
const translationBudget = 200_000;
const sampledOrders = 16;

/** So many parties of each class have started; `weight` is the part of the orders that come by here. */
interface State {
  readonly counts: readonly number[];
  readonly sequence: readonly number[];
  readonly weight: number;
  /** The device in this state, taken by the first successor. */
  pat: Pat | null;
}

/**
 * What each flow of each party gets when the parties start in any order, each party's flows together, background first: the
 * union over all orders for up to six classes of equal wants, else a set that contains it (`assumes` then says `bounded`).
 */
export function translateAnyOrder(
  options: PatOptions,
  background: readonly Flow[],
  parties: readonly (readonly Flow[])[],
): readonly (readonly Prediction[])[] {
  const results: Prediction[][] = parties.map(() => []);
  for (const component of componentsOf(options, parties)) {
    const classes = classesOf(options, background, parties, component);
    const unions = inAnyOrder(options, background, parties, classes);
    const listed = new Pat(options);
    background.forEach((flow) => listed.translate(flow, 0));
    const at = new Map(classes.flatMap((each, index) => each.members.map((member) => [member, index])));
    for (const member of component) {
      const union = unions.byClass[at.get(member) ?? 0] ?? [];
      results[member] = (parties[member] ?? []).map((flow, nth) => {
        const prediction = listed.translate(flow, 0).prediction;
        return union[nth]?.toPrediction(prediction, classes.length, unions.bounded) ?? prediction;
      });
    }
  }
  return results;
}

function inAnyOrder(
  options: PatOptions,
  background: readonly Flow[],
  parties: readonly (readonly Flow[])[],
  classes: readonly PartyClass[],
): { readonly byClass: readonly (readonly OrderUnion[])[]; readonly bounded: boolean } {
  if (classes.length <= exactClasses) {
    const exact = unionOverOrders(options, background, parties, classes);
    if (exact !== null) {
      return { byClass: exact, bounded: false };
    }
  }
  return { byClass: boundOverOrders(options, background, parties, classes), bounded: true };
}

/** Walks over every state that some order leads to, equal states once; null when there are too many. */
function unionOverOrders(
  options: PatOptions,
  background: readonly Flow[],
  parties: readonly (readonly Flow[])[],
  classes: readonly PartyClass[],
): readonly (readonly OrderUnion[])[] | null {
  const unions = emptyUnions(parties, classes);
  const total = classes.reduce((sum, { members }) => sum + members.length, 0);
  const withSources = sharesHost(background, parties);
  let budget = translationBudget;
  const start = (sequence: readonly number[]): Pat => {
    const pat = new Pat(options);
    background.forEach((flow) => pat.translate(flow, 0));
    const used = classes.map(() => 0);
    for (const index of sequence) {
      const member = classes[index]?.members[used[index] ?? 0] ?? 0;
      used[index] = (used[index] ?? 0) + 1;
      parties[member]?.forEach((flow) => pat.translate(flow, 0));
      budget -= parties[member]?.length ?? 0;
    }
    budget -= background.length;
    return pat;
  };
  let level: State[] = [{ counts: classes.map(() => 0), sequence: [], weight: 1, pat: start([]) }];
  for (let started = 0; started < total; started++) {
    const next = new Map<string, State>();
    for (const state of level) {
      const open = classes.flatMap(({ members }, index) =>
        (state.counts[index] ?? 0) < members.length ? [index] : [],
      );
      for (const [nth, index] of open.entries()) {
        if (budget < 0) {
          return null;
        }
        const members = classes[index]?.members ?? [];
        const count = state.counts[index] ?? 0;
        const isLast = nth === open.length - 1;
        const pat = isLast && state.pat !== null ? state.pat : start(state.sequence);
        const share = (members.length - count) / (total - started);
        // A member starts at this place of the order with the same chance as every other member of its class.
        const weight = (state.weight * share) / members.length;
        parties[members[count] ?? 0]?.forEach((flow, at) => {
          unions[index]?.[at]?.add(pat.translate(flow, 0).prediction, weight);
          budget--;
        });
        const counts = state.counts.map((each, other) => (other === index ? each + 1 : each));
        const key = classes.length === 1 ? '' : `${counts.join(' ')}|${pat.signature(withSources)}`;
        const same = next.get(key);
        next.set(key, {
          counts,
          sequence: same?.sequence ?? [...state.sequence, index],
          weight: (same?.weight ?? 0) + state.weight * share,
          pat: same?.pat ?? pat,
        });
      }
      state.pat = null;
    }
    level = [...next.values()];
  }
  return unions;
}

/** Every port that a flow could get if all others stood in its way as they please; the chance of a drop is sampled. */
function boundOverOrders(
  options: PatOptions,
  background: readonly Flow[],
  parties: readonly (readonly Flow[])[],
  classes: readonly PartyClass[],
): readonly (readonly OrderUnion[])[] {
  const unions = emptyUnions(parties, classes);
  const idle = new Pat(options);
  background.forEach((flow) => idle.translate(flow, 0));
  const flows = classes.reduce(
    (sum, { members }) => sum + members.length * (parties[members[0] ?? 0]?.length ?? 0),
    0,
  );
  classes.forEach(({ members }, index) =>
    parties[members[0] ?? 0]?.forEach((flow, at, own) =>
      unions[index]?.[at]?.widen(idle.bound(flow, own.slice(0, at), flows - 1)),
    ),
  );
  const random = new Random(options.seed);
  const order = classes.flatMap(({ members }, index) => members.map((member) => ({ member, index })));
  for (let round = 0; round < sampledOrders; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const swapped = order[i];
      const other = order[j];
      if (swapped !== undefined && other !== undefined) {
        order[i] = other;
        order[j] = swapped;
      }
    }
    const pat = new Pat(options);
    background.forEach((flow) => pat.translate(flow, 0));
    for (const { member, index } of order) {
      const size = classes[index]?.members.length ?? 1;
      parties[member]?.forEach((flow, at) =>
        unions[index]?.[at]?.add(pat.translate(flow, 0).prediction, 1 / sampledOrders / size),
      );
    }
  }
  return unions;
}

function emptyUnions(
  parties: readonly (readonly Flow[])[],
  classes: readonly PartyClass[],
): readonly (readonly OrderUnion[])[] {
  return classes.map(({ members }) => (parties[members[0] ?? 0] ?? []).map(() => new OrderUnion()));
}

function sharesHost(background: readonly Flow[], parties: readonly (readonly Flow[])[]): boolean {
  const seen = new Set(background.map(({ inside }) => inside.address));
  return parties.some((flows) => {
    const hosts = new Set(flows.map(({ inside }) => inside.address));
    const isShared = [...hosts].some((host) => seen.has(host));
    hosts.forEach((host) => seen.add(host));
    return isShared;
  });
}
