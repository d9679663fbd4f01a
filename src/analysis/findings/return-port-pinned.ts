import { flatMapInSteps, type Steps } from '../steps';
import type { Study } from '../study';
import type { StationReport } from '../verdicts';
import { admittedWithout } from './pinned-ports';
import { related } from './related';
import type { Finding } from './finding';

/**
 * Entries of a stateless inbound ACL of the PAT router that would admit the answers to inside peers but for the destination
 * port, which is the one that PAT gave.
 */
export function* returnPortPinned(study: Study): Steps<readonly Finding[]> {
  const found: Finding[] = [];
  for (const report of study.stations) {
    if (report.station.sees !== 'global' || report.station.flow !== 'return') continue;
    for (const finding of yield* pinnedAt(study, report)) found.push(finding);
  }
  return found;
}

function pinnedAt(study: Study, report: StationReport): Steps<readonly Finding[]> {
  const { device, list } = report.station;
  return flatMapInSteps(report.entries, ({ misses }, entry): readonly Finding[] => {
    if (misses.length === 0) return [];
    const concerned = admittedWithout(study, report, entry, 'destination');
    if (concerned.length === 0) return [];
    return [
      {
        code: 'acl.return-port-pinned',
        severity: 'error',
        file: device.id,
        place: { kind: 'destination-ports', list: list.name, entry },
        concerned,
        args: { list: list.name },
        related: related(study, report, concerned),
      },
    ];
  });
}
