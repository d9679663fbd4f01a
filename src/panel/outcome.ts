import type { PanelOutcome } from '../messages/panel';
import type { PanelRange, PanelTranslation } from './protocol';

/** What became of the source port, in one word; `uncertain` where it may stay and may change. */
export function outcomeOf({ insideLocal, insideGlobal, alternatives }: PanelTranslation): PanelOutcome {
  const { ports } = insideGlobal;
  const own = insideLocal.port;
  switch (ports.kind) {
    case 'exact': {
      if (ports.port !== own) return 'changed';
      const elsewhere = alternatives.every(
        ({ ports: other }) => other.kind === 'exact' && other.port === own,
      );
      return elsewhere ? 'kept' : 'uncertain';
    }
    case 'any-of':
      return own !== null && contains(ports.ranges, own) ? 'uncertain' : 'changed';
    default:
      return ports.kind;
  }
}

function contains(ranges: readonly PanelRange[], port: number): boolean {
  return ranges.some(([first, last]) => first <= port && port <= last);
}
