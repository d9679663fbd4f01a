import type { Ports } from '../engine/prediction';
import { PortSet } from '../engine/port-set';
import type { ExpectedPorts, Expectation } from '../scenario/model';
import { outcomeOf, type Translation } from './translations';
import type { Study } from './study';

/** What came instead of what a line of `expect` says; `messages/expectations.ts` makes its sentence. */
export type Mismatch =
  | { readonly code: 'no-such-conversation'; readonly purpose: 'ike' | 'stream' }
  | {
      readonly code: 'ports';
      readonly purpose: 'ike' | 'stream';
      readonly expected: ExpectedPorts;
      readonly actual: Ports;
    }
  | { readonly code: 'verdict'; readonly expected: string; readonly actual: string | null };

/** A line of `expect` with everything in which it is not met. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  readonly mismatches: readonly Mismatch[];
}

/** Compares one expectation with the study of the moment that it names. */
export function checkExpectation(study: Study, expectation: Expectation): ExpectationResult {
  const mismatches: Mismatch[] = [];
  const peer = study.situation.peers.findIndex((one) => one.name === expectation.peer.value);
  for (const purpose of ['ike', 'stream'] as const) {
    const expected = expectation[purpose]?.value;
    if (expected === undefined) continue;
    const found = translationOf(study, peer, purpose);
    const actual = found === undefined ? null : outcomeOf(found).prediction.ports;
    if (actual === null) mismatches.push({ code: 'no-such-conversation', purpose });
    else if (!isMet(expected, actual)) mismatches.push({ code: 'ports', purpose, expected, actual });
  }
  const verdict = expectation.verdict?.value;
  if (verdict !== undefined) {
    const actual = study.peers[peer]?.verdict?.verdict ?? null;
    if (actual !== verdict) mismatches.push({ code: 'verdict', expected: verdict, actual });
  }
  return { expectation, mismatches };
}

/** The row of a peer's conversation, or undefined where the peer has none of that purpose. */
function translationOf(study: Study, peer: number, purpose: 'ike' | 'stream'): Translation | undefined {
  return study.translations.find((one) => one.peer === peer && one.purpose === purpose);
}

/** A set is met when every possible outcome lies in it. */
function isMet(expected: ExpectedPorts, actual: Ports): boolean {
  if (expected === 'dropped' || expected === 'none') return actual.kind === expected;
  const allowed = PortSet.from(expected.map(({ first, last }) => [first, last] as const));
  if (actual.kind === 'exact') return allowed.has(actual.port);
  if (actual.kind !== 'any-of') return false;
  return (actual.dropChance ?? 0) === 0 && actual.ports.isSubsetOf(allowed);
}
