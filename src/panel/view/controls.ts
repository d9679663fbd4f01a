import { panelLabels } from '../../messages/panel';
import { resizeOrder } from '../order';
import type { FreeSimulation, PanelOrder, PanelSettings, PanelView } from '../protocol';
import type { Actions } from './actions';
import { AddressField } from './address-field';
import { element, show, type Component } from './dom';
import { PeerCount } from './peer-count';
import { Select, type SelectValue } from './select';

/** The option that stands for what the followed file says; no profile id and no order is called so. */
const ofFile = '(file)';

export interface ControlsValue {
  readonly view: PanelView;
  /** Those of the view, or newer ones that the view does not know yet. */
  readonly settings: PanelSettings;
}

/** Profile, number of peers, PAT address and start order; each change is told at once. */
export class Controls implements Component<ControlsValue> {
  readonly element = element('section', { class: 'controls', 'aria-label': panelLabels.controls() });
  private readonly profile = new Select('profile', panelLabels.profile(), true, (value) =>
    this.change({ profile: value === ofFile ? null : value }),
  );
  private readonly peers = new PeerCount((peers) => this.resize(peers));
  private readonly address = new AddressField((address) => this.changeSimulation({ address }));
  private readonly order = new Select('order', panelLabels.order(), false, (value) =>
    this.chooseOrder(value),
  );
  private settings: PanelSettings | null = null;

  constructor(private readonly actions: Actions) {
    this.element.append(this.profile.element, this.peers.element, this.address.element, this.order.element);
  }

  update({ view, settings }: ControlsValue): void {
    this.settings = settings;
    this.profile.update(profileOptions(view, settings));
    this.order.update(orderOptions(view, settings.order));
    const { simulation } = settings;
    show(this.peers.element, simulation !== null);
    show(this.address.element, simulation !== null);
    if (simulation === null) return;
    this.peers.update(simulation.peers);
    this.address.update(simulation.address);
  }

  private change(part: Partial<PanelSettings>): void {
    if (this.settings !== null) this.actions.change({ ...this.settings, ...part });
  }

  private changeSimulation(part: Partial<FreeSimulation>): void {
    const simulation = this.settings?.simulation;
    if (simulation) this.change({ simulation: { ...simulation, ...part } });
  }

  private resize(peers: number): void {
    const { settings } = this;
    if (!settings?.simulation) return;
    const simulation = { ...settings.simulation, peers };
    this.actions.change({ ...settings, order: resizeOrder(settings.order, peers), simulation });
  }

  private chooseOrder(value: string): void {
    if (value === ofFile) this.change({ order: null });
    if (value === 'listed' || value === 'reversed' || value === 'any')
      this.change({ order: { kind: value } });
  }
}

function profileOptions({ profiles, profile, source }: PanelView, settings: PanelSettings): SelectValue {
  const options = profiles.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));
  if (source.kind === 'simulation') return { options, value: settings.profile ?? profile.id };
  const label = profiles.find(({ id }) => id === profile.id)?.label ?? profile.id;
  const first = settings.profile === null ? panelLabels.profileOfFile(label) : panelLabels.ofFile();
  return { options: [{ value: ofFile, label: first }, ...options], value: settings.profile ?? ofFile };
}

function orderOptions({ source }: PanelView, order: PanelOrder | null): SelectValue {
  const options = [
    { value: 'listed', label: panelLabels.orderListed() },
    { value: 'reversed', label: panelLabels.orderReversed() },
    { value: 'any', label: panelLabels.orderAny() },
  ];
  if (source.kind !== 'simulation') {
    options.unshift({ value: ofFile, label: panelLabels.ofFile() });
  }
  if (order?.kind === 'custom') options.push({ value: 'custom', label: panelLabels.orderCustom() });
  return { options, value: order?.kind ?? ofFile };
}
