import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, hours, minutes } from './groups';

const ed: Citation = {
  title: 'FDio/vpp src/plugins/nat/nat44-ed/nat44_ed_in2out.c',
  address: 'https://github.com/FDio/vpp/blob/master/src/plugins/nat/nat44-ed/nat44_ed_in2out.c',
};

const ei: Citation = {
  title: 'FDio/vpp src/plugins/nat/nat44-ei/nat44_ei.c',
  address: 'https://github.com/FDio/vpp/blob/master/src/plugins/nat/nat44-ei/nat44_ei.c',
};

const library: Citation = {
  title: 'FDio/vpp src/plugins/nat/lib/lib.h (timers)',
  address: 'https://github.com/FDio/vpp/blob/master/src/plugins/nat/lib/lib.h',
};

/**
 * The source's flow key also has the outside port, so that flows to 500 and 4500 of one gateway never collide there; that
 * they may is the wider reading, and its sets contain those of the source.
 */
const rule: Rule = {
  unique: assumed('outside-address'),
  reuse: 'never',
  keep: [[1024, 65535]],
  groups: anyOf(1024, 65535),
  choose: { kind: 'draws', attempts: 10 },
  confidence: 'source',
  source: ed,
};

/** Endpoint-dependent NAT with one worker: the own port if it is 1024 or above and free, else up to ten draws. */
export const vppEd: Profile = {
  id: 'vpp-ed',
  title: 'FD.io VPP nat44-ed (one worker)',
  rules: [rule],
  addresses: { choose: 'hash', paired: false },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    value: {
      udp: { oneWay: minutes(5), twoWay: minutes(5) },
      tcp: { oneWay: minutes(4), twoWay: hours(2) + minutes(4) },
      esp: { oneWay: minutes(5), twoWay: minutes(5) },
    },
    confidence: 'source',
    source: library,
  },
  esp: 'one-host-per-gateway',
  confidence: 'source',
  source: ed,
};

/** Endpoint-independent NAT: always a random port, one for all destinations of a source. */
export const vppEi: Profile = {
  ...vppEd,
  id: 'vpp-ei',
  title: 'FD.io VPP nat44-ei (one worker)',
  rules: [
    {
      ...rule,
      unique: 'address-port',
      reuse: 'always',
      keep: 'never',
      choose: { kind: 'random' },
      source: ei,
    },
  ],
  filtering: 'endpoint-independent',
  source: ei,
};
