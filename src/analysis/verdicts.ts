import { evaluate, type Decision, type Verdict } from './acl/evaluate';
import { missedEntries } from './acl/missed';
import { CompiledList } from './acl/compiled-list';
import { noteNames } from './acl/kept-by-list';
import { keptByList } from './acl/kept-by-list';
import type { PacketSet } from './acl/packet';
import { inOwnNumbers } from './part-translations';
import { distinctPackets, packetsAt } from './seen-packets';
import type { Translation } from './translations';
import type { Situation, Station } from './situation';
import { EarlierJudgements, keepJudgements, verdictsOf, type ListJudgement } from './rejudge';
import { atOnce, type Steps } from './steps';

/** What one line of an ACL does with one conversation. */
export interface EntryUse {
  /** Index in `study.translations`. */
  readonly translation: number;
  readonly action: 'permit' | 'deny';
  /** The part of the conversation's outcomes that the line decides, 0 to 1. */
  readonly share: number;
}

/** One line of an ACL, or its implicit deny. */
export interface EntryReport {
  readonly decides: readonly EntryUse[];
  /** Conversations that a permit line would have admitted but for the port that PAT changed; indexes of translations. */
  readonly misses: readonly number[];
}

/** An ACL on the way with its verdict on each conversation. */
export interface StationReport {
  readonly station: Station;
  /** By index of the translation, in that order; none where the conversation does not get there. */
  readonly verdicts: ReadonlyMap<number, Verdict>;
  /** By entry of the list. */
  readonly entries: readonly EntryReport[];
  readonly implicitDeny: EntryReport;
}

/** The verdict of one ACL on every conversation, and what each of its lines decides. */
export function judge(
  situation: Situation,
  station: Station,
  translations: readonly Translation[],
): StationReport {
  return atOnce(judgeInSteps(situation, station, translations));
}

/** The same in short steps; what still holds of an earlier report, of a list that was edited since, is not found again. */
export function* judgeInSteps(
  situation: Situation,
  station: Station,
  translations: readonly Translation[],
  before?: StationReport,
): Steps<StationReport> {
  const { list } = station;
  const { summary } = station.device;
  const own = conversationsAt(station, translations);
  const judged = judgedStations.get(station);
  if (judged?.isSame(own, translations) === true) return judged.report;
  const known = knownJudgements(station);
  yield* noteNames(list);
  const compiled = new CompiledList(list, summary);
  const earlier = before === undefined ? null : EarlierJudgements.of(before, station);
  const judgements = new Map<number, ListJudgement>();
  for (const index of own) {
    const translation = translations[index];
    if (translation === undefined) continue;
    const key = station.after === undefined || station.after < 0 ? inOwnNumbers(translation) : translation;
    let found = known?.get(key);
    if (found === undefined) {
      found = yield* judgeOne(situation, station, compiled, translation, earlier, index);
      known?.set(key, found);
    }
    judgements.set(index, found);
  }
  const report = earlier?.reportOf(station, judgements) ?? (yield* reportOf(station, judgements));
  keepJudgements(report, judgements);
  // What depends on other peers too is told by the situation.
  if (known !== null) judgedStations.set(station, new JudgedStation(report, own, translations));
  return report;
}

const judgedStations = new WeakMap<Station, JudgedStation>();

/** Entries that are noted in one step. */
const entriesOfStep = 5000;

function* reportOf(station: Station, judgements: ReadonlyMap<number, ListJudgement>): Steps<StationReport> {
  const drafts = new Map<number | null, EntryDraft>();
  const draftOf = (entry: number | null): EntryDraft => {
    const draft = drafts.get(entry) ?? { decides: [], misses: [] };
    drafts.set(entry, draft);
    return draft;
  };
  for (const [translation, { verdict, missed }] of judgements) {
    for (const { entry, action, share } of verdict?.decisions ?? []) {
      draftOf(entry).decides.push({ translation, action, share });
    }
    let noted = 0;
    for (const entry of missed?.entries ?? []) {
      draftOf(entry).misses.push(translation);
      if (++noted % entriesOfStep === 0) yield;
    }
  }
  const entries: EntryReport[] = [];
  for (let entry = 0; entry < station.list.entries.length; entry++) {
    entries.push(drafts.get(entry) ?? untouched);
    if (entry % entriesOfStep === entriesOfStep - 1) yield;
  }
  return { station, verdicts: verdictsOf(judgements), entries, implicitDeny: drafts.get(null) ?? untouched };
}

/** The indexes of the conversations in whose way a station stands, in order. */
function conversationsAt({ peers }: Station, translations: readonly Translation[]): readonly number[] {
  const byPeer = conversationsByPeer(translations);
  const own = [...(peers ?? byPeer.keys())].flatMap((peer) => byPeer.get(peer) ?? []);
  return own.every((index, at) => at === 0 || (own[at - 1] ?? 0) < index) ? own : own.sort((a, b) => a - b);
}

const byPeers = new WeakMap<readonly Translation[], ReadonlyMap<number, readonly number[]>>();

/** The indexes of each peer's conversations, found once for all stations. */
export function conversationsByPeer(
  translations: readonly Translation[],
): ReadonlyMap<number, readonly number[]> {
  const known = byPeers.get(translations);
  if (known !== undefined) return known;
  const found = new Map<number, number[]>();
  translations.forEach(({ peer }, index) => {
    if (peer === null) return;
    const own = found.get(peer);
    if (own === undefined) found.set(peer, [index]);
    else own.push(index);
  });
  byPeers.set(translations, found);
  return found;
}

/** A report with what it was made of, so that it is not made again as long as that is the same. */
class JudgedStation {
  private readonly conversations: readonly (Translation | undefined)[];

  constructor(
    readonly report: StationReport,
    private readonly indexes: readonly number[],
    translations: readonly Translation[],
  ) {
    this.conversations = indexes.map((index) => translations[index]);
  }

  isSame(indexes: readonly number[], translations: readonly Translation[]): boolean {
    return (
      indexes.length === this.indexes.length &&
      indexes.every(
        (index, at) => index === this.indexes[at] && translations[index] === this.conversations[at],
      )
    );
  }
}

function* judgeOne(
  situation: Situation,
  station: Station,
  compiled: CompiledList,
  translation: Translation,
  earlier: EarlierJudgements | null,
  index: number,
): Steps<ListJudgement> {
  const varying = station.flow === 'outbound' ? 'source' : 'destination';
  const parts = packetsAt(situation, station, translation);
  const orders = translation.orders?.length ?? 0;
  yield;
  if (parts.length === 0) return { verdict: null, missed: null, parts, orders };
  let verdict = earlier?.verdictOf(index, parts, orders, compiled) ?? null;
  if (verdict === null) {
    const verdicts = new Map<PacketSet, Verdict>();
    for (const packets of distinctPackets(parts)) {
      yield* compiled.prepare(packets, varying);
      verdicts.set(packets, evaluate(compiled, packets, varying));
    }
    const weighted = parts.flatMap(({ packets, weight, order }): readonly WeightedVerdict[] => {
      const found = verdicts.get(packets);
      return found === undefined ? [] : [{ verdict: found, weight, order }];
    });
    verdict = combine(weighted, orders);
  }
  if (verdict.verdict === 'permit') return { verdict, missed: null, parts, orders };
  let missed = earlier?.missedOf(index, parts, orders, compiled) ?? null;
  if (missed === null) {
    const packets = distinctPackets(parts);
    for (const one of packets) yield* compiled.prepare(one, varying);
    missed = yield* missedEntries(compiled, packets, varying);
  }
  return { verdict, missed, parts, orders };
}

/** By what else than list and conversation a judgement depends on. */
const knownStations = keptByList(() => new Map<string, WeakMap<Translation, ListJudgement>>());

/**
 * What an ACL of a network said of conversations that are still the same; null where that depends on other peers too. One
 * object of a translation always belongs to the same peer.
 */
function knownJudgements(station: Station): WeakMap<Translation, ListJudgement> | null {
  const { device, list, flow, sees, after, gateway, peers, protocols, passedPorts } = station;
  if (peers === undefined || gateway === undefined) return null;
  const checked = [protocols, passedPorts].map((some) => [...(some ?? [])].join());
  const place = `${flow} ${sees} ${after ?? ''} ${gateway} ${checked.join(' ')}`;
  const known = knownStations(list, device.summary);
  const found = known.get(place) ?? new WeakMap<Translation, ListJudgement>();
  known.set(place, found);
  return found;
}

interface EntryDraft {
  readonly decides: EntryUse[];
  readonly misses: number[];
}

const untouched: EntryReport = { decides: [], misses: [] };

interface WeightedVerdict {
  readonly verdict: Verdict;
  readonly weight: number;
  readonly order: number;
}

function combine(parts: readonly WeightedVerdict[], orders: number): Verdict {
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && orders === 0) return only.verdict;
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const decisions = new Map<string, Decision>();
  let share = 0;
  for (const { verdict, weight } of parts) {
    share += (verdict.share * weight) / total;
    for (const decision of verdict.decisions) {
      const key = `${decision.entry ?? ''} ${decision.action}`;
      const known = decisions.get(key);
      const added = (decision.share * weight) / total;
      decisions.set(
        key,
        known === undefined
          ? { ...decision, share: added }
          : {
              ...known,
              share: known.share + added,
              ports:
                known.ports === null || decision.ports === null ? null : known.ports.union(decision.ports),
            },
      );
    }
  }
  const verdicts = new Set(parts.map(({ verdict }) => verdict.verdict));
  const [first] = verdicts;
  const verdict = verdicts.size === 1 && first !== undefined ? first : 'partial';
  const sorted = [...decisions.values()].sort(
    (one, other) => (one.entry ?? Infinity) - (other.entry ?? Infinity),
  );
  const whole = { verdict, share: verdict === 'permit' ? 1 : share, decisions: sorted };
  return orders === 0 ? whole : { ...whole, byOrder: sharesByOrder(parts, orders) };
}

function sharesByOrder(parts: readonly WeightedVerdict[], orders: number): readonly (number | null)[] {
  const weights = Array.from({ length: orders }, () => 0);
  const shares = Array.from({ length: orders }, () => 0);
  for (const { verdict, weight, order } of parts) {
    weights[order] = (weights[order] ?? 0) + weight;
    shares[order] = (shares[order] ?? 0) + verdict.share * weight;
  }
  return shares.map((share, order) => {
    const weight = weights[order] ?? 0;
    return weight === 0 ? null : share / weight;
  });
}
