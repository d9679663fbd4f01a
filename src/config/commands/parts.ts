import type { Syntax } from './command';

/** IOS takes several ports after `eq` and `neq`, the ASA one. */
const ports = (type: string, several: '...' | ''): string =>
  `{ eq <${type}>${several} | neq <${type}>${several} | lt <${type}> | gt <${type}> | range <${type}> <${type}> | object-group <name:object-group> }`;

const iosAddress = '{ any | host <ipv4> | object-group <name:object-group> | <ipv4> <wildcard> }';

const asaAddress =
  '{ any | any4 | any6 | host <ipv4> | object <name:object> | object-group <name:object-group> | interface <name:nameif> | <ipv4> <mask> }';

const algorithms = '{ aes [ { 128 | 192 | 256 } ] | 3des | des }';

const common = {
  'ADDRESS-IOS': iosAddress,
  'ADDRESS-ASA': asaAddress,
  'IP-PROTOCOL':
    '{ ip | esp | ahp | gre | ospf | eigrp | igmp | ipinip | pim | nos | pcp | <protocol> | object-group <name:object-group> }',
  ALGORITHM: algorithms,
};

const ios = {
  ...common,
  'UDP-PORTS': ports('port-udp', '...'),
  'TCP-PORTS': ports('port-tcp', '...'),
  'ANY-PORTS': ports('port', '...'),
  ADDRESS: iosAddress,
  'ACE-OPTIONS':
    '[ { log [ <word> ] | log-input [ <word> ] | fragments | time-range <name:time-range> | dscp <word> | precedence <word> | tos <word> | ttl { { eq | gt | lt | neq } <number> | range <number> <number> } | option <word> | reflect <new:acl> [ timeout <number> ] } ]...',
  ACE: '{ permit | deny } { udp $ADDRESS [ $UDP-PORTS ] $ADDRESS [ $UDP-PORTS ] $ACE-OPTIONS | tcp $ADDRESS [ $TCP-PORTS ] $ADDRESS [ $TCP-PORTS ] [ { established | syn | ack | fin | rst | psh | urg | match-any <word>... | match-all <word>... } ]... $ACE-OPTIONS | icmp $ADDRESS $ADDRESS [ { echo | echo-reply | unreachable | host-unreachable | net-unreachable | port-unreachable | administratively-prohibited | packet-too-big | time-exceeded | ttl-exceeded | redirect | host-redirect | net-redirect | source-quench | parameter-problem | traceroute | mask-request | mask-reply | timestamp-request | timestamp-reply | router-advertisement | router-solicitation | <number> [ <number> ] } ] $ACE-OPTIONS | $IP-PROTOCOL $ADDRESS $ADDRESS $ACE-OPTIONS }',
  'STANDARD-ACE': '{ permit | deny } { any | host <ipv4> | <ipv4> [ <wildcard> ] } [ log ]',
};

const asa = {
  ...common,
  'UDP-PORTS': ports('port-udp', ''),
  'TCP-PORTS': ports('port-tcp', ''),
  'ANY-PORTS': ports('port', ''),
  ADDRESS: asaAddress,
  'ACE-OPTIONS':
    '[ { log [ { disable | default | <number> | emergencies | alerts | critical | errors | warnings | notifications | informational | debugging } ] [ interval <number> ] | time-range <name:time-range> | inactive } ]...',
  ACE: '{ permit | deny } { udp $ADDRESS [ $UDP-PORTS ] $ADDRESS [ $UDP-PORTS ] $ACE-OPTIONS | tcp $ADDRESS [ $TCP-PORTS ] $ADDRESS [ $TCP-PORTS ] $ACE-OPTIONS | icmp $ADDRESS $ADDRESS [ { echo | echo-reply | unreachable | time-exceeded | <number> } ] $ACE-OPTIONS | object <name:object> $ADDRESS $ADDRESS $ACE-OPTIONS | $IP-PROTOCOL $ADDRESS $ADDRESS $ACE-OPTIONS }',
  'STANDARD-ACE': '{ permit | deny } { any4 | host <ipv4> | <ipv4> <mask> }',
};

/** Parts of syntax that several commands of a device share. */
export function partsOf(device: Syntax): Readonly<Record<string, string>> {
  return device === 'asa' ? asa : ios;
}
