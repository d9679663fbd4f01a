import type { Profile } from '../../engine/profile';
import type { Table } from '../../tables/model';
import { evidenceOf, type Evidence } from './evidence';
import { findHistory, type Assumed, type History, type Unexplained } from './history';

/** How well one profile explains a table; rows count from 1. */
export interface Comparison {
  readonly profile: Profile;
  /** Rows that some history gives, those of static entries included. */
  readonly explained: number;
  readonly assumed: readonly Assumed[];
  /** How many mappings `assumed` stands for. */
  readonly assumedCount: number;
  /** The sum over the rows of log2 of the number of places that were possible. */
  readonly bits: number;
  readonly unexplained: readonly { readonly row: number; readonly because: NotExplained }[];
  /** Whether all addresses are one pool, or each one is a pool of its own. */
  readonly pools: 'one' | 'each';
  /** Nothing contradicts the profile, and at least one row speaks for it. */
  readonly isExplained: boolean;
}

/** `protocol`: profiles say nothing of it, so the row speaks neither for nor against one. */
export type NotExplained = Unexplained | { readonly code: 'protocol'; readonly protocol: string };

/** The best history of a table in which a profile gives it. */
export function compareTable(table: Table, profile: Profile): Comparison {
  return compareEvidence(evidenceOf(table), profile);
}

/** Profiles by rows explained, then fewest assumed mappings, then bits; equal ones in the given order. */
export function rankProfiles(table: Table, profiles: readonly Profile[]): readonly Comparison[] {
  const evidence = evidenceOf(table);
  return profiles.map((profile) => compareEvidence(evidence, profile)).sort(byRank);
}

function compareEvidence(evidence: Evidence, profile: Profile): Comparison {
  const { addresses } = evidence;
  const one = comparison(evidence, profile, 'one', [findHistory(evidence, profile, addresses)]);
  if (addresses.length < 2) return one;
  const histories = addresses.map((address) => findHistory(evidence, profile, [address]));
  const each = comparison(evidence, profile, 'each', histories);
  return byRank(one, each) <= 0 ? one : each;
}

function comparison(
  evidence: Evidence,
  profile: Profile,
  pools: Comparison['pools'],
  histories: readonly History[],
): Comparison {
  const outOfScope = evidence.outOfScope.map(({ row, protocol }) => ({
    row,
    because: { code: 'protocol', protocol } as const,
  }));
  const contradicting = histories.flatMap(({ unexplained }) => unexplained);
  const assumed = histories.flatMap((history) => history.assumed);
  const explained =
    evidence.ofStatics.length + histories.reduce((sum, history) => sum + history.explained, 0);
  return {
    profile,
    explained,
    assumed,
    assumedCount: assumed.reduce((sum, { count }) => sum + count, 0),
    bits: histories.reduce((sum, history) => sum + history.bits, 0),
    unexplained: [...contradicting, ...outOfScope].sort((a, b) => a.row - b.row),
    pools,
    isExplained: contradicting.length === 0 && explained > 0,
  };
}

/** How many of ranked profiles stand as high as the first. */
export function equallyRanked(ranked: readonly Comparison[]): number {
  const [first] = ranked;
  return first === undefined ? 0 : ranked.filter((other) => byRank(first, other) === 0).length;
}

function byRank(a: Comparison, b: Comparison): number {
  return (
    b.explained - a.explained ||
    a.assumedCount - b.assumedCount ||
    a.bits - b.bits ||
    Number(a.pools === 'each') - Number(b.pools === 'each')
  );
}
