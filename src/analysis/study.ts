import type { Verdict } from './acl/evaluate';
import { conversationsByPeer, judgeInSteps, type StationReport } from './verdicts';
import { atOnce, type Steps } from './steps';
import { withOrderOutcomes } from './order-outcomes';
import { translateParts } from './part-translations';
import { takesTime, translateOverTime } from './translate-over-time';
import { outcomeOf, translate, type Translation } from './translations';
import type { Situation } from './situation';

/** How one peer fares: the worst over its conversations and the ACLs on its way. */
export interface PeerReport {
  /** Indexes in `study.translations`, in the order in which they start. */
  readonly translations: readonly number[];
  /** Null where no ACL is on the way and no device drops it. */
  readonly verdict: { readonly verdict: 'permit' | 'deny' | 'partial'; readonly share: number } | null;
}

/** The answer to a situation: what every conversation becomes, and what every ACL on the way says of it. */
export interface Study {
  readonly situation: Situation;
  readonly translations: readonly Translation[];
  readonly stations: readonly StationReport[];
  readonly peers: readonly PeerReport[];
}

/** Every conversation when it starts: pure, the same answer for the same question. */
export function study(situation: Situation): Study {
  return atOnce(studyInSteps(situation));
}

/** The same in short steps, as far as long access lists are judged; of an earlier study what still holds is not found again. */
export function* studyInSteps(situation: Situation, before: Study | null = null): Steps<Study> {
  return yield* judgedInSteps(situation, translationsOf(situation), before);
}

function translationsOf(situation: Situation): readonly Translation[] {
  if (takesTime(situation)) return translateOverTime(situation);
  if (situation.parts !== undefined) return translateParts(situation.parts);
  const translations = translate(situation);
  return situation.order === 'any' ? withOrderOutcomes(situation, translations) : translations;
}

/** The study of translations that are known already, as those of one moment of a run. */
export function judged(situation: Situation, translations: readonly Translation[]): Study {
  return atOnce(judgedInSteps(situation, translations, null));
}

function* judgedInSteps(
  situation: Situation,
  translations: readonly Translation[],
  before: Study | null,
): Steps<Study> {
  const stations: StationReport[] = [];
  for (const [at, station] of situation.stations.entries()) {
    stations.push(yield* judgeInSteps(situation, station, translations, before?.stations[at]));
  }
  const byPeer = conversationsByPeer(translations);
  const met = verdictsByTranslation(translations, stations);
  const peers = situation.peers.map((_, peer) => peerReport(byPeer.get(peer) ?? [], translations, met));
  return { situation, translations, stations, peers };
}

interface KnownReport {
  readonly of: readonly unknown[];
  readonly report: PeerReport;
}

/** By a peer's first conversation, how it last fared. */
const knownReports = new WeakMap<Translation, KnownReport>();

/** The same object as long as its conversations, their indexes and their verdicts are. */
function peerReport(
  own: readonly number[],
  translations: readonly Translation[],
  met: VerdictsMet,
): PeerReport {
  const first = translations[own[0] ?? -1];
  const of: unknown[] = [];
  for (const index of own) of.push(index, translations[index], ...(met[index] ?? []));
  const known = first === undefined ? undefined : knownReports.get(first);
  if (known?.of.length === of.length && known.of.every((one, at) => one === of[at])) return known.report;
  const report = { translations: own, verdict: worst(own, translations, met) };
  if (first !== undefined) knownReports.set(first, { of, report });
  return report;
}

/** What each list on the way says of a conversation, in the order of the stations. */
type VerdictsMet = readonly (readonly Verdict[])[];

function verdictsByTranslation(
  translations: readonly Translation[],
  stations: readonly StationReport[],
): VerdictsMet {
  const met = translations.map((): Verdict[] => []);
  for (const { verdicts } of stations) for (const [index, verdict] of verdicts) met[index]?.push(verdict);
  return met;
}

function worst(
  own: readonly number[],
  translations: readonly Translation[],
  met: VerdictsMet,
): PeerReport['verdict'] {
  let found = false;
  let share = 1;
  let denied = false;
  for (const index of own) {
    const translation = translations[index];
    if (translation !== undefined && outcomeOf(translation).prediction.ports.kind === 'dropped') {
      found = true;
      denied = true;
    }
    for (const verdict of met[index] ?? []) {
      found = true;
      share = Math.min(share, verdict.share);
      if (verdict.verdict === 'deny') denied = true;
    }
  }
  if (!found) return null;
  const joint = jointShare(own, translations, met);
  if (joint !== null) {
    if (joint === 0) return { verdict: 'deny', share: 0 };
    return joint > 1 - 1e-9 ? { verdict: 'permit', share: 1 } : { verdict: 'partial', share: joint };
  }
  if (denied) return { verdict: 'deny', share: 0 };
  return share === 1 ? { verdict: 'permit', share } : { verdict: 'partial', share };
}

/** Any order: the chance that all conversations of the peer pass in the same start order; null without orders. */
function jointShare(
  own: readonly number[],
  translations: readonly Translation[],
  met: VerdictsMet,
): number | null {
  const orders = translations[own[0] ?? -1]?.orders;
  if (orders === undefined) return null;
  let joint = 0;
  orders.forEach(({ weight }, order) => {
    let share = 1;
    for (const index of own) {
      if (translations[index]?.orders?.[order]?.prediction.ports.kind === 'dropped') share = 0;
      for (const verdict of met[index] ?? []) {
        share = Math.min(share, verdict.byOrder?.[order] ?? verdict.share);
      }
    }
    joint += weight * share;
  });
  return joint;
}
