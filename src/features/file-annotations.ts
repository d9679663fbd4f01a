import { annotationsOfDevice, annotationsOfScenario, type Annotation } from '../analysis/annotations';
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

/** Hints, hovers and lenses of one version of a text ask for the same. */
const known = new WeakMap<TextDocument, Known>();

/** Everything that is to be said about lines of the snapshot's file, in text order. */
export function annotationsOf(snapshot: Snapshot): readonly PlacedAnnotation[] {
  const { document } = snapshot;
  if (document === undefined) return [];
  const study = snapshot.fileStudy?.study ?? null;
  const found = known.get(document);
  if (found?.study === study) return found.annotations;
  const annotations = findAnnotations(snapshot);
  known.set(document, { study, annotations });
  return annotations;
}

function findAnnotations(snapshot: Snapshot): readonly PlacedAnnotation[] {
  const { document, fileStudy } = snapshot;
  const scenario = document?.scenario?.scenario ?? null;
  if (scenario !== null) {
    if (fileStudy === null) return [];
    const spans = scenario.peers.map((peer) => peer.nameSpan);
    return place(annotationsOfScenario(fileStudy.study, spans), snapshot);
  }
  const device = deviceOf(snapshot);
  return device === null ? [] : place(annotationsOfDevice(device, fileStudy?.study ?? null), snapshot);
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
  return { config, blocks, device, study: snapshot.fileStudy?.study ?? null };
}

function place(annotations: readonly Annotation[], { document }: Snapshot): readonly PlacedAnnotation[] {
  return annotations
    .flatMap((annotation) => {
      const span = spanOf(annotation.place, document?.config ?? null);
      return span === null ? [] : [{ annotation, span }];
    })
    .sort((one, other) => one.span.start - other.span.start);
}
