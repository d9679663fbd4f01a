import type { Span } from '../config/model';
import { annotationHint } from '../messages/annotations';
import type { Snapshot } from '../workspace/snapshot';
import { annotationsOf } from './file-annotations';
import { explain } from './explanation';
import type { RichText } from './rich-text';

/** A hint at the end of a line. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Made when somebody asks for it. */
  readonly tooltip: () => RichText;
}

/** The hints of the lines that begin within a part of the file. */
export function inlayHints(snapshot: Snapshot, range: Span): readonly InlayHint[] {
  const study = snapshot.fileStudy?.study ?? null;
  return annotationsOf(snapshot).flatMap(({ annotation, span }): readonly InlayHint[] => {
    if (span.end < range.start || span.start > range.end) return [];
    const label = annotationHint(study, annotation);
    if (label === '') return [];
    return [{ offset: span.end, label, tooltip: () => explain(snapshot, annotation) }];
  });
}
