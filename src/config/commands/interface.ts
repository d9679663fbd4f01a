import type { Command, CommandTable } from './command';

const both: readonly Command[] = [
  {
    id: 'interface',
    in: ['global'],
    syntax: 'interface <name:interface> [ type { tunnel | ethernet } ] [ <word>... ]',
  },
  { id: 'description', in: ['interface'], syntax: 'description <line>' },
  { id: 'shutdown', in: ['interface'], syntax: 'shutdown' },
];

const ios: readonly Command[] = [
  {
    id: 'address',
    in: ['interface'],
    syntax: 'ip address { dhcp | negotiated | { <ipv4> <mask> | <prefix> } [ secondary ] }',
  },
  { id: 'unnumbered', in: ['interface'], syntax: 'ip unnumbered <name:interface>' },
  { id: 'accessGroup', in: ['interface'], syntax: 'ip access-group <name:acl> { in | out }' },
  { id: 'vrf', in: ['interface'], syntax: '{ ip vrf forwarding | vrf forwarding } <name:vrf>' },
  {
    id: 'cryptoMap',
    in: ['interface'],
    syntax: 'crypto map <name:crypto-map> [ redundancy <word> [ stateful ] ]',
  },
  {
    id: 'ezvpn',
    in: ['interface'],
    syntax: 'crypto ipsec client ezvpn <name:ezvpn-client> [ { inside | outside } ]',
  },
  { id: 'tunnelSource', in: ['interface'], syntax: 'tunnel source { <ipv4> | <name:interface> }' },
  { id: 'tunnelDestination', in: ['interface'], syntax: 'tunnel destination { dynamic | <ipv4> | <word> }' },
  {
    id: 'tunnelMode',
    in: ['interface'],
    syntax: 'tunnel mode { gre { ip | multipoint | ipv6 } | ipsec { ipv4 | ipv6 } | ipip }',
  },
  {
    id: 'tunnelProtection',
    in: ['interface'],
    syntax:
      'tunnel protection ipsec profile <name:ipsec-profile> [ { shared | ikev2-profile <name:ikev2-profile> } ]...',
  },
  { id: 'tunnelKey', in: ['interface'], syntax: 'tunnel key <number>' },
  { id: 'tunnelMtu', in: ['interface'], syntax: 'tunnel path-mtu-discovery' },
  { id: 'tunnelVrf', in: ['interface'], syntax: 'tunnel vrf <name:vrf>' },
  { id: 'zone', in: ['interface'], syntax: 'zone-member security <name:zone>' },
  { id: 'inspect', in: ['interface'], syntax: 'ip inspect <name:inspect-rule> { in | out }' },
  {
    id: 'encapsulation',
    in: ['interface'],
    syntax: 'encapsulation { dot1q <number> [ native ] | ppp | hdlc }',
  },
  {
    id: 'nhrp',
    in: ['interface'],
    syntax:
      'ip nhrp { nhs <ipv4> [ nbma <ipv4> [ multicast ] ] | map { <ipv4> <ipv4> | multicast { dynamic | <ipv4> } } | network-id <number> }',
  },
  { id: 'mtu', in: ['interface'], syntax: '{ mtu | ip mtu } <number>' },
  { id: 'adjustMss', in: ['interface'], syntax: 'ip tcp adjust-mss <number>' },
  {
    id: 'standby',
    in: ['interface'],
    syntax:
      'standby [ <number> ] { ip [ <ipv4> [ secondary ] ] | priority <number> | name <word> | preempt [ delay { minimum <number> | reload <number> | sync <number> }... ] | timers [ msec ] <number> [ msec ] <number> | track <word> [ { decrement <number> | shutdown } ] | authentication { md5 { key-string [ { 0 | 7 } ] <secret> | key-chain <word> } | text <secret> } | follow <word> | mac-address <word> | version { 1 | 2 } }',
  },
  {
    id: 'vrrp',
    in: ['interface'],
    syntax:
      'vrrp <number> { ip <ipv4> [ secondary ] | priority <number> | preempt [ delay minimum <number> ] | track <number> [ { decrement <number> | shutdown } ] | timers { advertise [ msec ] <number> | learn } | authentication { md5 { key-string [ { 0 | 7 } ] <secret> | key-chain <word> } | text <secret> } | description <line> | shutdown }',
  },
  { id: 'vrrpFamily', in: ['interface'], syntax: 'vrrp <number> address-family { ipv4 | ipv6 }' },
  { id: 'reassembly', in: ['interface'], syntax: 'ip virtual-reassembly [ { in | out } ]...' },
];

const asa: readonly Command[] = [
  { id: 'nameif', in: ['interface'], syntax: 'nameif <new:nameif>' },
  { id: 'securityLevel', in: ['interface'], syntax: 'security-level <number>' },
  {
    id: 'address',
    in: ['interface'],
    syntax: 'ip address { dhcp [ setroute ] | pppoe [ setroute ] | <ipv4> <mask> [ standby <ipv4> ] }',
  },
  { id: 'encapsulation', in: ['interface'], syntax: 'vlan <number>' },
  { id: 'tunnelSource', in: ['interface'], syntax: 'tunnel source interface <name:nameif>' },
  { id: 'tunnelDestination', in: ['interface'], syntax: 'tunnel destination <ipv4>' },
  { id: 'tunnelMode', in: ['interface'], syntax: 'tunnel mode ipsec { ipv4 | ipv6 }' },
  {
    id: 'tunnelProtection',
    in: ['interface'],
    syntax: 'tunnel protection ipsec profile <name:ipsec-profile>',
  },
];

/** Interfaces and what is applied to them. */
export const interfaceTables: readonly CommandTable[] = [
  { family: 'interface', devices: ['ios', 'asa'], commands: both },
  { family: 'interface', devices: ['ios'], commands: ios },
  { family: 'interface', devices: ['asa'], commands: asa },
];
