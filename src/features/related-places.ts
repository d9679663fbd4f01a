import type { Finding } from '../analysis/findings/finding';
import type { Span } from '../config/model';
import { relatedMessage } from '../messages/findings';
import { relatedPeerMessage } from '../messages/related';
import type { Snapshot } from '../workspace/snapshot';
import { peerPlace } from './peer-places';
import { spanOf } from './places';

/** A line that explains a finding, in any file. */
export interface RelatedText {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** The most peers to whose lines one finding leads. */
const mostPeers = 8;

/** The lines that decide, the NAT rules, and the lines that make the peers which are hit. */
export function relatedTexts(snapshot: Snapshot, finding: Finding): readonly RelatedText[] {
  const known = finding.related.flatMap((place): readonly RelatedText[] => {
    const span = spanOf(place.place, snapshot.config(place.file));
    return span === null ? [] : [{ uri: place.file, span, message: relatedMessage(place) }];
  });
  const study = snapshot.fileStudy?.study;
  const peers = new Set(finding.concerned.map(({ translation }) => study?.translations[translation]?.peer));
  const named = [...peers].slice(0, mostPeers).flatMap((peer): readonly RelatedText[] => {
    const place = peer == null ? null : peerPlace(snapshot, peer);
    const name = study?.situation.peers[peer ?? -1]?.name ?? '';
    const isKnown = known.some(({ uri, span }) => uri === place?.uri && span.start === place.span.start);
    return place === null || isKnown ? [] : [{ ...place, message: relatedPeerMessage(name) }];
  });
  return [...known, ...named];
}
