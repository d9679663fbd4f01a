import type { Citation } from '../prediction';
import type { Profile, Rule } from '../profile';
import { hours, minutes, seconds } from './groups';

const natCore: Citation = {
  title: 'torvalds/linux net/netfilter/nf_nat_core.c (6.12)',
  address: 'https://github.com/torvalds/linux/blob/v6.12/net/netfilter/nf_nat_core.c',
};

const natCommon: Citation = {
  title: 'torvalds/linux net/netfilter/nf_nat_proto_common.c (4.19)',
  address: 'https://github.com/torvalds/linux/blob/v4.19/net/netfilter/nf_nat_proto_common.c',
};

const udpTimers: Citation = {
  title: 'torvalds/linux net/netfilter/nf_conntrack_proto_udp.c (6.12)',
  address: 'https://github.com/torvalds/linux/blob/v6.12/net/netfilter/nf_conntrack_proto_udp.c',
};

const espTimer: Citation = {
  title: 'torvalds/linux net/netfilter/nf_conntrack_proto_generic.c (6.12)',
  address: 'https://github.com/torvalds/linux/blob/v6.12/net/netfilter/nf_conntrack_proto_generic.c',
};

/** Ports below 512 stay below, 512-1023 become one of 600-1023, all others one of 1024-65535. */
const groups: Rule['groups'] = [
  { original: [[1, 511]], candidates: [[1, 511]] },
  { original: [[512, 1023]], candidates: [[600, 1023]] },
  { original: [[1024, 65535]], candidates: [[1024, 65535]] },
];

const rule: Rule = {
  unique: 'outside-port',
  reuse: 'newest-if-free',
  keep: 'always',
  groups,
  choose: { kind: 'probe', rounds: [128, 64, 32, 16, 8] },
  confidence: 'source',
  source: natCore,
};

/** Netfilter masquerade and SNAT since about 5.0. */
export const linux: Profile = {
  id: 'linux',
  title: 'Linux netfilter, masquerade or SNAT (since about 5.0)',
  rules: [rule],
  addresses: { choose: 'hash', paired: true },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    value: {
      udp: { oneWay: seconds(30), twoWay: seconds(120), twoWayAfter: seconds(2) },
      tcp: { first: seconds(120), oneWay: seconds(120), twoWay: hours(120) },
      esp: { oneWay: minutes(10), twoWay: minutes(10) },
    },
    confidence: 'source',
    source: udpTimers,
  },
  esp: { value: 'one-host-per-gateway', confidence: 'source', source: espTimer },
  confidence: 'source',
  source: natCore,
};

/** With `random` or `fully-random`: the own port is never preferred and a mapping never reused. */
export const linuxRandom: Profile = {
  ...linux,
  id: 'linux-random',
  title: 'Linux netfilter, masquerade random or fully-random',
  rules: [{ ...rule, reuse: 'never', keep: 'never' }],
};

/** Up to about 4.20: one counter per protocol says where the search starts. */
export const linuxLegacy: Profile = {
  ...linux,
  id: 'linux-legacy',
  title: 'Linux netfilter, masquerade or SNAT (up to about 4.20)',
  rules: [
    {
      ...rule,
      choose: {
        value: { kind: 'above', from: 'last', counter: 'protocol', start: 'at' },
        confidence: 'source',
        source: natCommon,
      },
    },
  ],
};
