import { panelLabels } from '../messages/panel';
import { markdownTable, plainTable } from './copy';
import { movePeer } from './order';
import type { CopyFormat, FromPanel, PanelResults, PanelSettings, PanelState, PanelView } from './protocol';
import type { Actions } from './view/actions';
import { Controls } from './view/controls';
import { CopyBar } from './view/copy-bar';
import { element, setText, show } from './view/dom';
import { Header } from './view/header';
import { Notice } from './view/notice';
import { PortSpaceView } from './view/port-space';
import { Summary } from './view/summary';
import { Table } from './view/table';
import { TimelineView } from './view/timeline';

/** What the panel needs of `acquireVsCodeApi()`. */
export interface PanelHost {
  post(message: FromPanel): void;
  keep(state: PanelState): void;
}

/** The page: shows the newest view and tells the host every change of the settings. */
export class Panel implements Actions {
  private readonly header = new Header(this);
  private readonly controls = new Controls(this);
  private readonly summary = new Summary();
  private readonly portSpace = new PortSpaceView();
  private readonly table = new Table(this);
  private readonly timeline = new TimelineView();
  private readonly copyBar = new CopyBar(this);
  private readonly notice = new Notice(this);
  private readonly announcer = element('p', { class: 'announcer', role: 'status' });
  private readonly results = element('div', { class: 'content' });
  private sequence = 0;
  private view: PanelView | null = null;
  private settings: PanelSettings | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: PanelHost,
  ) {
    this.results.append(
      this.summary.element,
      this.portSpace.element,
      this.table.element,
      this.copyBar.element,
      this.timeline.element,
    );
    root.replaceChildren(element('p', { class: 'dim', role: 'status' }, panelLabels.waiting()));
  }

  /** Shows a view unless the user has changed something that it does not know yet. */
  show(sequence: number, view: PanelView): void {
    if (sequence < this.sequence) return;
    this.sequence = sequence;
    const first = this.view === null;
    this.view = view;
    this.keep(view.settings);
    this.header.update(view);
    this.controls.update({ view, settings: view.settings });
    this.showContent(view.content);
    this.copyBar.clear();
    if (!first) return;
    this.root.replaceChildren(
      this.header.element,
      this.controls.element,
      this.notice.element,
      this.results,
      this.announcer,
    );
  }

  copied(): void {
    this.copyBar.copied();
  }

  change(settings: PanelSettings): void {
    if (this.view === null) return;
    this.sequence += 1;
    this.keep(settings);
    this.controls.update({ view: this.view, settings });
    this.host.post({ type: 'change', sequence: this.sequence, settings });
  }

  move(index: number, step: -1 | 1): void {
    const results = this.resultsShown();
    if (results === null || this.settings === null) return;
    const peers = movePeer(this.orderNow(results), index, step);
    if (peers === null) return;
    const name = results.peers.find((peer) => peer.index === index)?.name ?? '';
    setText(this.announcer, panelLabels.moved(name, peers.indexOf(index) + 1, peers.length));
    this.change({ ...this.settings, order: { kind: 'custom', peers } });
  }

  copy(format: CopyFormat): void {
    const results = this.resultsShown();
    if (results === null || this.view === null) return;
    const write = format === 'markdown' ? markdownTable : plainTable;
    this.host.post({ type: 'copy', format, text: write(this.view.title, results) });
  }

  open(address: string): void {
    this.host.post({ type: 'open', address });
  }

  reveal(place: Extract<FromPanel, { type: 'reveal' }>['place']): void {
    this.host.post({ type: 'reveal', place });
  }

  private showContent(content: PanelView['content']): void {
    const ready = content.kind === 'results';
    show(this.results, ready);
    show(this.notice.element, !ready);
    if (content.kind !== 'results') {
      this.notice.update(content);
      return;
    }
    this.summary.update(content.summary);
    this.portSpace.update(content);
    this.table.update(content);
    this.timeline.update(content.timeline);
  }

  /** The order that the user has asked for, which the shown view may not know yet. */
  private orderNow({ peers }: PanelResults): readonly number[] {
    const order = this.settings?.order;
    return order?.kind === 'custom' ? order.peers : peers.map(({ index }) => index);
  }

  private resultsShown(): PanelResults | null {
    return this.view?.content.kind === 'results' ? this.view.content : null;
  }

  private keep(settings: PanelSettings): void {
    this.settings = settings;
    const source = this.view?.source;
    const uri = source === undefined || source.kind === 'simulation' ? null : source.place.uri;
    this.host.keep({ version: 1, uri, settings });
  }
}
