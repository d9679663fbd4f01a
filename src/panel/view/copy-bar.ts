import '@vscode-elements/elements/dist/vscode-button/index.js';
import { panelLabels } from '../../messages/panel';
import type { CopyFormat } from '../protocol';
import type { Actions } from './actions';
import { element, setText } from './dom';

/** Buttons that copy the table, and the word that it is done. */
export class CopyBar {
  private readonly said = element('span', { class: 'said', role: 'status' });
  readonly element = element('div', { class: 'copy-bar' });

  constructor(actions: Actions) {
    const button = (format: CopyFormat, label: string) => {
      const created = document.createElement('vscode-button');
      created.secondary = true;
      created.append(label);
      created.dataset['format'] = format;
      created.addEventListener('click', () => actions.copy(format));
      return created;
    };
    this.element.append(
      button('markdown', panelLabels.copyMarkdown()),
      button('text', panelLabels.copyText()),
      this.said,
    );
  }

  copied(): void {
    this.said.textContent = '';
    setText(this.said, panelLabels.copied());
  }

  clear(): void {
    setText(this.said, '');
  }
}
