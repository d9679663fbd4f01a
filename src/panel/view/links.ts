import { revealLabel } from '../../messages/panel';
import type { PanelPlace } from '../protocol';
import type { Actions } from './actions';
import { element, setAttribute, setText, show, type Component } from './dom';

/** A text that leads to a place in the editor; without a place it is a text only. */
export interface PlaceLinkValue {
  readonly text: string;
  /** What the place is called in the label (`hub.cfg`). */
  readonly name: string;
  readonly place: PanelPlace | null;
}

export class PlaceLink implements Component<PlaceLinkValue> {
  readonly element = element('span', { class: 'place' });
  private readonly button = element('button', { type: 'button', class: 'link' });
  private readonly plain = element('span');
  private place: PanelPlace | null = null;

  constructor(actions: Actions) {
    this.button.addEventListener('click', () => {
      if (this.place !== null) actions.reveal(this.place);
    });
    this.element.append(this.button, this.plain);
  }

  update({ text, name, place }: PlaceLinkValue): void {
    this.place = place;
    setText(this.button, text);
    setText(this.plain, text);
    show(this.button, place !== null);
    show(this.plain, place === null);
    setAttribute(this.button, 'title', place === null ? null : revealLabel(name, place.line));
  }
}
