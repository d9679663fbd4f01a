import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, assumedTimers, hours, idle, minutes, seconds } from './groups';

const srx: Citation = {
  title: 'Junos 10.2 security configuration guide: Understanding Source NAT Pools with PAT',
  address:
    'https://juniper.net/documentation/software/junos-security/junos-security10.2/junos-security-swconfig-security/topic-42817.html',
};

const mx: Citation = {
  title: 'Junos Next Gen Services (MX): Configuring Network Address Port Translation',
  address:
    'https://juniper.net/documentation/us/en/software/junos/interfaces-next-gen-services/topics/task/usf-napt-configuring.html',
};

const rule: Rule = {
  unique: assumed('address-port'),
  reuse: assumed('never'),
  keep: assumed('never'),
  groups: anyOf(1024, 63487),
  choose: assumed({ kind: 'random' }),
  confidence: 'documented',
  source: srx,
};

/** Ports from 63488 on are given in pairs to voice calls only. */
export const juniperSrx: Profile = {
  id: 'juniper-srx',
  title: 'Juniper SRX, source NAT pool or interface',
  rules: [rule],
  addresses: { choose: 'random', paired: false, whenFull: assumed('next') },
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumedTimers(idle(minutes(1)), { first: seconds(20), oneWay: seconds(20), twoWay: hours(0.5) }),
  esp: assumed('one-host-per-gateway'),
  confidence: 'documented',
  source: srx,
};

/** Round-robin NAPT: 1024 first, then the next higher port for every new flow. */
export const juniperMx: Profile = {
  ...juniperSrx,
  id: 'juniper-mx',
  title: 'Juniper MX (USF), round-robin NAPT',
  rules: [
    {
      ...rule,
      keep: 'never',
      groups: anyOf(1024, 65535),
      choose: { kind: 'above', from: 'last', counter: 'pool', start: 'after' },
      confidence: 'documented',
      source: mx,
    },
  ],
  addresses: assumed({ choose: 'round-robin', paired: false, whenFull: 'next' }),
  confidence: 'documented',
  source: mx,
};
