import type { Ace } from '../../config/model';

/** `permit ip any any`. */
export const permitAll: Ace = {
  kind: 'ace',
  action: 'permit',
  sequence: null,
  protocol: null,
  protocolGroup: null,
  source: { kind: 'any' },
  sourcePorts: null,
  destination: { kind: 'any' },
  destinationPorts: null,
  conditions: [],
  inactive: false,
  reflect: null,
};
