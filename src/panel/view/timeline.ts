import { panelLabels } from '../../messages/panel';
import type { PanelMoment, PanelTimeline } from '../protocol';
import { element, KeyedChildren, setAttribute, setText, setWords, show, type Component } from './dom';

/** What happens over time, folded away until somebody opens it. */
export class TimelineView implements Component<PanelTimeline | null> {
  private readonly title = element('summary');
  private readonly list = element('ol', { class: 'moments' });
  private readonly more = element('p', { class: 'dim' });
  readonly element = element('details', { class: 'timeline' }, this.title, this.list, this.more);
  private readonly moments = new KeyedChildren<PanelMoment>(
    this.list,
    (_, index) => `${index}`,
    () => new Moment(),
  );

  update(timeline: PanelTimeline | null): void {
    show(this.element, timeline !== null);
    if (timeline === null) return;
    const { moments, omitted, until } = timeline;
    setText(this.title, panelLabels.timeline(moments.length + omitted, until));
    this.moments.update(moments);
    setText(this.more, panelLabels.moreMoments(omitted));
    show(this.more, omitted > 0);
  }
}

class Moment implements Component<PanelMoment> {
  private readonly time = element('span', { class: 'time' });
  private readonly text = element('span');
  readonly element = element('li', {}, this.time, this.text);

  update({ time, text, failed }: PanelMoment): void {
    setText(this.time, time);
    setWords(this.text, text);
    setAttribute(this.element, 'data-failed', failed ? 'true' : null);
  }
}
