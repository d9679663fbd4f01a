import type { Command, CommandTable } from './command';

const both: readonly Command[] = [
  { id: 'hostname', in: ['global'], syntax: 'hostname <word>' },
  { id: 'routeMap', in: ['global'], syntax: 'route-map <new:route-map> [ { permit | deny } [ <number> ] ]' },
  {
    id: 'matchAddress',
    in: ['route-map'],
    syntax: 'match ip address { prefix-list <name:prefix-list>... | <name:acl>... }',
  },
  { id: 'matchInterface', in: ['route-map'], syntax: 'match interface <name:interface>...' },
  {
    id: 'matchOther',
    in: ['route-map'],
    syntax:
      'match { ip { next-hop | route-source } { prefix-list <name:prefix-list>... | <name:acl>... } | length <number> <number> | tag <number>... | community <word>... | as-path <word>... | metric <number> | route-type { internal | external | level-1 | level-2 | local | nssa-external } [ <word> ] }',
  },
  { id: 'setInterface', in: ['route-map'], syntax: 'set interface <name:interface>...' },
  { id: 'routeMapDescription', in: ['route-map'], syntax: 'description <line>' },
  { id: 'setNextHop', in: ['route-map'], syntax: 'set ip next-hop <ipv4>...' },
];

const ios: readonly Command[] = [
  {
    id: 'route',
    in: ['global'],
    syntax:
      'ip route [ vrf <name:vrf> ] <ipv4> <mask> { <ipv4> | dhcp | <name:interface> [ { <ipv4> | dhcp } ] } [ global ] [ <number> ] [ { name <word> | track <number> | tag <number> | permanent } ]...',
  },
  {
    id: 'prefixList',
    in: ['global'],
    syntax:
      'ip prefix-list <new:prefix-list> [ seq <number> ] { permit | deny } <prefix> [ ge <number> ] [ le <number> ]',
  },
  {
    id: 'prefixList',
    in: ['global'],
    syntax: 'ip prefix-list <new:prefix-list> description <line>',
  },
  { id: 'localPool', in: ['global'], syntax: 'ip local pool <new:local-pool> <ipv4> [ <ipv4> ]' },
  { id: 'vrf', in: ['global'], syntax: '{ vrf definition | ip vrf } <new:vrf>' },
  { id: 'vrfDistinguisher', in: ['vrf'], syntax: 'rd <word>' },
  { id: 'vrfDescription', in: ['vrf'], syntax: 'description <line>' },
  {
    id: 'vrfTargets',
    in: ['vrf'],
    syntax: 'route-target { import | export | both } <word>',
  },
  { id: 'vrfFamily', in: ['vrf'], syntax: 'address-family { ipv4 | ipv6 }' },
];

const asa: readonly Command[] = [
  {
    id: 'asaRoute',
    in: ['global'],
    syntax:
      'route <name:nameif> { <ipv4> | 0 } { <mask> | 0 } <ipv4> [ <number> ] [ { track <number> | tunneled } ]',
  },
  { id: 'localPool', in: ['global'], syntax: 'ip local pool <new:local-pool> <word> [ mask <mask> ]' },
];

/** Routes, route-maps and what they use. */
export const routingTables: readonly CommandTable[] = [
  { family: 'routing', devices: ['ios', 'asa'], commands: both },
  { family: 'routing', devices: ['ios'], commands: ios },
  { family: 'routing', devices: ['asa'], commands: asa },
];
