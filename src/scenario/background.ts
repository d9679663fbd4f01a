import { readAddress } from './addresses';
import { Fields, type Read } from './fields';
import type { BackgroundFlows } from './model';
import { readPort, readPortRange } from './ports';
import { readChoice } from './values';

const backgroundFields = ['protocol', 'host', 'ports', 'gateway', 'gatewayPort'];

/** One entry of `background:`. */
export const readBackgroundFlows: Read<BackgroundFlows> = (tree, problems) => {
  const fields = Fields.open(tree, 'background', backgroundFields, problems);
  if (fields === null) return null;
  const protocol = fields.require('protocol', readChoice(['udp', 'tcp']));
  const host = fields.require('host', readAddress);
  const ports = fields.require('ports', readPortRange);
  const gateway = fields.require('gateway', readAddress);
  const gatewayPort = fields.read('gatewayPort', readPort);
  if (protocol === null || host === null || ports === null || gateway === null) return null;
  return { protocol, host, ports, gateway, gatewayPort, span: fields.span };
};
