import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, hours, minutes, seconds } from './groups';

const srx: Citation = {
  title: 'blackhole-networks.com: SRX NAT, show security nat source pool (Port : [1024, 63487])',
  address: 'http://blackhole-networks.com/SRXNAT',
};

const mx: Citation = {
  title: 'Juniper: Configuring NAPT (USF): round-robin allocation first assigns port 1024',
  address:
    'https://www.juniper.net/documentation/us/en/software/junos/interfaces-adaptive-services/topics/topic-map/usf-napt-configuring.html',
};

const rule: Rule = {
  unique: assumed('address-port'),
  reuse: assumed('never'),
  keep: 'never',
  groups: anyOf(1024, 63487),
  choose: assumed({ kind: 'random' }),
  confidence: 'observed',
  source: srx,
};

export const juniperSrx: Profile = {
  id: 'juniper-srx',
  title: 'Juniper SRX, source NAT pool or interface',
  rules: [rule],
  addresses: assumed({ choose: 'round-robin', paired: false }),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumed({
    udp: { oneWay: minutes(1), twoWay: minutes(1) },
    tcp: { first: seconds(20), oneWay: seconds(20), twoWay: hours(0.5) },
    esp: { oneWay: minutes(1), twoWay: minutes(1) },
  }),
  esp: assumed('one-host-per-gateway'),
  confidence: 'observed',
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
      groups: anyOf(1024, 65535),
      choose: { kind: 'above', from: 'last', counter: 'pool', start: 'after' },
      confidence: 'documented',
      source: mx,
    },
  ],
  confidence: 'documented',
  source: mx,
};
