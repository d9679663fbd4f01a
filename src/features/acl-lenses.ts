import { outcomeOf } from '../analysis/translations';
import { countNatRules, natRulePlace } from '../analysis/nat-rule-place';
import type { Place } from '../analysis/place';
import type { Span } from '../config/model';
import type { Snapshot } from '../workspace/snapshot';
import { deviceOf } from './file-annotations';
import { spanOf } from './places';

/** How many IPsec peers meet a list or a NAT rule, and how many of them it drops, wholly or in part. */
export interface PeerLens {
  readonly span: Span;
  readonly peers: number;
  readonly dropped: number;
}

/** One lens for each ACL and each NAT rule that a peer meets, in text order. */
export function peerLenses(snapshot: Snapshot): readonly PeerLens[] {
  return [...listLenses(snapshot), ...ruleLenses(snapshot)].sort(
    (one, other) => one.span.start - other.span.start,
  );
}

interface Counts {
  readonly peers: Set<number>;
  readonly dropped: Set<number>;
}

function listLenses(snapshot: Snapshot): readonly PeerLens[] {
  const study = snapshot.fileStudy?.study;
  const uri = snapshot.document?.uri;
  const lists = new Map<string, Counts>();
  for (const { station, verdicts } of study?.stations ?? []) {
    if (station.device.id !== uri) continue;
    const { name } = station.list;
    const counts = lists.get(name) ?? { peers: new Set(), dropped: new Set() };
    for (const [index, { verdict }] of verdicts) {
      const peer = study?.translations[index]?.peer ?? null;
      if (peer === null) continue;
      counts.peers.add(peer);
      if (verdict !== 'permit') counts.dropped.add(peer);
    }
    lists.set(name, counts);
  }
  return [...lists].flatMap(([list, counts]) => lensOf(snapshot, { kind: 'acl-name', list }, counts));
}

function ruleLenses(snapshot: Snapshot): readonly PeerLens[] {
  const study = snapshot.fileStudy?.study;
  const device = deviceOf(snapshot);
  if (study === undefined || device === null) return [];
  const rules = Array.from({ length: countNatRules(device.summary) }, (): Counts => ({
    peers: new Set(),
    dropped: new Set(),
  }));
  for (const { peer, steps } of study.translations) {
    for (const step of steps) {
      const isOwn = study.situation.stages[step.stage ?? -1]?.device?.id === device.id;
      if (peer === null || !isOwn) continue;
      const { ports } = outcomeOf({ steps: [step] }).prediction;
      const isDropped = ports.kind === 'dropped' || (ports.kind === 'any-of' && (ports.dropChance ?? 0) > 0);
      for (const rule of [step.natRule ?? -1, ...(step.otherRules ?? [])]) {
        rules[rule]?.peers.add(peer);
        if (isDropped) rules[rule]?.dropped.add(peer);
      }
    }
  }
  return rules.flatMap((counts, rule) => lensOf(snapshot, natRulePlace(device.summary, rule), counts));
}

function lensOf(snapshot: Snapshot, place: Place, { peers, dropped }: Counts): readonly PeerLens[] {
  if (peers.size === 0) return [];
  const span = spanOf(place, snapshot.document?.config ?? null);
  return span === null ? [] : [{ span, peers: peers.size, dropped: dropped.size }];
}
