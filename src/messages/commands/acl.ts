import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const aclDocs = {
  commands: {
    named: () =>
      t('Opens a named access list; its entries are tried in order and the first that matches decides.'),
    numbered: () =>
      t(
        'One entry of a numbered access list: 1-99 and 1300-1999 are standard, 100-199 and 2000-2699 extended.',
      ),
    asaEntry: () => t('One entry of an ASA access list; addresses are written with masks, not wildcards.'),
    asaStandard: () => t('One entry of a standard ASA list, which names destinations only.'),
    asaRemark: () => t('A note in an ASA access list.'),
    resequence: () => t('Numbers the entries of a list anew from a start in steps.'),
    entry: () =>
      t(
        'An entry of an extended access list: protocol, source with ports, destination with ports, conditions.',
      ),
    standardEntry: () => t('An entry of a standard access list, which looks at the source address only.'),
    remark: () => t('A note that matches nothing.'),
    evaluate: () =>
      t('Admits the return packets of conversations that another list entered into a reflexive list.'),
    asaGroup: () =>
      t('Applies an access list to the packets that enter or leave an interface, or to all with global.'),
  },
  words: {
    permit: () => t('Admits the packets that match.'),
    deny: () => t('Drops the packets that match; at the end of every list stands an invisible deny of all.'),
    any: () => t('Every address.'),
    any4: () => t('Every IPv4 address.'),
    any6: () => t('Every IPv6 address.'),
    host: () => t('One address; the same as wildcard 0.0.0.0.'),
    eq: () =>
      t(
        'Port equal to; IOS takes up to ten ports. Before the destination it asks for the source port, which PAT changes.',
      ),
    neq: () => t('Port not equal to.'),
    lt: () => t('Port below.'),
    gt: () => t('Port above.'),
    range: () => t('Ports from … to, both included.'),
    established: () => t('TCP packets with ACK or RST: answers, not openings. UDP has nothing of the kind.'),
    fragments: () => t('Fragments but the first, which have no port numbers.'),
    log: () => t('Reports packets that match.'),
    'log-input': () => t('Reports packets that match, with the interface and link address they came from.'),
    'time-range': () => t('The entry holds only within the times of the range.'),
    reflect: () => t('Notes the conversation in a reflexive list; evaluate admits its answers.'),
    inactive: () => t('The entry is kept but does not take part.'),
    extended: () => t('Looks at protocol, source, destination and ports.'),
    standard: () => t('Looks at one address only.'),
    esp: () =>
      t(
        'Encapsulating Security Payload, IP protocol 50 (RFC 4303): no ports, so PAT cannot tell peers apart by them.',
      ),
    ahp: () => t('Authentication Header, IP protocol 51 (RFC 4302); it does not survive any NAT.'),
    udp: () => t('User Datagram Protocol, IP protocol 17; IKE uses its port 500, NAT traversal 4500.'),
    tcp: () => t('Transmission Control Protocol, IP protocol 6.'),
    icmp: () =>
      t(
        'Internet Control Message Protocol, IP protocol 1; path MTU discovery needs its unreachable messages.',
      ),
    gre: () => t('Generic Routing Encapsulation, IP protocol 47.'),
    ip: () => t('Every IP protocol.'),
    interface: () => t('The address of an interface of the device.'),
  },
} as const satisfies CommandDocs;
