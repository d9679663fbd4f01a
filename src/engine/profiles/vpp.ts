import { type Profile, type Rule } from '../profile';
import { anyOf, hours, idle, inSource, minutes, repositoryFile } from './groups';

const commit = 'b575ec2c56d7da5da54ab34ccdd3c019ac8cb642';
const ed = repositoryFile('FDio/vpp', commit, 'src/plugins/nat/nat44-ed/nat44_ed_in2out.c');
const sessions = repositoryFile('FDio/vpp', commit, 'src/plugins/nat/nat44-ed/nat44_ed_inlines.h');
const ei = repositoryFile('FDio/vpp', commit, 'src/plugins/nat/nat44-ei/nat44_ei.c');
const unknownProtocols = repositoryFile('FDio/vpp', commit, 'src/plugins/nat/nat44-ei/nat44_ei_in2out.c');
const library = repositoryFile('FDio/vpp', commit, 'src/plugins/nat/lib/lib.h');

/** The key of a flow from outside has both ends and the protocol, so that flows to 500 and to 4500 never collide. */
const rule: Rule = {
  unique: 'outside-port',
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
  /** The source address alone tells the address, and no other one is tried. */
  addresses: { choose: 'hash', paired: true, whenFull: 'drop' },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    udp: inSource(idle(minutes(5)), library),
    tcp: inSource({ oneWay: minutes(4), twoWay: hours(2) + minutes(4) }, library),
    /** Of a protocol that it does not know it takes the time of UDP. */
    esp: inSource(idle(minutes(5)), sessions),
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
  addresses: { choose: 'hash', paired: true, whenFull: 'next' },
  filtering: 'endpoint-independent',
  /** Only a static mapping takes it. */
  esp: inSource('dropped', unknownProtocols),
  source: ei,
};
