import type { Study } from '../../analysis/study';
import type { Timeline, TimelineEntry } from '../../ipsec/timeline';
import { momentText, timelineEntryText } from '../../messages/timeline';
import { mostShownMoments, type PanelTimeline } from '../../panel/protocol';

const failures: ReadonlySet<TimelineEntry['kind']> = new Set([
  'blocked',
  'unanswered',
  'gave-up',
  'lost',
  'no-port',
]);

/** A run as the panel shows it. */
export function panelTimeline(study: Study, timeline: Timeline): PanelTimeline {
  const nameOf = (peer: number): string => study.situation.peers[peer]?.name ?? '';
  return {
    until: momentText(timeline.until),
    moments: timeline.events.slice(0, mostShownMoments).map((entry) => ({
      time: momentText(entry.time),
      text: timelineEntryText(entry, nameOf),
      failed: failures.has(entry.kind),
    })),
    omitted: Math.max(0, timeline.events.length - mostShownMoments),
  };
}
