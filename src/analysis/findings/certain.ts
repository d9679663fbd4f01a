import type { KnownPeer } from '../situation';
import type { Study } from '../study';
import type { StationReport } from '../verdicts';

/** A conversation that an ACL drops for certain: nothing about it hangs on a placeholder or an address that no text tells. */
export interface Drop {
  /** Index in `study.translations`. */
  readonly translation: number;
  readonly peer: KnownPeer;
  /** The line that drops it, null for the implicit deny. */
  readonly entry: number | null;
}

export function certainDrops(study: Study, report: StationReport): readonly Drop[] {
  return [...report.verdicts].flatMap(([translation, { verdict, decisions }]): readonly Drop[] => {
    if (verdict !== 'deny' || decisions.some(({ doubts }) => doubts.length > 0)) return [];
    const peer = peerOf(study, translation);
    if (peer === undefined || peer.gatewayAssumed) return [];
    return [{ translation, peer, entry: decisions[0]?.entry ?? null }];
  });
}

export function peerOf(study: Study, translation: number): KnownPeer | undefined {
  const index = study.translations[translation]?.peer ?? null;
  return index === null ? undefined : study.situation.peers[index];
}
