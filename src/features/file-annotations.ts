import {
  annotationsOfDevice,
  annotationsOfScenario,
  everyEntry,
  type Annotation,
  type AskedEntries,
} from '../analysis/annotations';
import type { Device } from '../analysis/situation';
import type { Study } from '../analysis/study';
import type { Span } from '../config/model';
import type { TextDocument } from '../workspace/document';
import type { Snapshot } from '../workspace/snapshot';
import { spanOf } from './places';
import type { StudiedConfig } from './shown-findings';

/** An annotation with the text that it belongs to. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly span: Span;
}

interface Known {
  readonly study: Study | null;
  readonly annotations: readonly PlacedAnnotation[];
}

/** What asks for the whole of one version of a text asks more than once. */
const known = new WeakMap<TextDocument, Known>();

/** Everything that is to be said about lines of the snapshot's file, in text order. */
export function annotationsOf(snapshot: Snapshot): readonly PlacedAnnotation[] {
  const { document } = snapshot;
  if (document === undefined) return [];
  const study = snapshot.fileStudy?.study ?? null;
  const before = known.get(document);
  const annotations = before?.study === study ? before.annotations : findAnnotations(snapshot, everyEntry);
  known.set(document, { study, annotations });
  return withUnmetPeers(snapshot, annotations);
}

/** Which peers are unmet hangs on other files too. */
function withUnmetPeers(
  snapshot: Snapshot,
  annotations: readonly PlacedAnnotation[],
): readonly PlacedAnnotation[] {
  const { unmetPeers } = snapshot;
  if (unmetPeers.length === 0) return annotations;
  const own = unmetPeers.map((unmet): Annotation => ({ kind: 'unmet', place: unmet.at.place, unmet }));
  return [...annotations, ...place(own, snapshot)].sort((one, other) => one.span.start - other.span.start);
}

/** The same of the lines that a part of the file touches, found without looking at the entries of the others. */
export function annotationsIn(snapshot: Snapshot, range: Span): readonly PlacedAnnotation[] {
  const config = snapshot.document?.config ?? null;
  if (config === null) return annotationsOf(snapshot).filter((one) => touches(one, range));
  const { lines, places } = config;
  const first = lines.lineAt(range.start);
  const last = lines.lineAt(range.end);
  const asked: AskedEntries = ({ name }) => places.accessListEntriesIn(name, first, last);
  return withUnmetPeers(snapshot, findAnnotations(snapshot, asked)).filter((one) => touches(one, range));
}

function touches({ span }: PlacedAnnotation, { start, end }: Span): boolean {
  return span.end >= start && span.start <= end;
}

function findAnnotations(snapshot: Snapshot, asked: AskedEntries): readonly PlacedAnnotation[] {
  const { document, fileStudy } = snapshot;
  const scenario = document?.scenario?.scenario ?? null;
  if (scenario !== null) {
    if (fileStudy === null) return [];
    const spans = scenario.peers.map((peer) => peer.nameSpan);
    return place(annotationsOfScenario(fileStudy.study, spans), snapshot);
  }
  const device = deviceOf(snapshot);
  return device === null ? [] : place(annotationsOfDevice(device, fileStudy?.study ?? null, asked), snapshot);
}

/** The snapshot's file as a device: the very one that its study speaks of, where it does. */
export function deviceOf({ document, fileStudy }: Snapshot): Device | null {
  const summary = document?.config?.summary;
  if (document === undefined || summary === undefined) return null;
  const { stages = [], stations = [] } = fileStudy?.study.situation ?? {};
  const known = [...stages.map((stage) => stage.device), ...stations.map((station) => station.device)];
  return known.find((device) => device?.id === document.uri) ?? { id: document.uri, summary };
}

/** The snapshot's file with its study, where it is a config. */
export function studiedConfig(snapshot: Snapshot): StudiedConfig | null {
  const { config, blocks } = snapshot.document ?? {};
  const device = deviceOf(snapshot);
  if (config == null || blocks == null || device === null) return null;
  const { unmetPeers } = snapshot;
  return { config, blocks, device, study: snapshot.fileStudy?.study ?? null, unmetPeers };
}

function place(annotations: readonly Annotation[], { document }: Snapshot): readonly PlacedAnnotation[] {
  return annotations
    .flatMap((annotation) => {
      const span = spanOf(annotation.place, document?.config ?? null);
      return span === null ? [] : [{ annotation, span }];
    })
    .sort((one, other) => one.span.start - other.span.start);
}
