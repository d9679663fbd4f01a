import type { Command, CommandTable } from './command';

const ios: readonly Command[] = [
  {
    id: 'inspectRule',
    in: ['global'],
    syntax:
      'ip inspect name <new:inspect-rule> { udp | tcp | icmp | isakmp | ipsec-msft | ftp | dns | sip | h323 | http | <word> } [ { router-traffic | timeout <number> | alert { on | off } | audit-trail { on | off } | maximum <number> | java-list <word> } ]...',
  },
  {
    id: 'inspectSetting',
    in: ['global'],
    syntax:
      'ip inspect { { max-incomplete | one-minute } { high | low } <number> | tcp { idle-time <number> | synwait-time <number> | finwait-time <number> | max-incomplete host <number> [ block-time <number> ] } | udp idle-time <number> | dns-timeout <number> | alert-off | audit-trail | log drop-pkt }',
  },
  {
    id: 'parameterMap',
    in: ['global'],
    syntax: 'parameter-map type inspect <word>',
  },
  {
    id: 'parameterSetting',
    in: ['parameter-map'],
    syntax:
      '{ udp idle-time <number> | tcp { { idle-time | finwait-time | synwait-time } <number> | max-incomplete host <number> [ block-time <number> ] } | icmp idle-time <number> | dns-timeout <number> | max-incomplete { high | low } <number> | one-minute { high | low } <number> | sessions maximum <number> | alert { on | off } | audit-trail { on | off } }',
  },
  { id: 'zone', in: ['global'], syntax: 'zone security <new:zone>' },
  {
    id: 'zonePair',
    in: ['global'],
    syntax: 'zone-pair security <word> source { self | <name:zone> } destination { self | <name:zone> }',
  },
  { id: 'servicePolicy', in: ['zone-pair'], syntax: 'service-policy type inspect <name:policy-map>' },
  {
    id: 'classMap',
    in: ['global'],
    syntax: 'class-map [ type inspect ] [ { match-any | match-all } ] <new:class-map>',
  },
  {
    id: 'classMatch',
    in: ['class-map'],
    syntax:
      'match { access-group { name <name:acl> | <name:acl> } | protocol { isakmp | ipsec-msft | udp | tcp | icmp | dns | <word> } | class-map <name:class-map> | not { access-group { name <name:acl> | <name:acl> } | protocol { isakmp | ipsec-msft | udp | tcp | icmp | dns | <word> } } }',
  },
  { id: 'policyMap', in: ['global'], syntax: 'policy-map [ type inspect ] <new:policy-map>' },
  {
    id: 'class',
    in: ['policy-map', 'policy-class'],
    syntax: 'class { class-default | [ type inspect ] <name:class-map> }',
  },
  { id: 'inspect', in: ['policy-class'], syntax: 'inspect [ <word> ]' },
  { id: 'pass', in: ['policy-class'], syntax: 'pass [ log ]' },
  { id: 'drop', in: ['policy-class'], syntax: 'drop [ log ]' },
  { id: 'police', in: ['policy-class'], syntax: 'police rate <number> [ burst <number> ]' },
  {
    id: 'description',
    in: ['zone', 'zone-pair', 'class-map', 'policy-map'],
    syntax: 'description <line>',
  },
];

const asa: readonly Command[] = [
  { id: 'classMap', in: ['global'], syntax: 'class-map <new:class-map>' },
  {
    id: 'classMatch',
    in: ['class-map'],
    syntax: 'match { access-list <name:acl> | default-inspection-traffic | any | port udp eq <port-udp> }',
  },
  { id: 'policyMap', in: ['global'], syntax: 'policy-map <new:policy-map>' },
  {
    id: 'inspectionMap',
    in: ['global'],
    syntax:
      'policy-map type inspect { ipsec-pass-thru | dns | ftp | h323 | http | sip | <word> } <new:policy-map>',
  },
  { id: 'description', in: ['class-map', 'policy-map'], syntax: 'description <line>' },
  { id: 'parameters', in: ['policy-map', 'policy-class'], syntax: 'parameters' },
  {
    id: 'passThru',
    in: ['policy-map', 'policy-class'],
    syntax: '{ esp | ah } [ per-client-max <number> ] [ timeout <word> ]',
  },
  {
    id: 'setConnection',
    in: ['policy-map', 'policy-class'],
    syntax:
      'set connection { timeout { idle <word> | half-closed <word> | embryonic <word> } | conn-max <number> | per-client-max <number> | embryonic-conn-max <number> }',
  },
  { id: 'class', in: ['policy-map', 'policy-class'], syntax: 'class { class-default | <name:class-map> }' },
  {
    id: 'asaInspect',
    in: ['policy-map', 'policy-class'],
    syntax:
      'inspect { ipsec-pass-thru | dns | ftp [ strict ] | h323 | icmp | icmp error | pptp | sip | skinny | tftp | <word> } [ <name:policy-map> ]',
  },
  {
    id: 'asaServicePolicy',
    in: ['global'],
    syntax: 'service-policy <name:policy-map> { global | interface <name:nameif> } [ fail-close ]',
  },
];

/** Inspection and firewalls as far as they decide about replies. */
export const firewallTables: readonly CommandTable[] = [
  { family: 'firewall', devices: ['ios'], commands: ios },
  { family: 'firewall', devices: ['asa'], commands: asa },
];
