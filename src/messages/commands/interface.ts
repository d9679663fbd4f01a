import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const interfaceDocs = {
  commands: {
    interface: () => t('Opens the settings of an interface or sub-interface.'),
    address: () => t('The address of the interface; IOS takes further ones with secondary.'),
    unnumbered: () => t('Borrows the address of another interface.'),
    accessGroup: () =>
      t(
        'Filters packets that enter (in) or leave (out) by an access list; outbound lists see the source after translation.',
      ),
    vrf: () => t('Puts the interface into a VRF; its address must be set again afterwards.'),
    cryptoMap: () =>
      t('Applies IPsec: packets that an entry of the map matches are encrypted on the way out.'),
    tunnelSource: () => t('The address that tunnel packets are sent from.'),
    tunnelDestination: () => t('The address that tunnel packets are sent to.'),
    tunnelMode: () => t('How packets are wrapped: GRE by default, or IPsec alone.'),
    tunnelProtection: () => t('Encrypts the tunnel with an IPsec profile.'),
    tunnelKey: () =>
      t('A number in the GRE header that both ends must have, and that tells tunnels of one address apart.'),
    tunnelMtu: () => t('Takes the size of tunnel packets from what the path lets through.'),
    tunnelVrf: () => t('The VRF that the wrapped packets are routed in.'),
    zone: () =>
      t('Makes the interface a member of a firewall zone: traffic with other zones needs a zone-pair.'),
    inspect: () => t('Watches conversations (CBAC) and opens the access list for their answers.'),
    ezvpn: () => t('Applies an EzVPN client to the interface.'),
    description: () => t('A note about the interface.'),
    shutdown: () => t('Turns the interface off.'),
    encapsulation: () => t('The VLAN tag of a sub-interface.'),
    mtu: () => t('The largest packet; IPsec and NAT-T take up to about 80 bytes of it.'),
    adjustMss: () => t('Lowers the segment size that TCP hosts agree on, so that encrypted packets fit.'),
    nameif: () => t('The name by which rules know the interface; inside gets level 100, others 0.'),
    securityLevel: () =>
      t('From 0 (least trusted) to 100: connections from a higher to a lower level need no access list.'),
    standby: () =>
      t(
        'HSRP: routers share an address, and the one with the highest priority answers for it. Tracking, preemption and timers are not simulated.',
      ),
    vrrp: () =>
      t(
        'VRRP: routers share an address, and the one with the highest priority answers for it. Tracking, preemption and timers are not simulated.',
      ),
    vrrpFamily: () =>
      t(
        'Opens a VRRPv3 group. The addresses in the block below are not read: nobody is known to answer for them.',
      ),
    reassembly: () => t('Puts fragments together before NAT and the firewall look at them.'),
    nhrp: () =>
      t(
        'Tells the addresses of hubs and spokes of DMVPN: the server, and which address outside a tunnel address has.',
      ),
  },
  words: {
    in: () => t('Packets that enter by the interface.'),
    out: () => t('Packets that leave by the interface.'),
    secondary: () => t('One more address beside the primary one.'),
    dhcp: () => t('The address comes from a DHCP server and is not in the config.'),
    negotiated: () => t('The address comes from the PPP peer and is not in the config.'),
    ipsec: () => t('IPsec protects the tunnel.'),
    shared: () => t('Several tunnels with one source share the security associations.'),
  },
} as const satisfies CommandDocs;
