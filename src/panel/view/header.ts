import { panelLabels, sourceText } from '../../messages/panel';
import type { PanelView } from '../protocol';
import type { Actions } from './actions';
import { element, setText, show, type Component } from './dom';
import { PlaceLink } from './links';

/** Title, where the data comes from, and why this profile. */
export class Header implements Component<PanelView> {
  readonly element = element('header');
  private readonly title = element('h1');
  private readonly source = element('span');
  private readonly because = element('span', { class: 'because' });
  private readonly file: PlaceLink;

  constructor(actions: Actions) {
    this.file = new PlaceLink(actions);
    const line = element('p', { class: 'source' }, this.source, ' ', this.file.element, this.because);
    this.element.append(this.title, line);
  }

  update({ title, source, profile, profiles }: PanelView): void {
    setText(this.title, title);
    setText(this.source, sourceText(source));
    show(this.file.element, source.kind !== 'simulation');
    if (source.kind !== 'simulation') {
      this.file.update({ text: source.name, name: source.name, place: source.place });
    }
    const label = profiles.find(({ id }) => id === profile.id)?.label ?? profile.id;
    setText(this.because, profile.because === null ? '' : panelLabels.profileBecause(label, profile.because));
  }
}
