import { panelLabels, verdictLabel } from '../../messages/panel';
import type { PanelPeer, PanelTranslation } from '../protocol';
import type { Actions } from './actions';
import { element, KeyedChildren, setAttribute, setText, show, type Component } from './dom';
import { icon, setIcon } from './icons';
import { PlaceLink } from './links';
import { TranslationRow } from './translation-row';

/** A peer with its place in the shown order. */
export interface PlacedPeer {
  readonly peer: PanelPeer;
  readonly position: number;
  readonly count: number;
  readonly movable: boolean;
}

/** The rows of one peer: its name, order buttons and verdict beside its conversations. */
export class PeerGroup implements Component<PlacedPeer> {
  readonly element = element('tbody', { role: 'rowgroup' });
  private readonly header = element('th', { scope: 'rowgroup', role: 'rowheader', class: 'peer' });
  private readonly number = element('span', { class: 'number', 'aria-hidden': 'true' });
  private readonly name: PlaceLink;
  private readonly verdict = element('span', { class: 'verdict' });
  private readonly buttons = element('span', { class: 'order-buttons' });
  private readonly earlier: HTMLButtonElement;
  private readonly later: HTMLButtonElement;
  private readonly rows: KeyedChildren<PanelTranslation>;
  private placed: PlacedPeer | null = null;

  constructor(private readonly actions: Actions) {
    this.name = new PlaceLink(actions);
    this.earlier = this.moveButton('up', -1);
    this.later = this.moveButton('down', 1);
    this.buttons.append(this.earlier, this.later);
    this.header.append(
      element('span', { class: 'peer-line' }, this.number, this.name.element, this.buttons),
      this.verdict,
    );
    this.rows = new KeyedChildren(
      this.element,
      ({ purpose, protocol }, index) => `${purpose} ${protocol} ${index}`,
      () => new TranslationRow(actions),
    );
  }

  update(placed: PlacedPeer): void {
    this.placed = placed;
    const { peer, position, count, movable } = placed;
    setText(this.number, `${position + 1}`);
    show(this.number, movable);
    this.name.update({ text: peer.name, name: peer.name, place: peer.place });
    show(this.buttons, movable);
    this.label(this.earlier, panelLabels.moveUp(peer.name), position === 0);
    this.label(this.later, panelLabels.moveDown(peer.name), position === count - 1);
    this.showVerdict(peer);
    this.rows.update(peer.translations);
    setAttribute(this.header, 'rowspan', String(Math.max(1, peer.translations.length)));
    const first = this.element.firstElementChild;
    if (first !== null && first.firstElementChild !== this.header) first.prepend(this.header);
  }

  private showVerdict({ verdict }: PanelPeer): void {
    show(this.verdict, verdict !== null);
    if (verdict === null) return;
    setAttribute(this.verdict, 'data-verdict', verdict.verdict);
    const text = {
      permit: panelLabels.passes(),
      deny: panelLabels.doesNotPass(),
      partial: panelLabels.passesPartly(verdict.share),
    }[verdict.verdict];
    setAttribute(this.verdict, 'title', verdictLabel(verdict.verdict, verdict.share));
    setIcon(this.verdict, verdict.verdict, text);
  }

  private moveButton(name: 'up' | 'down', step: -1 | 1): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'icon-button' }, icon(name));
    button.addEventListener('click', () => {
      if (this.placed !== null) this.actions.move(this.placed.peer.index, step);
    });
    return button;
  }

  /** A button at the end of the list stays where it is and keeps the focus, so it is only said to be disabled. */
  private label(button: HTMLButtonElement, label: string, disabled: boolean): void {
    setAttribute(button, 'aria-label', label);
    setAttribute(button, 'title', label);
    setAttribute(button, 'aria-disabled', disabled ? 'true' : null);
  }
}
