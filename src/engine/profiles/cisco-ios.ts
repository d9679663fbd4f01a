import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { documented, hours, idle, minutes, tiers } from './groups';

const faq: Citation = {
  title: 'Cisco Community: PAT overloading (quotes the Cisco NAT FAQ)',
  address: 'https://community.cisco.com/t5/routing/pat-overloading/m-p/4277400',
};

const commandReference: Citation = {
  title: 'Cisco IOS command reference: ip nat translation (copy)',
  address: 'https://blog.51cto.com/cisco130/1074624',
};

/** IPsec ESP through PAT, and how IKE keeps its port. */
export const ipsecThroughNat: Citation = {
  title: 'Cisco IOS 12.2(15)T: NAT Support for IPsec ESP, Phase II (SPI matching, preserve port)',
  address: 'http://www.cisco.com/en/US/docs/ios/12_2t/12_2t15/feature/guide/ftsecnat.html',
};

const perAddress: Citation = {
  title: 'Cisco Community: maximum number of PAT translations on a router',
  address:
    'https://community.cisco.com/t5/network-architecture-documents/what-is-the-maximum-number-of-pat-translations-on-a-router/ta-p/3131918',
};

const nextAddress: Citation = {
  title: 'CCNA Routing and Switching Essentials 11.1.2.4',
  address: 'http://learning.bos-info.com/CCNA5_RSE/course/module11/11.1.2.4/11.1.2.4.html',
};

/** What all classic IOS readings share; the groups differ. */
export const iosRule: Rule = {
  unique: documented('address-port', perAddress),
  reuse: assumed('unspecified'),
  keep: 'always',
  groups: tiers([1, 511], [512, 1023], [1024, 65535]),
  choose: { kind: 'lowest' },
  confidence: 'documented',
  source: faq,
};

/** IOS overload: the port is kept while it is free on the address, else the first free one of its group. */
export const ciscoIos: Profile = {
  id: 'cisco-ios',
  title: 'Cisco IOS, overload',
  rules: [iosRule],
  addresses: {
    value: { choose: 'fill-first', paired: false, whenFull: 'next' },
    confidence: 'sample',
    source: nextAddress,
  },
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: documented(
    {
      udp: idle(minutes(5)),
      tcp: { first: minutes(1), oneWay: minutes(1), twoWay: hours(24), afterClose: minutes(1) },
      esp: assumed(idle(minutes(5))),
    },
    commandReference,
  ),
  esp: documented('tracked-by-spi', ipsecThroughNat),
  confidence: 'documented',
  source: faq,
};

/** The reading of 2008, which the project started from: two groups, below 1024 and from 1024. */
export const ciscoIos2008: Profile = {
  ...ciscoIos,
  id: 'cisco-ios-2008',
  title: 'Cisco IOS, overload, as observed in 2008 (two groups)',
  rules: [{ ...iosRule, groups: assumed(tiers([1, 1023], [1024, 65535])) }],
};
