import type { Command, CommandTable } from './command';

const ios: readonly Command[] = [
  { id: 'networkGroup', in: ['global'], syntax: 'object-group network <new:object-group>' },
  { id: 'serviceGroup', in: ['global'], syntax: 'object-group service <new:object-group>' },
  { id: 'host', in: ['network-group'], syntax: 'host <ipv4>' },
  { id: 'network', in: ['network-group'], syntax: '<ipv4> { <mask> | <prefix> }' },
  { id: 'range', in: ['network-group'], syntax: 'range <ipv4> <ipv4>' },
  { id: 'nested', in: ['network-group', 'service-group'], syntax: 'group-object <name:object-group>' },
  {
    id: 'service',
    in: ['service-group'],
    syntax:
      '{ udp [ source $UDP-PORTS ] [ $UDP-PORTS ] | tcp [ source $TCP-PORTS ] [ $TCP-PORTS ] | tcp-udp [ $ANY-PORTS ] | icmp [ <word> ] | esp | ahp | gre | ip | <protocol> }',
  },
  { id: 'description', in: ['network-group', 'service-group'], syntax: 'description <line>' },
];

const asa: readonly Command[] = [
  { id: 'name', in: ['global'], syntax: 'name <ipv4> <new:address-name> [ description <line> ]' },
  { id: 'names', in: ['global'], syntax: 'names' },
  { id: 'networkObject', in: ['global'], syntax: 'object network <new:object>' },
  { id: 'serviceObject', in: ['global'], syntax: 'object service <new:object>' },
  { id: 'networkGroup', in: ['global'], syntax: 'object-group network <new:object-group>' },
  {
    id: 'serviceGroup',
    in: ['global'],
    syntax: 'object-group service <new:object-group> [ { tcp | udp | tcp-udp } ]',
  },
  { id: 'protocolGroup', in: ['global'], syntax: 'object-group protocol <new:object-group>' },
  { id: 'icmpGroup', in: ['global'], syntax: 'object-group icmp-type <new:object-group>' },
  { id: 'host', in: ['network-object'], syntax: 'host <ipv4>' },
  { id: 'subnet', in: ['network-object'], syntax: 'subnet <ipv4> <mask>' },
  { id: 'range', in: ['network-object'], syntax: 'range <ipv4> <ipv4>' },
  { id: 'fqdn', in: ['network-object'], syntax: 'fqdn [ { v4 | v6 } ] <word>' },
  {
    id: 'service',
    in: ['service-object'],
    syntax:
      'service { udp [ source $UDP-PORTS ] [ destination $UDP-PORTS ] | tcp [ source $TCP-PORTS ] [ destination $TCP-PORTS ] | icmp [ <word> ] | <protocol> }',
  },
  {
    id: 'member',
    in: ['network-group'],
    syntax: 'network-object { host <ipv4> | object <name:object> | <ipv4> <mask> }',
  },
  {
    id: 'service',
    in: ['service-group'],
    syntax:
      'service-object { object <name:object> | udp [ source $UDP-PORTS ] [ destination $UDP-PORTS ] | tcp [ source $TCP-PORTS ] [ destination $TCP-PORTS ] | tcp-udp [ destination $ANY-PORTS ] | icmp [ <word> ] | esp | <protocol> }',
  },
  { id: 'port', in: ['service-group'], syntax: 'port-object { eq <port> | range <port> <port> }' },
  { id: 'member', in: ['protocol-group'], syntax: 'protocol-object <protocol>' },
  { id: 'member', in: ['icmp-group'], syntax: 'icmp-object <word>' },
  {
    id: 'nested',
    in: ['network-group', 'service-group', 'protocol-group', 'icmp-group'],
    syntax: 'group-object <name:object-group>',
  },
  {
    id: 'description',
    in: [
      'network-group',
      'service-group',
      'protocol-group',
      'icmp-group',
      'network-object',
      'service-object',
    ],
    syntax: 'description <line>',
  },
];

/** Objects and object groups. */
export const objectsTables: readonly CommandTable[] = [
  { family: 'objects', devices: ['ios'], commands: ios },
  { family: 'objects', devices: ['asa'], commands: asa },
];
