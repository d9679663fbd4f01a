import { panelLabels } from '../../messages/panel';
import type { PanelEmpty, PanelProblems } from '../protocol';
import type { Actions } from './actions';
import { element, setText, show, type Component } from './dom';
import { icon } from './icons';
import { PlaceLink } from './links';

/** What stands where the results would be, when there are none: why, and where to look. */
export class Notice implements Component<PanelEmpty | PanelProblems> {
  private readonly picture = element('span', { class: 'picture' });
  private readonly heading = element('h2');
  private readonly message = element('p');
  private readonly list = element('ul', { class: 'problems' });
  readonly element = element(
    'section',
    { class: 'notice', role: 'status' },
    element('div', { class: 'heading' }, this.picture, this.heading),
    this.message,
    this.list,
  );

  constructor(private readonly actions: Actions) {}

  update(content: PanelEmpty | PanelProblems): void {
    const failed = content.kind === 'problems';
    this.element.setAttribute('data-kind', content.kind);
    this.picture.replaceChildren(icon(failed ? 'deny' : 'untranslated'));
    setText(this.heading, failed ? panelLabels.problems() : panelLabels.empty());
    setText(this.message, failed ? '' : content.message);
    show(this.message, !failed);
    show(this.list, failed);
    this.list.replaceChildren(
      ...(failed ? content.problems : []).map(({ message, place }) => {
        if (place === null) return element('li', {}, message);
        const name = fileName(place.uri);
        const link = new PlaceLink(this.actions);
        link.update({ text: `${name}:${place.line}:${place.column}`, name, place });
        return element('li', {}, link.element, ' ', message);
      }),
    );
  }
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
