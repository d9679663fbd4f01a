import type { Span } from '../config/model';
import type { Snapshot } from '../workspace/snapshot';
import type { Uri } from '../workspace/uri';
import { spanOf } from './places';

/** A text of one of a snapshot's files. */
export interface TextPlace {
  readonly uri: Uri;
  readonly span: Span;
}

/** The line that makes a peer: of the scenario, a comment, or the config that initiates; null for one that is assumed. */
export function peerPlace(snapshot: Snapshot, peer: number): TextPlace | null {
  const { fileStudy } = snapshot;
  if (fileStudy === null) return null;
  if (fileStudy.scenario !== null) {
    const span = snapshot.scenario(fileStudy.scenario)?.scenario?.peers[peer]?.nameSpan;
    return span === undefined ? null : { uri: fileStudy.scenario, span };
  }
  const [first] = fileStudy.study.situation.peers[peer]?.origin?.places ?? [];
  if (first === undefined) return null;
  const span = spanOf(first.place, snapshot.config(first.file));
  return span === null ? null : { uri: first.file, span };
}
