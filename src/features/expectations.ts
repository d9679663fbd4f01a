import { checkExpectation, type ExpectationResult } from '../analysis/expectations';
import { studyAt } from '../analysis/scenario-run';
import type { Study } from '../analysis/study';
import type { Snapshot } from '../workspace/snapshot';

/** Every line of `expect` of the snapshot's scenario with what came of it; empty where nothing can be predicted. */
export function expectationResults({ document, fileStudy }: Snapshot): readonly ExpectationResult[] {
  const expectations = document?.scenario?.scenario?.expect ?? [];
  if (fileStudy === null) return [];
  const moments = new Map<number, Study>();
  const studyOf = (at: number | null): Study => {
    const timeline = at === null ? null : fileStudy.timeline();
    if (at === null || timeline === null) return fileStudy.study;
    const known = moments.get(at) ?? studyAt(fileStudy.study, timeline, at);
    moments.set(at, known);
    return known;
  };
  return expectations.map((expectation) => checkExpectation(studyOf(expectation.at), expectation));
}
