import type { Annotation } from '../analysis/annotations';
import { decisionPlace } from '../analysis/explain-place';
import type { Study } from '../analysis/study';
import { doubtOfLine, doubtWords } from '../messages/doubts';
import { explanationWords } from '../messages/explanation';
import type { Snapshot } from '../workspace/snapshot';
import { spanOf } from './places';

/** What the verdicts of lists on some conversations suppose, each once: at the annotated list, else at all on the way. */
export function supposedByLists(
  snapshot: Snapshot,
  study: Study,
  annotation: Annotation,
  indexes: readonly number[],
): readonly string[] {
  const own = 'station' in annotation ? [annotation.station] : study.stations;
  const supposed = new Set<string>();
  for (const { station, verdicts } of own) {
    for (const index of indexes) {
      for (const decision of verdicts.get(index)?.decisions ?? []) {
        if (decision.doubts.length === 0) continue;
        const place = decisionPlace(station, decision);
        const config = place === null ? null : snapshot.config(place.file);
        const span = place === null ? null : spanOf(place.place, config);
        const line = span === null || config === null ? null : config.lines.lineAt(span.start) + 1;
        for (const doubt of decision.doubts) {
          supposed.add(explanationWords.assumes(doubtOfLine(doubt, station.list.name, line)));
        }
      }
    }
  }
  const peers = new Set(indexes.map((index) => study.translations[index]?.peer));
  for (const peer of peers) {
    const known = study.situation.peers[peer ?? -1];
    if (known?.gatewayAssumed === true) supposed.add(doubtWords.gatewayAssumed(known.name));
  }
  return [...supposed];
}
