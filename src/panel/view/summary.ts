import { summarySentence } from '../../messages/panel';
import type { PanelSummary } from '../protocol';
import { element, setAttribute, setText, type Component } from './dom';
import { icon, type IconName } from './icons';

/** The sentence on top; screen readers read it out after each change. */
export class Summary implements Component<PanelSummary> {
  private readonly picture = element('span', { class: 'picture' });
  private readonly sentence = element('span');
  readonly element = element('p', { class: 'summary', role: 'status' }, this.picture, this.sentence);

  update(summary: PanelSummary): void {
    const mood = moodOf(summary);
    if (this.element.getAttribute('data-mood') !== mood) this.picture.replaceChildren(icon(mood));
    setAttribute(this.element, 'data-mood', mood);
    setText(this.sentence, summarySentence(summary));
  }
}

function moodOf({ denied, withoutPort, partial, kept, peers }: PanelSummary): IconName & Mood {
  if (denied.length > 0 || withoutPort > 0) return 'deny';
  if (partial > 0) return 'partial';
  return kept === peers ? 'permit' : 'changed';
}

type Mood = 'permit' | 'deny' | 'partial' | 'changed';
