import {
  confidenceLabel,
  conversationLabel,
  decidingLine,
  outcomeLabel,
  panelLabels,
  verdictLabel,
} from '../../messages/panel';
import { isWebAddress } from '../guards';
import { outcomeOf } from '../outcome';
import type { PanelTranslation, PanelVerdict } from '../protocol';
import { afterText, beforeText } from '../words';
import type { Actions } from './actions';
import { element, KeyedChildren, setAttribute, setText, setWords, show, type Component } from './dom';
import { setIcon } from './icons';
import { PlaceLink } from './links';

/** One conversation: source before and after PAT, why and how sure, and what the ACLs on the way say. */
export class TranslationRow implements Component<PanelTranslation> {
  readonly element = element('tr', { role: 'row' });
  private readonly conversation = element('th', { scope: 'row', role: 'rowheader', class: 'conversation' });
  private readonly before = element('code');
  private readonly after = new AfterCell();
  private readonly because = element('p', { class: 'because' });
  private readonly sure: HowSure;
  private readonly verdicts: KeyedChildren<PanelVerdict>;
  private readonly noAcl = element('span', { class: 'dim' }, panelLabels.noAcl());

  constructor(actions: Actions) {
    this.sure = new HowSure(actions);
    const list = element('ul', { class: 'verdicts' });
    this.verdicts = new KeyedChildren(
      list,
      ({ config, acl }, index) => `${index} ${config} ${acl}`,
      () => new VerdictItem(actions),
    );
    const cell = (name: string, ...children: readonly Node[]) =>
      element('td', { role: 'cell', class: name }, ...children);
    this.element.append(
      this.conversation,
      cell('before', this.before),
      cell('after', this.after.element),
      cell('why', this.because, this.sure.element),
      cell('acl', list, this.noAcl),
    );
  }

  update(translation: PanelTranslation): void {
    setAttribute(this.element, 'data-outcome', outcomeOf(translation));
    const { purpose, protocol, outsidePort } = translation;
    setText(this.conversation, conversationLabel(purpose, protocol, outsidePort));
    setText(this.before, beforeText(translation));
    this.after.update(translation);
    setWords(this.because, translation.because);
    this.sure.update(translation);
    this.verdicts.update(translation.verdicts);
    show(this.noAcl, translation.verdicts.length === 0);
  }
}

class AfterCell implements Component<PanelTranslation> {
  private readonly main = element('code');
  private readonly outcome = element('span', { class: 'outcome' });
  private readonly details = element('span', { class: 'details' });
  readonly element = element(
    'div',
    {},
    element('div', { class: 'after-line' }, this.main, this.outcome),
    this.details,
  );

  update(translation: PanelTranslation): void {
    const outcome = outcomeOf(translation);
    const { main, details } = afterText(translation);
    setWords(this.main, main);
    setText(this.details, details.join('; '));
    show(this.details, details.length > 0);
    setAttribute(this.outcome, 'data-outcome', outcome);
    const told = outcome === 'dropped' || outcome === 'untranslated' || outcome === 'none';
    setIcon(this.outcome, outcome, told ? '' : outcomeLabel(outcome));
  }
}

/** The confidence; opened, it shows the sources and what must hold for the prediction to be right. */
class HowSure implements Component<PanelTranslation> {
  private readonly confidence = element('summary');
  private readonly list = element('ul');
  readonly element = element('details', { class: 'sure' }, this.confidence, this.list);
  private shown = '';

  constructor(private readonly actions: Actions) {}

  update({ confidence, citations, assumes }: PanelTranslation): void {
    setText(this.confidence, confidenceLabel(confidence));
    const text = JSON.stringify([citations, assumes]);
    if (text === this.shown) return;
    this.shown = text;
    this.list.replaceChildren(
      ...assumes.map((sentence) => element('li', {}, panelLabels.assumes(sentence))),
      ...citations.map(({ title, address }) => element('li', {}, `${title} `, this.citation(address))),
    );
  }

  private citation(address: string): Node {
    if (!isWebAddress(address)) return element('span', { class: 'address' }, address);
    const button = element('button', { type: 'button', class: 'link address' }, address);
    button.addEventListener('click', () => this.actions.open(address));
    return button;
  }
}

class VerdictItem implements Component<PanelVerdict> {
  private readonly verdict = element('span', { class: 'verdict' });
  private readonly link: PlaceLink;
  private readonly acl = element('span', { class: 'dim' });
  private readonly line = element('code', { class: 'ace' });
  readonly element = element('li');

  constructor(actions: Actions) {
    this.link = new PlaceLink(actions);
    const where = element('span', { class: 'where' }, this.link.element, ' ', this.acl);
    this.element.append(element('div', { class: 'verdict-line' }, this.verdict, ' ', where), this.line);
  }

  update({ verdict, share, config, acl, line, text, place }: PanelVerdict): void {
    setAttribute(this.verdict, 'data-verdict', verdict);
    setIcon(this.verdict, verdict, verdictLabel(verdict, share));
    this.link.update({ text: decidingLine(config, line), name: config, place });
    setWords(this.acl, acl);
    setWords(this.line, text ?? '');
    show(this.line, text !== null);
  }
}
