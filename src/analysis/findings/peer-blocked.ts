import type { Study } from '../study';
import type { Concerned, Finding } from './finding';
import { related } from './related';

/**
 * Peers whose packets meet a deny or the implicit deny; `reported` are the conversations that a more telling finding about
 * the same ACL has named already.
 */
export function peerBlocked(
  study: Study,
  reported: (file: string, peer: string) => boolean,
): readonly Finding[] {
  return study.stations.flatMap((report): readonly Finding[] => {
    const { device, list } = report.station;
    const byLine = new Map<number | null, Concerned[]>();
    report.verdicts.forEach((verdict, translation) => {
      if (verdict?.verdict !== 'deny') return;
      const index = study.translations[translation]?.peer ?? null;
      const peer = index === null ? undefined : study.situation.peers[index];
      if (peer === undefined || peer.gatewayAssumed || reported(device.id, peer.name)) return;
      if (verdict.decisions.some((decision) => decision.doubts.length > 0)) return;
      const entry = verdict.decisions[0]?.entry ?? null;
      byLine.set(entry, [...(byLine.get(entry) ?? []), { peer: peer.name, translation }]);
    });
    return [...byLine].map(([entry, concerned]) => ({
      code: 'acl.peer-blocked',
      severity: 'error',
      file: device.id,
      place:
        entry === null
          ? { kind: 'acl-name', list: list.name }
          : { kind: 'acl-entry', list: list.name, entry },
      concerned,
      args: { list: list.name, kind: entry === null ? 'implicit-deny' : 'line' },
      related: related(study, report, concerned).filter((place) => place.role === 'nat-rule'),
    }));
  });
}
