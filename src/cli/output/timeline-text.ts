import type { Study } from '../../analysis/study';
import type { Timeline } from '../../ipsec/timeline';
import { momentText, timelineEntryText } from '../../messages/timeline';
import type { Style } from '../style';

/** The events of a run up to a moment, one a line, the times in a column of their own. */
export function timelineText(study: Study, timeline: Timeline, at: number, style: Style): readonly string[] {
  const nameOf = (peer: number): string => study.situation.peers[peer]?.name ?? '';
  const entries = timeline.events
    .filter((entry) => entry.time <= at)
    .map((entry) => ({ time: momentText(entry.time), text: timelineEntryText(entry, nameOf) }));
  const width = Math.max(0, ...entries.map(({ time }) => time.length));
  return ['', ...entries.map(({ time, text }) => `${style.dim(time.padStart(width))}  ${text}`)];
}
