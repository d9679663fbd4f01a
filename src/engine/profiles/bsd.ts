import type { Citation } from '../prediction';
import type { Profile, Rule } from '../profile';
import { anyOf, hours, minutes, seconds } from './groups';

const pfLb: Citation = {
  title: 'freebsd/freebsd-src sys/netpfil/pf/pf_lb.c (and OpenBSD sys/net/pf_lb.c)',
  address: 'https://github.com/freebsd/freebsd-src/blob/main/sys/netpfil/pf/pf_lb.c',
};

const pfHeader: Citation = {
  title: 'freebsd/freebsd-src sys/netpfil/pf/pf.h (default timers)',
  address: 'https://github.com/freebsd/freebsd-src/blob/main/sys/netpfil/pf/pf.h',
};

const pfsenseFilter: Citation = {
  title: 'pfsense/pfsense src/etc/inc/filter.inc (automatic outbound NAT rules)',
  address: 'https://github.com/pfsense/pfsense/blob/master/src/etc/inc/filter.inc',
};

const opnsenseFilter: Citation = {
  title: 'opnsense/core src/etc/inc/filter.inc (automatic outbound NAT rules)',
  address: 'https://github.com/opnsense/core/blob/master/src/etc/inc/filter.inc',
};

const libalias: Citation = {
  title: 'freebsd/freebsd-src sys/netinet/libalias/alias_db.c',
  address: 'https://github.com/freebsd/freebsd-src/blob/main/sys/netinet/libalias/alias_db.c',
};

const ipNat: Citation = {
  title: 'freebsd/freebsd-src sys/contrib/ipfilter/netinet/ip_nat.c',
  address: 'https://github.com/freebsd/freebsd-src/blob/releng/13.0/sys/contrib/ipfilter/netinet/ip_nat.c',
};

const rule: Rule = {
  unique: 'outside-port',
  reuse: 'never',
  keep: 'never',
  groups: anyOf(50001, 65535),
  choose: { kind: 'random' },
  confidence: 'source',
  source: pfLb,
};

const staticPort: Rule = { ...rule, keep: 'always', groups: [], choose: { kind: 'none' } };

/** pf without `static-port`: a random port of 50001-65535, never the own one by preference. */
export const pf: Profile = {
  id: 'pf',
  title: 'OpenBSD or FreeBSD pf, nat-to',
  rules: [rule],
  addresses: { choose: 'round-robin', paired: false },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    value: {
      udp: { first: seconds(60), oneWay: seconds(30), twoWay: seconds(60) },
      tcp: { first: seconds(120), oneWay: seconds(30), twoWay: hours(24) },
      esp: { first: seconds(60), oneWay: seconds(30), twoWay: seconds(60) },
    },
    confidence: 'source',
    source: pfHeader,
  },
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

function automaticRules(source: Citation): readonly Rule[] {
  return [
    { ...staticPort, match: { outsidePorts: [[500, 500]] }, source },
    { ...rule, groups: { value: anyOf(1024, 65535), confidence: 'source', source } },
  ];
}

/** Automatic outbound NAT: to port 500 with static-port, everything else from 1024-65535. */
export const pfsense: Profile = {
  ...pf,
  id: 'pfsense',
  title: 'pfSense, automatic outbound NAT',
  rules: automaticRules(pfsenseFilter),
};

export const opnsense: Profile = {
  ...pfsense,
  id: 'opnsense',
  title: 'OPNsense, automatic outbound NAT',
  rules: automaticRules(opnsenseFilter),
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
  timers: {
    value: {
      udp: { oneWay: minutes(1), twoWay: minutes(1) },
      tcp: { oneWay: minutes(5), twoWay: hours(24) },
      esp: { oneWay: minutes(1), twoWay: minutes(1) },
    },
    confidence: 'source',
    source: libalias,
  },
  source: libalias,
};

export const ipfilter: Profile = {
  ...pf,
  id: 'ipfilter',
  title: 'IPFilter, map without portmap',
  rules: [{ ...staticPort, source: ipNat }],
  source: ipNat,
};
