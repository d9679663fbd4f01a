import { judgedPlace } from '../entry-place';
import { CompiledList } from '../acl/compiled-list';
import { evaluate } from '../acl/evaluate';
import type { PacketSet } from '../acl/packet';
import { outcomeOf } from '../translations';
import type { Study } from '../study';
import { packetsAt } from '../seen-packets';
import type { StationReport } from '../verdicts';
import { certainDrops, type Drop } from './certain';
import type { Concerned, Finding } from './finding';
import { related } from './related';
import type { Reported } from './reported';

/** An ACL that admits raw ESP of a peer behind PAT, but not the UDP 4500 that carries its ESP there (RFC 3948). */
export function espOnly(study: Study, reported: Reported): readonly Finding[] {
  return study.stations.flatMap((report) => {
    const drops = streamDrops(study, report, reported);
    if (drops.length === 0) return [];
    const { device, list } = report.station;
    const compiled = new CompiledList(list, device.summary);
    return findingsByLine('acl.esp-only', study, report, drops, ({ translation }) =>
      permittedEsp(study, report, compiled, translation),
    );
  });
}

/** An ACL that admits one of 500 and 4500 for a peer that needs both. */
export function natTraversalMissing(study: Study, reported: Reported): readonly Finding[] {
  return study.stations.flatMap((report) => {
    const drops = certainDrops(study, report).filter(
      ({ peer }) =>
        needsBoth(peer) && !reported.has(report.station.device.id, report.station.list.name, peer.name),
    );
    return findingsByLine('acl.nat-t-missing', study, report, drops, (drop) =>
      permittedOther(study, report, drop),
    );
  });
}

function needsBoth({ encapsulation, begin }: Drop['peer']): boolean {
  return encapsulation === 'nat-t' && begin === 500;
}

/** Dropped NAT-T streams of peers that a PAT translates. */
function streamDrops(study: Study, report: StationReport, reported: Reported): readonly Drop[] {
  const { device, list } = report.station;
  return certainDrops(study, report).filter(({ translation, peer }) => {
    const row = study.translations[translation];
    return (
      row?.purpose === 'stream' &&
      peer.encapsulation === 'nat-t' &&
      outcomeOf(row).prediction.ports.kind !== 'untranslated' &&
      !reported.has(device.id, list.name, peer.name)
    );
  });
}

/** The line that admits the peer's ESP at this place; null where none does for certain. */
function permittedEsp(
  study: Study,
  report: StationReport,
  compiled: CompiledList,
  translation: number,
): number | null {
  const row = study.translations[translation];
  const [packets] = row === undefined ? [] : packetsAt(study.situation, report.station, row);
  if (packets === undefined) return null;
  const esp: PacketSet = { ...packets.packets, protocol: 50, sourcePorts: null, destinationPorts: null };
  const verdict = evaluate(compiled, esp, 'source');
  const [decision] = verdict.decisions;
  return verdict.verdict === 'permit' && decision?.doubts.length === 0 ? decision.entry : null;
}

/** The line that admits the same peer's other conversation as a whole; null where a deny above it decides, so that no line is missing. */
function permittedOther(study: Study, report: StationReport, { translation, entry }: Drop): number | null {
  const row = study.translations[translation];
  if (row === undefined) return null;
  const own = row.peer === null ? [] : (study.peers[row.peer]?.translations ?? []);
  const other = own.find((index) => study.translations[index]?.purpose !== row.purpose);
  const verdict = other === undefined ? undefined : report.verdicts.get(other);
  const line = verdict?.verdict === 'permit' ? (verdict.decisions[0]?.entry ?? null) : null;
  return line === null || (entry !== null && entry < line) ? null : line;
}

/** One finding at each line that admits the other half, with all conversations that are dropped beside it. */
function findingsByLine(
  code: 'acl.esp-only' | 'acl.nat-t-missing',
  study: Study,
  report: StationReport,
  drops: readonly Drop[],
  lineOf: (drop: Drop) => number | null,
): readonly Finding[] {
  const { device, list } = report.station;
  const byLine = new Map<string, { entry: number; missing: number; concerned: Concerned[] }>();
  for (const drop of drops) {
    const entry = lineOf(drop);
    if (entry === null) continue;
    const missing = study.translations[drop.translation]?.outside.port ?? 0;
    const key = `${entry} ${missing}`;
    const known = byLine.get(key) ?? { entry, missing, concerned: [] };
    known.concerned.push({ peer: drop.peer.name, translation: drop.translation });
    byLine.set(key, known);
  }
  return [...byLine.values()].map(({ entry, missing, concerned }) => ({
    code,
    severity: 'error',
    file: device.id,
    place: judgedPlace(device.summary, list, entry),
    concerned,
    args: { list: list.name, missing },
    related: related(study, report, concerned),
  }));
}
