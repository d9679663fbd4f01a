import type { Place } from '../analysis/place';
import { outcomeOf } from '../analysis/translations';
import { afterText, beforeText, sessionText } from '../messages/table';
import type { Snapshot } from '../workspace/snapshot';
import { concerned } from './explanation';
import { annotationsOf, type PlacedAnnotation } from './file-annotations';
import { spanOf } from './places';
import { TextLines } from './text-lines';

/** A conversation that a line is about. */
export interface Explainable {
  /** Index in `study.translations`. */
  readonly translation: number;
  readonly peer: string;
  readonly purpose: string;
  readonly label: string;
  readonly description: string;
}

/** The conversations that meet a line: an ACE or the name of its list, a NAT rule, a peer or what stands below it. */
export function explainableAt(snapshot: Snapshot, offset: number): readonly Explainable[] {
  const study = snapshot.fileStudy?.study ?? null;
  const text = snapshot.document?.text;
  if (study === null || text === undefined) return [];
  const found = new Set<number>();
  for (const { annotation } of annotationsAt(snapshot, text, offset)) {
    for (const index of concerned(study, annotation)) found.add(index);
  }
  if (found.size === 0) for (const index of ofListNameAt(snapshot, text, offset)) found.add(index);
  if (found.size === 0) for (const index of ofGatewayAt(snapshot, text, offset)) found.add(index);
  return [...found]
    .sort((one, other) => one - other)
    .flatMap((index): readonly Explainable[] => {
      const translation = study.translations[index];
      if (translation?.peer == null) return [];
      const label = sessionText(study, translation);
      const isMoved = outcomeOf(translation).prediction.ports.kind !== 'untranslated';
      const description = isMoved
        ? `${beforeText(translation)} → ${afterText(translation)}`
        : beforeText(translation);
      const peer = study.situation.peers[translation.peer]?.name ?? '';
      return [{ translation: index, peer, purpose: translation.purpose, label, description }];
    });
}

/** The annotations of a line; for one below the head of a peer, those of the peer. */
function annotationsAt(snapshot: Snapshot, text: string, offset: number): readonly PlacedAnnotation[] {
  const lines = new TextLines(text);
  const all = annotationsOf(snapshot).map((one) => ({ ...one, line: lines.positionAt(one.span.start).line }));
  const { line } = lines.positionAt(offset);
  const own = all.filter((one) => one.line === line);
  if (own.length > 0) return own;
  const texts = text.split(/\r\n|\n|\r/);
  const peers = all.filter(({ annotation }) => annotation.kind === 'peer');
  const command = peers.filter((one) => sameMapEntry(texts[one.line] ?? '', texts[line] ?? ''));
  if (command.length > 0) return command;
  for (let at = line; at >= 0; at--) {
    const found = peers.filter((one) => one.line === at);
    if (found.length > 0) return found;
    if (!/^\s/.test(texts[at] ?? '')) return [];
  }
  return [];
}

/** Two lines of one crypto map entry on ASA: `crypto map M 10 …`. */
function sameMapEntry(one: string, other: string): boolean {
  const head = (text: string): string => text.trim().split(/\s+/, 4).join(' ');
  return head(one).startsWith('crypto map ') && head(one) === head(other);
}

function ofListNameAt(snapshot: Snapshot, text: string, offset: number): readonly number[] {
  const lines = new TextLines(text);
  const { line } = lines.positionAt(offset);
  const config = snapshot.document?.config ?? null;
  return (snapshot.fileStudy?.study.stations ?? []).flatMap(({ station, verdicts }) => {
    if (station.device.id !== snapshot.document?.uri) return [];
    const { interfaces } = station.device.summary;
    const places: readonly Place[] = [
      { kind: 'acl-name', list: station.list.name },
      ...interfaces.flatMap((one, index): readonly Place[] => [
        ...(one.accessGroupIn === station.list.name
          ? [{ kind: 'access-group', interface: index, direction: 'in' } as const]
          : []),
        ...(one.accessGroupOut === station.list.name
          ? [{ kind: 'access-group', interface: index, direction: 'out' } as const]
          : []),
      ]),
    ];
    const isHere = places.some((place) => {
      const span = spanOf(place, config);
      return span !== null && lines.positionAt(span.start).line === line;
    });
    if (!isHere) return [];
    return [...verdicts.keys()];
  });
}

/** Those that end at the gateway's crypto map or tunnel of a line. */
function ofGatewayAt(snapshot: Snapshot, text: string, offset: number): readonly number[] {
  const { document, fileStudy } = snapshot;
  const lines = new TextLines(text);
  const { line } = lines.positionAt(offset);
  const { peers = [] } = fileStudy?.study.situation ?? {};
  return peers.flatMap(({ origin }, peer) => {
    const { hops = [], end } = origin?.path ?? {};
    const place = origin?.responder?.place;
    if (place === undefined || end !== 'gateway' || hops.at(-1)?.device.id !== document?.uri) return [];
    const span = spanOf(place, document?.config ?? null);
    if (span === null || lines.positionAt(span.start).line !== line) return [];
    return fileStudy?.study.peers[peer]?.translations ?? [];
  });
}

/** The conversation of a peer by its name; null where there is none any more. */
export function translationNamed({ fileStudy }: Snapshot, peer: string, purpose: string): number | null {
  const study = fileStudy?.study ?? null;
  const found =
    study?.translations.findIndex(
      (one) => one.purpose === purpose && study.situation.peers[one.peer ?? -1]?.name === peer,
    ) ?? -1;
  return found < 0 ? null : found;
}
