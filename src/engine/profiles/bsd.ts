import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, assumedTimers, hours, idle, inSource, minutes, repositoryFile, seconds } from './groups';

const tree = 'defb7733';

const pfLb = repositoryFile('freebsd/freebsd-src', '0121a4ba', 'sys/netpfil/pf/pf_lb.c');
const pfRange = repositoryFile('eborisch/dtrace-pf', tree, 'sbin/pfctl/pfctl_parser.h');
const pfHeader = repositoryFile(
  'freebsd/freebsd-src',
  '03ccfdd2ecf36648affb5bb7868bc1dd2f8b195d',
  'sys/netpfil/pf/pf.h',
);
const pfsenseFilter = repositoryFile(
  'pfsense/pfsense',
  '9363ac5b8651a1c7a333180425ce7719070f95f9',
  'src/etc/inc/filter.inc',
);
const opnsenseCommit = 'f95e81516ee0e2fb184f06bb7f858d3dd45da9cc';
const opnsenseFilter = repositoryFile('opnsense/core', opnsenseCommit, 'src/etc/inc/filter.inc');
const opnsenseRule = repositoryFile(
  'opnsense/core',
  opnsenseCommit,
  'src/opnsense/mvc/app/library/OPNsense/Firewall/SNatRule.php',
);
const libalias = repositoryFile('eborisch/dtrace-pf', tree, 'sys/netinet/libalias/alias_db.c');
const ipNat = repositoryFile('eborisch/dtrace-pf', tree, 'sys/contrib/ipfilter/netinet/ip_nat.c');

const rule: Rule = {
  unique: 'outside-port',
  reuse: 'never',
  keep: 'never',
  groups: inSource(anyOf(50001, 65535), pfRange),
  choose: { kind: 'random' },
  confidence: 'source',
  source: pfLb,
};

/** Kept or refused: there is no other port. */
const staticPort: Rule = { ...rule, keep: 'always', groups: [], choose: { kind: 'none' } };

/** pf without `static-port`: a random port of 50001-65535, never the own one by preference. */
export const pf: Profile = {
  id: 'pf',
  title: 'OpenBSD or FreeBSD pf, nat-to',
  rules: [rule],
  addresses: { choose: 'round-robin', paired: false, whenFull: 'next' },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: inSource(
    {
      udp: { first: seconds(60), oneWay: seconds(30), twoWay: seconds(60) },
      tcp: { first: seconds(120), oneWay: seconds(30), twoWay: hours(24) },
      esp: { first: seconds(60), oneWay: seconds(30), twoWay: seconds(60) },
    },
    pfHeader,
  ),
  esp: 'one-host-per-gateway',
  confidence: 'source',
  source: pfLb,
};

export const pfStaticPort: Profile = {
  ...pf,
  id: 'pf-static-port',
  title: 'pf, nat-to with static-port',
  rules: [staticPort],
};

/** To port 500 with static-port, everything else from 1024-65535; how pf does both is pf's own source. */
function automaticRules(toIke: Citation, others: Citation): readonly Rule[] {
  return [
    {
      ...staticPort,
      match: { outsidePorts: [[500, 500]] },
      keep: inSource('always', toIke),
      choose: inSource({ kind: 'none' }, toIke),
    },
    { ...rule, groups: inSource(anyOf(1024, 65535), others) },
  ];
}

/** Automatic outbound NAT: to port 500 with static-port, everything else from 1024-65535. */
export const pfsense: Profile = {
  ...pf,
  id: 'pfsense',
  title: 'pfSense, automatic outbound NAT',
  rules: automaticRules(pfsenseFilter, pfsenseFilter),
};

export const opnsense: Profile = {
  ...pfsense,
  id: 'opnsense',
  title: 'OPNsense, automatic outbound NAT',
  rules: automaticRules(opnsenseFilter, opnsenseRule),
};

/** libalias with `same_ports`: kept while free for the destination, else up to 20 draws of 32768-65535. */
export const freebsdIpfw: Profile = {
  ...pf,
  id: 'freebsd-ipfw',
  title: 'FreeBSD ipfw nat (libalias, same_ports)',
  rules: [
    {
      ...rule,
      keep: 'always',
      groups: anyOf(32768, 65535),
      choose: { kind: 'draws', attempts: 20 },
      source: libalias,
    },
  ],
  addresses: assumed({ choose: 'fill-first', paired: false, whenFull: 'drop' }),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: {
    udp: inSource(idle(minutes(1)), libalias),
    tcp: inSource({ oneWay: minutes(5), twoWay: hours(24) }, libalias),
    esp: assumed(idle(minutes(1))),
  },
  esp: assumed('one-host-per-gateway'),
  source: libalias,
};

export const ipfilter: Profile = {
  ...pf,
  id: 'ipfilter',
  title: 'IPFilter, map without portmap',
  rules: [{ ...staticPort, groups: [], source: ipNat }],
  addresses: assumed({ choose: 'fill-first', paired: false, whenFull: 'drop' }),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumedTimers(idle(minutes(2)), { oneWay: minutes(4), twoWay: hours(24) }),
  esp: assumed('one-host-per-gateway'),
  source: ipNat,
};
