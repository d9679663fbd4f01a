import type { PanelPlace, PanelView } from '../../panel/protocol';

/** Every place that a view names. */
export function placesOf({ source, content }: PanelView): readonly PanelPlace[] {
  const places: (PanelPlace | null)[] = source.kind === 'simulation' ? [] : [source.place];
  if (content.kind === 'problems') places.push(...content.problems.map((problem) => problem.place));
  if (content.kind === 'results') {
    for (const peer of content.peers) {
      places.push(peer.place);
      for (const translation of peer.translations) {
        places.push(...translation.verdicts.map((verdict) => verdict.place));
      }
    }
  }
  return places.filter((place) => place !== null);
}
