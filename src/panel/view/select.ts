import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { element, setText, show, type Component } from './dom';

export interface SelectValue {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

/** A labelled list to choose from; with `filter` one can type a part of the name. */
export class Select implements Component<SelectValue> {
  readonly element: HTMLElement;
  private readonly select = document.createElement('vscode-single-select');
  private shown = '';

  constructor(id: string, label: string, filter: boolean, choose: (value: string) => void) {
    this.select.id = id;
    this.select.label = label;
    this.select.combobox = filter;
    this.element = element(
      'div',
      { class: `field field-${id}` },
      element('label', { for: id }, label),
      this.select,
    );
    this.select.addEventListener('change', () => choose(this.select.value));
  }

  update({ options, value }: SelectValue): void {
    const text = JSON.stringify(options);
    if (text !== this.shown) {
      this.shown = text;
      this.select.options = options.map((option) => ({ ...option, selected: option.value === value }));
      this.select.value = value;
    } else if (this.select.value !== value) this.select.value = value;
  }
}

/** A sentence under a control that says what is wrong with its value; read out when it appears. */
export class FieldProblem implements Component<string | null> {
  readonly element = element('p', { class: 'problem', role: 'alert' });

  constructor() {
    show(this.element, false);
  }

  update(problem: string | null): void {
    setText(this.element, problem ?? '');
    show(this.element, problem !== null);
  }
}
