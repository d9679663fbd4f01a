import { type Profile, type Rule } from '../profile';
import { hours, idle, inSource, minutes, repositoryFile, seconds } from './groups';

const natCore = repositoryFile('torvalds/linux', 'v6.12', 'net/netfilter/nf_nat_core.c');
const natCommon = repositoryFile('torvalds/linux', '04421fe2671c', 'net/netfilter/nf_nat_proto_common.c');
const udpTimers = repositoryFile('torvalds/linux', 'v6.12', 'net/netfilter/nf_conntrack_proto_udp.c');
const tcpTimers = repositoryFile('torvalds/linux', 'v6.12', 'net/netfilter/nf_conntrack_proto_tcp.c');
const genericTimer = repositoryFile('torvalds/linux', 'v6.12', 'net/netfilter/nf_conntrack_proto_generic.c');

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
  /** The hash has the destination in it, so that a host may have several; the one it tells is the only one tried. */
  addresses: { choose: 'hash', paired: false, whenFull: 'drop' },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    udp: inSource({ oneWay: seconds(30), twoWay: seconds(120), twoWayAfter: seconds(2) }, udpTimers),
    tcp: inSource({ first: seconds(120), oneWay: seconds(120), twoWay: hours(120) }, tcpTimers),
    esp: inSource(idle(minutes(10)), genericTimer),
  },
  esp: 'one-host-per-gateway',
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
      groups: inSource(groups, natCommon),
      choose: inSource({ kind: 'above', from: 'last', counter: 'protocol', start: 'at' }, natCommon),
    },
  ],
};
