import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const natDocs = {
  commands: {
    dynamic: () =>
      t(
        'Translates the source of packets from inside: hosts that the list or route-map selects become the interface or pool address.',
      ),
    static: () => t('Binds an inside local address to an inside global one for good, in both directions.'),
    staticPort: () => t('Binds one port of an inside host to a port of a global address (port forwarding).'),
    staticEsp: () =>
      t('Gives all ESP that comes to the interface to one inside host; a second host has no such way.'),
    staticNetwork: () => t('Translates a network to another one of the same size, host by host.'),
    outside: () => t('Translates the source of packets from outside.'),
    destination: () => t('Spreads TCP connections to a virtual address over the hosts of a rotary pool.'),
    pool: () => t('Names the inside global addresses that dynamic rules hand out.'),
    poolAddress: () => t('One range of addresses of the pool.'),
    timeout: () =>
      t('How many seconds a translation of this kind may be idle; UDP has 300 unless it is set.'),
    portTimeout: () =>
      t('How many seconds translations of one port may be idle; keepalives must be more frequent than this.'),
    maxEntries: () => t('How many translations there may be, for all, a host, a list or a VRF.'),
    service: () => t('Turns the special treatment of a protocol on or off.'),
    espSpi: () => t('Translates ESP by its SPI, for peers whose SPIs match in both directions.'),
    settings: () =>
      t(
        'Carrier-grade mode keeps no outside addresses in the entries, so it tells apart fewer conversations for each port. “interface-overload” says which ports of an interface hosts may get.',
      ),
    log: () => t('Reports translations to a collector or to syslog.'),
    portmap: () => t('Opens a list of ports that PAT may use.'),
    inside: () => t('The hosts behind this interface are inside: sources are translated on the way out.'),
    outsideInterface: () => t('This interface leads outside: packets that leave it are translated.'),
    ikePort: () =>
      t('Leaves IKE of the listed hosts on port 500; conversations are then told apart by their cookies.'),
    portmapRange: () => t('Ports of one application: the first one and how many.'),
    virtual: () =>
      t(
        'Translates sources in both directions between interfaces with “ip nat enable”, without inside and outside.',
      ),
    virtualInterface: () => t('Takes part in NAT without being inside or outside.'),
  },
  words: {
    overload: () =>
      t(
        'PAT: many hosts share an address and are told apart by their ports. The first keeps its source port, later ones get another.',
      ),
    source: () => t('The source of packets from this side is translated.'),
    list: () => t('The access list that selects the inside hosts.'),
    'route-map': () => t('The route-map that selects the packets, by access lists and by interface.'),
    interface: () => t('The address of the interface is the global one.'),
    pool: () => t('Addresses of the pool are the global ones.'),
    extendable: () => t('Several static rules may use the same local or global address.'),
    'no-alias': () => t('The device does not answer ARP for the global address.'),
    'no-payload': () => t('Addresses inside the payload are left alone.'),
    vrf: () => t('The rule is for hosts of this VRF.'),
    'match-in-vrf': () => t('Inside and outside are both in the VRF.'),
    reversible: () => t('Outside hosts may open conversations to the global address that the rule gave out.'),
    redundancy: () => t('The rule follows the state of an HSRP group.'),
    'udp-timeout': () => t('Idle seconds of UDP translations, 300 by default; IKE and NAT-T count here.'),
    'tcp-timeout': () => t('Idle seconds of TCP translations, 86400 by default.'),
    netmask: () => t('Mask of the network that the pool’s addresses are in.'),
    'prefix-length': () => t('Length of the mask of the pool.'),
    rotary: () => t('The addresses are real hosts that take turns.'),
    'match-host': () => t('The host part of the address is kept.'),
    static: () => t('A fixed binding that exists without traffic.'),
    network: () => t('Whole networks are bound, host by host.'),
    mode: () => t('Mode of translation.'),
    cgn: () => t('Carrier-grade NAT.'),
  },
} as const satisfies CommandDocs;
