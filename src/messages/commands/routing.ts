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
    matchOther: () =>
      t('Conditions on the route of a packet or on the packet itself; they do not select by source.'),
    setInterface: () => t('Where policy routing sends packets that match; NAT does not look at it.'),
    routeMapDescription: () => t('A text for people.'),
    vrfDistinguisher: () => t('Makes routes of the VRF distinct in BGP.'),
    vrfDescription: () => t('A text for people.'),
    vrfTargets: () => t('Which routes the VRF imports and exports.'),
    vrfFamily: () => t('Opens the settings of one address family of the VRF.'),
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
