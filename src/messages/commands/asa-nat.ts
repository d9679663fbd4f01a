import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const asaNatDocs = {
  commands: {
    objectNat: () => t('Translates the addresses of this object (section 2, after twice NAT).'),
    objectStatic: () => t('Binds the object’s address, or one of its ports, for good.'),
    twice: () =>
      t('Twice NAT: decides by source and destination together (section 1, in order of the lines).'),
    afterAuto: () => t('Twice NAT that is tried after object NAT (section 3).'),
    legacyNat: () => t('Before 8.3: hosts that the global line of the same number translates; 0 means none.'),
    legacyGlobal: () => t('Before 8.3: the addresses of a number, interface means PAT.'),
    legacyStatic: () => t('Before 8.3: binds an address or port for good.'),
    xlate: () =>
      t('Whether each connection has a PAT translation that ends with it; by default only TCP and DNS have.'),
    blocks: () => t('How many ports a block has, and how many blocks a host gets, where pools give blocks.'),
    timeout: () =>
      t(
        'Idle time as hours:minutes:seconds; xlate holds for translations, udp for UDP connections (2 minutes).',
      ),
    natControl: () => t('Before 8.3: nothing passes that no rule translates.'),
    sameSecurity: () =>
      t('Lets packets pass between interfaces of one level, or in and out of the same one.'),
  },
  words: {
    dynamic: () => t('Addresses or ports are given out when traffic comes.'),
    static: () => t('A binding that exists without traffic and works in both directions.'),
    interface: () => t('PAT to the address of the mapped interface.'),
    'pat-pool': () => t('PAT to the addresses of an object.'),
    flat: () => t('Ports 1024-65535 as one range, instead of keeping within 1-511, 512-1023 and 1024-65535.'),
    'include-reserve': () => t('With flat: also ports 1-1023.'),
    extended: () => t('A port may serve several destinations at once.'),
    'round-robin': () => t('Takes the addresses of the pool in turn.'),
    'block-allocation': () => t('Each host gets a block of ports.'),
    'no-proxy-arp': () => t('The device does not answer ARP for the mapped addresses.'),
    'route-lookup': () => t('The routing table, not the rule, decides the interface.'),
    unidirectional: () => t('The destination cannot open conversations to the source.'),
    'after-auto': () => t('Tried after object NAT.'),
    source: () => t('Real and mapped source.'),
    destination: () => t('Mapped and real destination.'),
    service: () => t('Real and mapped port.'),
    inactive: () => t('The rule is kept but does not take part.'),
    'pat-xlate': () => t('How long the port of an ended PAT translation stays unused (30 seconds).'),
    conn: () => t('TCP connections without traffic (1 hour).'),
    'half-closed': () => t('TCP connections that one side has closed (10 minutes).'),
    udp: () => t('UDP conversations without traffic, IKE and NAT-T among them (2 minutes).'),
    icmp: () => t('ICMP conversations without traffic (2 seconds).'),
    uauth: () => t('How long a user stays authenticated.'),
    absolute: () => t('Counted from the login.'),
    inactivity: () => t('Counted from the last packet.'),
    'floating-conn': () => t('How long a connection keeps its route after a better one appears.'),
    'per-session': () => t('Each connection has a PAT translation that ends with it.'),
  },
} as const satisfies CommandDocs;
