import type { CopyFormat, PanelPlace, PanelSettings } from '../protocol';

/** What the controls of the page can do. */
export interface Actions {
  change(settings: PanelSettings): void;
  /** Starts a peer, named by its list index, one place earlier or later. */
  move(index: number, step: -1 | 1): void;
  copy(format: CopyFormat): void;
  open(address: string): void;
  reveal(place: PanelPlace): void;
}
