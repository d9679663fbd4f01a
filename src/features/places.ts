import type { Place } from '../analysis/place';
import { findLine, findLineBelow } from '../config/text/find-line';
import type { ConfigDocument, Span } from '../config/model';

/** The text that a place stands for, or null where the text has changed too much to have it. */
export function spanOf(place: Place, config: ConfigDocument | null): Span | null {
  if (place.kind === 'span') return place.span;
  if (config === null) return null;
  const { places } = config;
  switch (place.kind) {
    case 'line':
      return findLine(config, place.begins);
    case 'acl-entry':
      return places.accessListEntry(place.list, place.entry);
    case 'source-ports':
      return places.sourcePorts(place.list, place.entry);
    case 'destination-ports':
      return places.destinationPorts(place.list, place.entry);
    case 'acl-name':
      return places.accessListName(place.list);
    case 'nat-rule':
      return places.natRule(place.rule);
    case 'interface':
      return places.interface(place.interface);
    case 'interface-line': {
      const head = places.interface(place.interface);
      return head === null ? null : (findLineBelow(config, head, place.begins) ?? head);
    }
    case 'record':
      return places.record(place.family, place.record);
    case 'access-group':
      return places.accessGroup(place.interface, place.direction);
    case 'directive':
      return places.directive(place.directive);
    case 'static-route':
      return places.staticRoute(place.route);
  }
}
