import { valuesEqual } from '../config/values/equal';
import type { Verdict } from './acl/evaluate';
import type { CompiledList } from './acl/compiled-list';
import { sameNames } from './acl/kept-by-list';
import { matchAce } from './acl/match';
import { meetOf, type Missed } from './acl/missed';
import { replacedEntries } from './acl/replaced-entries';
import type { VaryingSide } from './acl/packet';
import type { Station } from './situation';
import { distinctPackets, type WeightedPackets } from './seen-packets';
import type { EntryReport, EntryUse, StationReport } from './verdicts';

/** What an ACL says of one conversation; no verdict where it does not get there. */
export interface ListJudgement {
  readonly verdict: Verdict | null;
  /** Entries that would have admitted it but for the port; null where nobody had to know, as all of it passes. */
  readonly missed: Missed | null;
  /** What was judged. */
  readonly parts: readonly WeightedPackets[];
  readonly orders: number;
}

const judgements = new WeakMap<StationReport, ReadonlyMap<number, ListJudgement>>();

/** Remembers how a report was found, so that that of a list with few other entries can be made from it. */
export function keepJudgements(report: StationReport, own: ReadonlyMap<number, ListJudgement>): void {
  judgements.set(report, own);
}

/**
 * What is left of the judgements of an ACL after some of its entries were replaced. A judgement is a function of the list, of
 * what its names mean and of the packets: what it says of packets that are the same, and that no replaced entry matched or
 * matches, still holds, and of the entries that were missed only the replaced ones are looked at.
 */
export class EarlierJudgements {
  private constructor(
    private readonly before: StationReport,
    private readonly known: ReadonlyMap<number, ListJudgement>,
    private readonly replaced: readonly number[],
    private readonly varying: VaryingSide,
  ) {}

  /** Null where the two lists have little in common, or may mean something else by the same words. */
  static of(before: StationReport, station: Station): EarlierJudgements | null {
    const { device, list, flow } = before.station;
    const known = judgements.get(before);
    if (known === undefined || flow !== station.flow || list.name !== station.list.name) return null;
    const replaced = replacedEntries(list, station.list);
    if (replaced === null || !sameNames(device.summary, station.device.summary)) return null;
    return new EarlierJudgements(before, known, replaced, flow === 'outbound' ? 'source' : 'destination');
  }

  /** The judgement of the same packets; null where others were judged. */
  private judged(index: number, parts: readonly WeightedPackets[], orders: number): ListJudgement | null {
    const judgement = this.known.get(index);
    if (judgement?.orders !== orders) return null;
    return judgement.parts === parts || valuesEqual(judgement.parts, parts) ? judgement : null;
  }

  /** The verdict where no replaced entry can have a part in it; else null. */
  verdictOf(
    index: number,
    parts: readonly WeightedPackets[],
    orders: number,
    compiled: CompiledList,
  ): Verdict | null {
    const verdict = this.judged(index, parts, orders)?.verdict ?? null;
    if (verdict === null) return null;
    const { decisions } = verdict;
    const packets = distinctPackets(parts);
    const isUntouched = this.replaced.every((entry) => {
      if (decisions.some((decision) => decision.entry === entry)) return false;
      if (decisions.every((decision) => decision.entry !== null && decision.entry < entry)) return true;
      const ace = compiled.ace(entry);
      return ace === null || packets.every((one) => matchAce(ace, one, this.varying) === null);
    });
    return isUntouched ? verdict : null;
  }

  /** The entries that are missed now; null where that takes a look at all of them. */
  missedOf(
    index: number,
    parts: readonly WeightedPackets[],
    orders: number,
    compiled: CompiledList,
  ): Missed | null {
    const missed = this.judged(index, parts, orders)?.missed ?? null;
    if (missed === null) return null;
    const packets = distinctPackets(parts);
    let { entries, reach } = missed;
    for (const entry of this.replaced) {
      if (entry > reach) break;
      const ace = compiled.ace(entry);
      const meet = ace === null ? null : meetOf(ace, packets, this.varying);
      const takesAll = meet?.takesAll === true;
      if (entry === reach && !takesAll) return null;
      entries = entries.with(entry, meet?.isMissed === true);
      if (takesAll && entry < reach) {
        reach = entry;
        entries = entries.upTo(entry);
      }
    }
    if (entries === missed.entries && reach === missed.reach) return missed;
    return { entries, reach, origin: missed.origin };
  }

  /** The report made of the earlier one; null where too much of it is different. */
  reportOf(station: Station, now: ReadonlyMap<number, ListJudgement>): StationReport | null {
    const touched = new Set<number | null>(this.replaced);
    if (now.size !== this.known.size) return null;
    for (const [index, judgement] of now) {
      const earlier = this.known.get(index);
      if (earlier === undefined || !this.noteDifference(touched, earlier, judgement)) return null;
    }
    const entries = this.before.entries.slice();
    for (const entry of touched) {
      if (entry !== null) entries[entry] = entryReportOf(entry, now);
    }
    return {
      station,
      verdicts: verdictsOf(now),
      entries,
      implicitDeny: touched.has(null) ? entryReportOf(null, now) : this.before.implicitDeny,
    };
  }

  /** Notes the entries of which two judgements say different things; false where these are too many to tell. */
  private noteDifference(touched: Set<number | null>, before: ListJudgement, now: ListJudgement): boolean {
    if (before.verdict !== now.verdict) {
      for (const { entry } of before.verdict?.decisions ?? []) touched.add(entry);
      for (const { entry } of now.verdict?.decisions ?? []) touched.add(entry);
    }
    const [old, made] = [before.missed, now.missed];
    if (old === made) return true;
    // Then only replaced entries came or went.
    return old !== null && made !== null && old.reach === made.reach && old.origin === made.origin;
  }
}

/** The report of a station, of one judgement after the other. */
export function verdictsOf(now: ReadonlyMap<number, ListJudgement>): ReadonlyMap<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  for (const [index, { verdict }] of now) if (verdict !== null) verdicts.set(index, verdict);
  return verdicts;
}

function entryReportOf(entry: number | null, now: ReadonlyMap<number, ListJudgement>): EntryReport {
  const decides: EntryUse[] = [];
  const misses: number[] = [];
  for (const [translation, { verdict, missed }] of now) {
    for (const decision of verdict?.decisions ?? []) {
      const { action, share } = decision;
      if (decision.entry === entry) decides.push({ translation, action, share });
    }
    if (entry !== null && missed?.entries.has(entry) === true) misses.push(translation);
  }
  return { decides, misses };
}
