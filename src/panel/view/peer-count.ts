import { panelLabels, peerCountProblemText } from '../../messages/panel';
import { mostSimulatedPeers } from '../protocol';
import { element, setAttribute, type Component } from './dom';
import { icon } from './icons';
import { FieldProblem } from './select';

/** A stepper for the number of peers; it tells a new number as soon as it is a valid one. */
export class PeerCount implements Component<number> {
  readonly element: HTMLElement;
  private readonly input = element('input', {
    id: 'peers',
    type: 'number',
    inputmode: 'numeric',
    min: '1',
    max: String(mostSimulatedPeers),
    step: '1',
  });
  private readonly fewer = stepButton('minus', panelLabels.fewerPeers());
  private readonly more = stepButton('plus', panelLabels.morePeers());
  private readonly problem = new FieldProblem();
  private count = 1;

  constructor(private readonly choose: (count: number) => void) {
    this.fewer.addEventListener('click', () => this.step(-1));
    this.more.addEventListener('click', () => this.step(1));
    this.input.addEventListener('input', () => this.read());
    this.element = element(
      'div',
      { class: 'field field-peers' },
      element('label', { for: 'peers' }, panelLabels.peers()),
      element('div', { class: 'stepper' }, this.fewer, this.input, this.more),
      this.problem.element,
    );
  }

  update(count: number): void {
    if (count === this.count && this.input.value !== '') return;
    this.set(count);
  }

  private step(by: -1 | 1): void {
    const count = Math.min(Math.max(this.count + by, 1), mostSimulatedPeers);
    const changed = count !== this.count;
    this.set(count);
    if (changed) this.choose(count);
  }

  private set(count: number): void {
    this.count = count;
    this.input.value = String(count);
    this.say(null);
  }

  private read(): void {
    const count = this.input.valueAsNumber;
    if (!Number.isInteger(count) || count < 1 || count > mostSimulatedPeers) {
      this.say(peerCountProblemText(mostSimulatedPeers));
      return;
    }
    this.say(null);
    if (count === this.count) return;
    this.count = count;
    this.choose(count);
    this.say(null);
  }

  private say(problem: string | null): void {
    this.problem.update(problem);
    setAttribute(this.input, 'aria-invalid', problem === null ? null : 'true');
    setAttribute(this.fewer, 'aria-disabled', this.count <= 1 ? 'true' : null);
    setAttribute(this.more, 'aria-disabled', this.count >= mostSimulatedPeers ? 'true' : null);
  }
}

function stepButton(name: 'plus' | 'minus', label: string): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    icon(name),
  );
}
