import type { Span } from '../config/model';
import { annotationHintParts } from '../messages/annotations';
import type { Snapshot } from '../workspace/snapshot';
import { annotationsIn } from './file-annotations';
import { explain } from './explanation';
import { targetOf, type LinkTarget } from './linked-text';
import { peerPlace } from './peer-places';
import type { RichText } from './rich-text';

/** A piece of a hint; one that names a peer leads to the line that makes the peer. */
export interface HintLabel {
  readonly text: string;
  readonly target: LinkTarget | null;
}

/** A hint at the end of a line. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly parts: readonly HintLabel[];
  /** Made when somebody asks for it. */
  readonly tooltip: () => RichText;
}

/** The hints of the lines that a part of the file touches; the work is that of this part. */
export function inlayHints(snapshot: Snapshot, range: Span): readonly InlayHint[] {
  const study = snapshot.fileStudy?.study ?? null;
  const targets = new Map<number, LinkTarget | null>();
  const targetOfPeer = (peer: number): LinkTarget | null => {
    const known = targets.get(peer);
    if (known !== undefined) return known;
    const place = peerPlace(snapshot, peer);
    const target = place === null ? null : targetOf(snapshot, place);
    targets.set(peer, target);
    return target;
  };
  const found = annotationsIn(snapshot, range);
  const ruled = new Set(
    found.flatMap(({ annotation, span }) => (annotation.kind === 'nat-rule' ? [span.start] : [])),
  );
  return found.flatMap(({ annotation, span }): readonly InlayHint[] => {
    // A line has room for one hint: what a rule does to peers says more, and its tooltip says what is supposed.
    if (annotation.kind === 'open-rule' && ruled.has(span.start)) return [];
    const parts = annotationHintParts(study, annotation).map(({ text, peer }): HintLabel => ({
      text,
      target: peer === null || annotation.kind === 'peer' ? null : targetOfPeer(peer),
    }));
    if (parts.length === 0) return [];
    const label = parts.map(({ text }) => text).join('');
    return [{ offset: span.end, label, parts, tooltip: () => explain(snapshot, annotation) }];
  });
}
