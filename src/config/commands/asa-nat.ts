import type { Command, CommandTable } from './command';

const poolOptions =
  '[ { extended | flat [ include-reserve ] | include-reserve | round-robin | block-allocation } ]...';
const staticOptions = '[ { no-proxy-arp | route-lookup | dns | unidirectional | net-to-net } ]...';
const mapped = `{ interface | pat-pool <name:object> ${poolOptions} [ interface ${poolOptions} ] | <name:object> [ interface ] }`;
const twice = `{ dynamic { any | <name:object> } ${mapped} | static { any | <name:object> } { interface | any | <name:object> } } [ destination static { interface | <name:object> } <name:object> ] [ service <name:object> <name:object> ] [ { no-proxy-arp | route-lookup | dns | unidirectional | inactive } ]... [ description <line> ]`;

const commands: readonly Command[] = [
  { id: 'objectNat', in: ['network-object'], syntax: `nat [ <pair> ] dynamic ${mapped} [ dns ]` },
  {
    id: 'objectStatic',
    in: ['network-object'],
    syntax: `nat [ <pair> ] static { interface | <name:object> } [ service { udp <port-udp> <port-udp> | tcp <port-tcp> <port-tcp> } ] ${staticOptions}`,
  },
  { id: 'afterAuto', in: ['global'], syntax: `nat [ <pair> ] after-auto [ <number> ] source ${twice}` },
  { id: 'twice', in: ['global'], syntax: `nat [ <pair> ] [ <number> ] source ${twice}` },
  {
    id: 'legacyNat',
    in: ['global'],
    syntax:
      'nat <pair> <number> { access-list <name:acl> | { <ipv4> | 0 } [ { <mask> | 0 } ] } [ { dns | outside | norandomseq | tcp <number> | udp <number> | <number> } ]...',
  },
  {
    id: 'legacyGlobal',
    in: ['global'],
    syntax: 'global <pair> <number> { interface | <word> } [ netmask <mask> ]',
  },
  {
    id: 'legacyStatic',
    in: ['global'],
    syntax:
      'static <pair> { tcp { interface | <ipv4> } <port-tcp> <ipv4> <port-tcp> | udp { interface | <ipv4> } <port-udp> <ipv4> <port-udp> | { interface | <ipv4> } { <ipv4> | access-list <name:acl> } } [ netmask <mask> ] [ { dns | norandomseq | tcp <number> | udp <number> | <number> } ]...',
  },
  {
    id: 'sameSecurity',
    in: ['global'],
    syntax: 'same-security-traffic permit { inter-interface | intra-interface }',
  },
  { id: 'natControl', in: ['global'], syntax: 'nat-control' },
  {
    id: 'xlate',
    in: ['global'],
    syntax:
      'xlate per-session { permit | deny } { udp $ADDRESS [ $UDP-PORTS ] $ADDRESS [ $UDP-PORTS ] | tcp $ADDRESS [ $TCP-PORTS ] $ADDRESS [ $TCP-PORTS ] }',
  },
  {
    id: 'blocks',
    in: ['global'],
    syntax:
      'xlate block-allocation { size <number> | maximum-per-host <number> | pba-interim-logging <number> }',
  },
  {
    id: 'timeout',
    in: ['global'],
    syntax:
      'timeout { { xlate | pat-xlate | conn | half-closed | udp | sctp | icmp | icmp-error | sunrpc | h323 | h225 | mgcp | mgcp-pat | sip | sip_media | sip-invite | sip-disconnect | sip-provisional-media | tcp-proxy-reassembly | floating-conn | conn-holddown | igp stale-route } <word> | uauth <word> [ { absolute | inactivity } ] }...',
  },
];

/** NAT and PAT of the ASA, object NAT, twice NAT and what was before 8.3. */
export const asaNatTable: CommandTable = { family: 'asaNat', devices: ['asa'], commands };
