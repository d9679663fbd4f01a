import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const objectsDocs = {
  commands: {
    networkGroup: () => t('Opens a group of addresses that rules use by its name.'),
    serviceGroup: () => t('Opens a group of protocols and ports.'),
    protocolGroup: () => t('Opens a group of IP protocols.'),
    icmpGroup: () => t('Opens a group of ICMP types.'),
    networkObject: () => t('Opens an object for an address, range or network; it may carry its NAT rule.'),
    serviceObject: () => t('Opens an object for a protocol with its ports.'),
    host: () => t('One address.'),
    network: () => t('A network by address and mask.'),
    range: () => t('Addresses from … to, both included.'),
    nested: () => t('All members of another group.'),
    member: () => t('A member of the group.'),
    port: () => t('Ports of the protocols that the group’s first line names.'),
    service: () => t('A protocol with its source and destination ports.'),
    subnet: () => t('A network by address and mask.'),
    fqdn: () => t('A host name that the device resolves.'),
    description: () => t('A note.'),
    name: () => t('Gives an address a name that rules may use.'),
    names: () => t('Names of addresses stand for them in all commands; without this line they do not.'),
  },
  words: {
    source: () => t('Ports of the sender.'),
    destination: () => t('Ports of the receiver.'),
    'tcp-udp': () => t('TCP and UDP.'),
  },
} as const satisfies CommandDocs;
