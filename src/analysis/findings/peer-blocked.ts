import { judgedPlace } from '../entry-place';
import { groupBy } from '../group-by';
import type { Study } from '../study';
import type { Finding } from './finding';
import { certainDrops } from './certain';
import { related } from './related';
import type { Reported } from './reported';

/**
 * Peers whose packets meet a deny or the implicit deny, but for those that a more telling finding about the same ACL has named
 * already.
 */
export function peerBlocked(study: Study, reported: Reported): readonly Finding[] {
  return study.stations.flatMap((report): readonly Finding[] => {
    const { device, list, flow } = report.station;
    const drops = certainDrops(study, report).filter(
      ({ peer }) => !reported.has(device.id, list.name, peer.name),
    );
    const byLine = groupBy(drops, ({ entry }) => entry);
    return [...byLine].map(([entry, dropped]): Finding => {
      const concerned = dropped.map(({ translation, peer }) => ({ peer: peer.name, translation }));
      return {
        code: 'acl.peer-blocked',
        severity: 'error',
        file: device.id,
        place:
          entry === null ? { kind: 'acl-name', list: list.name } : judgedPlace(device.summary, list, entry),
        concerned,
        args: { list: list.name, kind: entry === null ? 'implicit-deny' : 'line', flow },
        related: related(study, report, concerned).filter((place) => place.role === 'nat-rule'),
      };
    });
  });
}
