import type { PanelPlace, PanelView } from '../../panel/protocol';

/** Every place that a view names. */
export function placesOf({ source, content }: PanelView): readonly PanelPlace[] {
  const places: (PanelPlace | null)[] = source.kind === 'simulation' ? [] : [source.place];
  if (content.kind === 'problems') for (const { place } of content.problems) places.push(place);
  if (content.kind === 'results') {
    for (const peer of content.peers) {
      places.push(peer.place);
      for (const translation of peer.translations) {
        for (const { place } of translation.verdicts) places.push(place);
      }
    }
  }
  return places.filter((place) => place !== null);
}
