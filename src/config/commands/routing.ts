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
  { id: 'setNextHop', in: ['route-map'], syntax: 'set ip next-hop <ipv4>...' },
];

const ios: readonly Command[] = [
  {
    id: 'route',
    in: ['global'],
    syntax:
      'ip route [ vrf <name:vrf> ] <ipv4> <mask> { <ipv4> | <name:interface> [ <ipv4> ] } [ global ] [ <number> ] [ { name <word> | track <number> | tag <number> | permanent } ]...',
  },
  {
    id: 'prefixList',
    in: ['global'],
    syntax:
      'ip prefix-list <new:prefix-list> [ seq <number> ] { permit | deny } <prefix> [ ge <number> ] [ le <number> ]',
  },
  { id: 'localPool', in: ['global'], syntax: 'ip local pool <new:local-pool> <ipv4> [ <ipv4> ]' },
  { id: 'vrf', in: ['global'], syntax: '{ vrf definition | ip vrf } <new:vrf>' },
];

const asa: readonly Command[] = [
  {
    id: 'asaRoute',
    in: ['global'],
    syntax: 'route <name:nameif> <ipv4> <mask> <ipv4> [ <number> ] [ track <number> ]',
  },
  { id: 'localPool', in: ['global'], syntax: 'ip local pool <new:local-pool> <word> [ mask <mask> ]' },
];

/** Routes, route-maps and what they use. */
export const routingTables: readonly CommandTable[] = [
  { family: 'routing', devices: ['ios', 'asa'], commands: both },
  { family: 'routing', devices: ['ios'], commands: ios },
  { family: 'routing', devices: ['asa'], commands: asa },
];
