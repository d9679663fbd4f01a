import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const routingDocs = {
  commands: {
    route: () => t('A static route by next hop or interface.'),
    asaRoute: () => t('A static route: interface, network, mask, next hop.'),
    routeMap: () => t('Opens an entry of a route-map; NAT takes the packets that a permit entry matches.'),
    matchAddress: () => t('The packet must match one of these access lists or prefix lists.'),
    matchInterface: () =>
      t('The packet must leave by one of these interfaces; NAT by route-map chooses a provider so.'),
    setNextHop: () => t('Sends matching packets to another next hop.'),
    prefixList: () => t('An entry of a prefix list: networks by prefix and length.'),
    hostname: () => t('The name of the device.'),
    localPool: () => t('Addresses that VPN clients get.'),
    vrf: () => t('Opens a VRF, a routing table of its own.'),
  },
  words: {
    permit: () => t('The packets that match are taken.'),
    deny: () => t('The packets that match are passed over.'),
    vrf: () => t('In the routing table of this VRF.'),
    global: () => t('The next hop is in the global routing table.'),
    le: () => t('Prefixes up to this length.'),
    ge: () => t('Prefixes from this length on.'),
    name: () => t('A note about the route.'),
  },
} as const satisfies CommandDocs;
