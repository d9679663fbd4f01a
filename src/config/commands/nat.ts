import type { Command, CommandTable } from './command';

const dynamicOptions =
  '[ { vrf <name:vrf> | overload | match-in-vrf | reversible | oer | redundancy <word> | mapping-id <number> | portmap <name:nat-portmap> } ]...';
const staticOptions =
  '[ { extendable | no-alias | no-payload | vrf <name:vrf> | match-in-vrf | reversible | route-map <name:route-map> | redundancy <word> | mapping-id <number> } ]...';

const commands: readonly Command[] = [
  {
    id: 'dynamic',
    in: ['global'],
    syntax: `ip nat inside source { list <name:acl> | route-map <name:route-map> } { interface <name:interface> | pool <name:nat-pool> } ${dynamicOptions}`,
  },
  {
    id: 'static',
    in: ['global'],
    syntax: `ip nat inside source static <ipv4> { <ipv4> | interface <name:interface> } ${staticOptions}`,
  },
  {
    id: 'staticPort',
    in: ['global'],
    syntax: `ip nat inside source static tcp <ipv4> <port-tcp> { <ipv4> | interface <name:interface> } <port-tcp> ${staticOptions}`,
  },
  {
    id: 'staticPort',
    in: ['global'],
    syntax: `ip nat inside source static udp <ipv4> <port-udp> { <ipv4> | interface <name:interface> } <port-udp> ${staticOptions}`,
  },
  {
    id: 'staticEsp',
    in: ['global'],
    syntax: 'ip nat inside source static esp <ipv4> interface <name:interface>',
  },
  {
    id: 'staticNetwork',
    in: ['global'],
    syntax: `ip nat inside source static network <ipv4> <ipv4> { <mask> | <prefix> } ${staticOptions}`,
  },
  {
    id: 'outside',
    in: ['global'],
    syntax:
      'ip nat outside source { list <name:acl> | route-map <name:route-map> } pool <name:nat-pool> [ { vrf <name:vrf> | add-route | match-in-vrf } ]...',
  },
  {
    id: 'outside',
    in: ['global'],
    syntax: `ip nat outside source static { tcp <ipv4> <port-tcp> <ipv4> <port-tcp> | udp <ipv4> <port-udp> <ipv4> <port-udp> | network <ipv4> <ipv4> { <mask> | <prefix> } | <ipv4> <ipv4> } [ add-route ] ${staticOptions}`,
  },
  {
    id: 'destination',
    in: ['global'],
    syntax:
      'ip nat inside destination list <name:acl> pool <name:nat-pool> [ redundancy <word> [ mapping-id <number> ] ]',
  },
  {
    id: 'pool',
    in: ['global'],
    syntax:
      'ip nat pool <new:nat-pool> [ <ipv4> <ipv4> ] { netmask <mask> | prefix-length <number> } [ { type { rotary | match-host } | add-route | accounting <word> | arp-ping } ]...',
  },
  { id: 'poolAddress', in: ['nat-pool'], syntax: 'address <ipv4> <ipv4>' },
  {
    id: 'timeout',
    in: ['global'],
    syntax:
      'ip nat translation { timeout | udp-timeout | tcp-timeout | finrst-timeout | syn-timeout | dns-timeout | icmp-timeout | pptp-timeout | arp-ping-timeout | routemap-entry-timeout } { never | <number> }',
  },
  {
    id: 'portTimeout',
    in: ['global'],
    syntax: 'ip nat translation port-timeout { udp <port-udp> | tcp <port-tcp> } { never | <number> }',
  },
  {
    id: 'maxEntries',
    in: ['global'],
    syntax:
      'ip nat translation max-entries { all-host <number> | all-vrf <number> | host <ipv4> <number> | list <name:acl> <number> | vrf <name:vrf> <number> | <number> }',
  },
  { id: 'espSpi', in: ['global'], syntax: 'ip nat service list <name:acl> ESP spi-match' },
  { id: 'ikePort', in: ['global'], syntax: 'ip nat service list <name:acl> IKE preserve-port' },
  {
    id: 'service',
    in: ['global'],
    syntax:
      'ip nat service { alg { udp | tcp } { dns | <word> } | { dns | ftp | h323 | sip | skinny | rtsp | pptp | gatekeeper | fullrange } [ { udp | tcp } port <number> ] | ipsec-esp enable | enable-sym-port | port-randomization }',
  },
  {
    id: 'settings',
    in: ['global'],
    syntax:
      'ip nat settings { interface-overload { port range <number> <number> | block port { udp <port-udp> | tcp <port-tcp> } } | mode { cgn | default } | pap [ limit <number> ] | support mapping outside | log-destination <line> }',
  },
  {
    id: 'log',
    in: ['global'],
    syntax:
      'ip nat log translations { syslog | flow-export v9 udp destination <ipv4> <number> [ source <name:interface> ] }',
  },
  { id: 'portmap', in: ['global'], syntax: 'ip nat portmap <new:nat-portmap>' },
  { id: 'portmapRange', in: ['nat-portmap'], syntax: 'appl <word> startport <number> size <number>' },
  {
    id: 'virtual',
    in: ['global'],
    syntax: `ip nat source { { list <name:acl> | route-map <name:route-map> } { interface <name:interface> | pool <name:nat-pool> } ${dynamicOptions} | static <ipv4> { <ipv4> | interface <name:interface> } ${staticOptions} }`,
  },
  { id: 'virtualInterface', in: ['interface'], syntax: 'ip nat enable' },
  { id: 'inside', in: ['interface'], syntax: 'ip nat inside' },
  { id: 'outsideInterface', in: ['interface'], syntax: 'ip nat outside' },
];

/** NAT and PAT of IOS and IOS-XE. */
export const natTable: CommandTable = { family: 'nat', devices: ['ios'], commands };
