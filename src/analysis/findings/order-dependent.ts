import type { Study } from '../study';
import type { Concerned, Finding } from './finding';
import { peerOf } from './certain';

/** ACLs past which a peer gets in some start orders and not in others. */
export function orderDependent(study: Study): readonly Finding[] {
  return study.stations.flatMap((report): readonly Finding[] => {
    const { device, list } = report.station;
    const concerned = [...report.verdicts].flatMap(
      ([translation, { byOrder = [] }]): readonly Concerned[] => {
        const peer = peerOf(study, translation);
        const shares = byOrder.filter((share) => share !== null);
        const differs = shares.some((share) => Math.abs(share - (shares[0] ?? share)) > 1e-9);
        return peer !== undefined && differs ? [{ peer: peer.name, translation }] : [];
      },
    );
    if (concerned.length === 0) return [];
    return [
      {
        code: 'acl.order-dependent',
        severity: 'info',
        file: device.id,
        place: { kind: 'acl-name', list: list.name },
        concerned,
        args: { list: list.name },
        related: [],
      },
    ];
  });
}
