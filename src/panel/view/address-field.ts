import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { addressProblemText, panelLabels } from '../../messages/panel';
import { addressProblem } from '../address';
import { element, setAttribute, type Component } from './dom';
import { FieldProblem } from './select';

/** The PAT address; it tells a new one as soon as it is valid and says until then what is wrong. */
export class AddressField implements Component<string> {
  readonly element: HTMLElement;
  private readonly field = document.createElement('vscode-textfield');
  private readonly problem = new FieldProblem();
  private address = '';

  constructor(private readonly choose: (address: string) => void) {
    this.field.id = 'address';
    this.field.label = panelLabels.address();
    this.field.autocomplete = 'off';
    this.field.addEventListener('input', () => this.read());
    this.element = element(
      'div',
      { class: 'field field-address' },
      element('label', { for: 'address' }, panelLabels.address()),
      this.field,
      this.problem.element,
    );
  }

  /** Leaves what is being typed alone unless the address is another one than this field told. */
  update(address: string): void {
    if (address === this.address) return;
    this.address = address;
    this.field.value = address;
    this.say(null);
  }

  private read(): void {
    const text = this.field.value.trim();
    const problem = addressProblem(text);
    this.say(problem === null ? null : addressProblemText(problem));
    if (problem !== null || text === this.address) return;
    this.address = text;
    this.choose(text);
  }

  private say(problem: string | null): void {
    this.problem.update(problem);
    this.field.invalid = problem !== null;
    if (!this.field.hasUpdated) return;
    setAttribute(this.field.wrappedElement, 'aria-invalid', problem === null ? null : 'true');
  }
}
