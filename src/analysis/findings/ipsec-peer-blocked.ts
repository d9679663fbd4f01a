import type { Barrier } from '../barrier';
import type { Place } from '../place';
import { stationPlace } from '../station-place';
import type { Study } from '../study';
import { certainDrops } from './certain';
import type { Concerned, Finding } from './finding';

/** Peers that a firewall drops by its zones or security levels, without an ACL that is bound to an interface. */
export function peerBlockedByFirewall(study: Study): readonly Finding[] {
  const found = new Map<string, Finding & { readonly concerned: Concerned[] }>();
  for (const report of study.stations) {
    const { device, barrier } = report.station;
    if (barrier === undefined) continue;
    for (const { translation, peer, entry } of certainDrops(study, report)) {
      const place = stationPlace(report.station, entry);
      const key = JSON.stringify([device.id, barrier.kind, place]);
      const known = found.get(key) ?? findingAt(device.id, place, barrier);
      known.concerned.push({ peer: peer.name, translation });
      found.set(key, known);
    }
  }
  return [...found.values()];
}

function findingAt(
  file: string,
  place: Place,
  { kind, from, to, policy, related }: Barrier,
): Finding & { readonly concerned: Concerned[] } {
  const own = JSON.stringify(place);
  return {
    code: 'ipsec.peer-blocked',
    severity: 'error',
    file,
    place,
    concerned: [],
    args: { kind, from, to, policy: policy ?? '' },
    related: related.filter((one) => JSON.stringify(one.place) !== own).map((one) => ({ ...one, file })),
  };
}
