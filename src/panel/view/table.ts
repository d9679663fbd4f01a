import { panelLabels } from '../../messages/panel';
import type { PanelResults } from '../protocol';
import type { Actions } from './actions';
import { element, KeyedChildren, setText, show, type Component } from './dom';
import { PeerGroup, type PlacedPeer } from './peer-group';

/** The before/after table: a group of rows for each peer, kept across updates. */
export class Table implements Component<PanelResults> {
  private readonly caption = element('caption');
  private readonly table = element('table', { role: 'table' }, this.caption, columns(), head());
  private readonly omitted = element('p', { class: 'dim' });
  private readonly notes = element('ul', { class: 'notes' });
  readonly element = element('section', { class: 'results' }, this.table, this.omitted, this.notes);
  private readonly groups: KeyedChildren<PlacedPeer>;

  constructor(actions: Actions) {
    const notPeers = this.table.children.length;
    this.groups = new KeyedChildren(
      this.table,
      ({ peer }) => String(peer.index),
      () => new PeerGroup(actions),
      notPeers,
    );
  }

  update({ peers, omitted, anyOrder, notes, summary }: PanelResults): void {
    this.table.classList.toggle('unjudged', !summary.judged);
    setText(this.caption, anyOrder ? panelLabels.tableCaptionAnyOrder() : panelLabels.tableCaption());
    const movable = !anyOrder && omitted === 0 && peers.length > 1;
    this.groups.update(peers.map((peer, position) => ({ peer, position, count: peers.length, movable })));
    setText(this.omitted, omitted === 0 ? '' : panelLabels.morePeersOmitted(omitted));
    show(this.omitted, omitted > 0);
    this.notes.replaceChildren(...notes.map((note) => element('li', {}, note)));
    show(this.notes, notes.length > 0);
  }
}

function columns(): HTMLElement {
  const names = ['peer', 'conversation', 'before', 'after', 'why', 'acl'];
  return element('colgroup', {}, ...names.map((name) => element('col', { class: `column-${name}` })));
}

function head(): HTMLElement {
  const column = (label: string, span = 1, name = 'head') =>
    element('th', { scope: 'col', role: 'columnheader', class: name, colspan: String(span) }, label);
  return element(
    'thead',
    { role: 'rowgroup' },
    element(
      'tr',
      { role: 'row' },
      column(panelLabels.session(), 2),
      column(panelLabels.before()),
      column(panelLabels.after()),
      column(panelLabels.why()),
      column(panelLabels.acl(), 1, 'acl'),
    ),
  );
}
