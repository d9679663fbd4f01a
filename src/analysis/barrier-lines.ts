import type { Annotation } from './annotations';
import type { Place } from './place';
import { stationPlace } from './station-place';
import type { StationReport } from './verdicts';

/** What each line does that makes a firewall's decision; of several entries from one line together. */
export function barrierLines(report: StationReport): readonly Annotation[] {
  const lines = new Map<string, { place: Place; passing: Set<number>; failing: Set<number> }>();
  const all = [...report.entries.entries(), [null, report.implicitDeny] as const];
  for (const [entry, { decides }] of all) {
    if (decides.length === 0) continue;
    const place = stationPlace(report.station, entry);
    const key = JSON.stringify(place);
    const line = lines.get(key) ?? { place, passing: new Set(), failing: new Set() };
    for (const { action, translation } of decides) {
      (action === 'permit' ? line.passing : line.failing).add(translation);
    }
    lines.set(key, line);
  }
  return [...lines.values()].map(({ place, passing, failing }) => ({
    kind: 'barrier',
    place,
    station: report,
    passing: [...passing],
    failing: [...failing],
  }));
}
