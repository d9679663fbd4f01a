import { readAddress } from './addresses';
import { Fields, type Read } from './fields';
import type { Scenario } from './model';

/** `gatewayNat:`, the static NAT in front of the gateway. */
export const readGatewayNat: Read<NonNullable<Scenario['gatewayNat']>> = (tree, problems) => {
  const fields = Fields.open(tree, 'gatewayNat', ['public', 'private'], problems);
  if (fields === null) return null;
  const outside = fields.require('public', readAddress);
  const inside = fields.require('private', readAddress);
  return outside === null || inside === null ? null : { public: outside, private: inside };
};
