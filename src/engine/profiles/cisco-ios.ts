import type { Citation } from '../prediction';
import type { Claim, Profile, Rule } from '../profile';
import { hours, minutes, tiers } from './groups';

const faq: Citation = {
  title: 'Cisco Community: PAT overloading (quotes the Cisco NAT FAQ)',
  address: 'https://community.cisco.com/t5/routing/pat-overloading/m-p/4277400',
};

const seedArticle: Citation = {
  title: 'Cisco IOS 15M&T: NAT, source port and PAT (a port is kept while it is free; next 1024, 1025)',
  address:
    'https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/ipaddr_nat/configuration/15-mt/nat-15-mt-book/iadnat-usr-srcport-pat.html',
};

const commandReference: Citation = {
  title: 'Cisco IOS command reference: ip nat translation (copy)',
  address: 'https://blog.51cto.com/cisco130/1074624',
};

const transparency: Citation = {
  title: 'Cisco IOS 12.2(15)T: IPsec NAT Transparency',
  address: 'http://www.cisco.com/en/US/docs/ios/12_2t/12_2t15/feature/guide/ftsecnat.html',
};

const perAddress: Claim & { readonly value: 'address-port' } = {
  value: 'address-port',
  confidence: 'documented',
  source: {
    title: 'Cisco Community: maximum number of PAT translations on a router',
    address:
      'https://community.cisco.com/t5/network-architecture-documents/what-is-the-maximum-number-of-pat-translations-on-a-router/ta-p/3131918',
  },
};

const nextAddress: Citation = {
  title: 'CCNA Routing and Switching Essentials 11.1.2.4',
  address: 'http://learning.bos-info.com/CCNA5_RSE/course/module11/11.1.2.4/11.1.2.4.html',
};

export const iosTimers: Profile['timers'] = {
  value: {
    udp: { oneWay: minutes(5), twoWay: minutes(5) },
    tcp: { first: minutes(1), oneWay: minutes(1), twoWay: hours(24), afterClose: minutes(1) },
    esp: { oneWay: minutes(5), twoWay: minutes(5) },
  },
  confidence: 'documented',
  source: commandReference,
};

/** What all classic IOS readings share; the groups differ. */
export const iosRule: Rule = {
  unique: perAddress,
  reuse: {
    value: 'unspecified',
    confidence: 'observed',
    source: {
      title: 'BSD Router Project: IPsec mediation lab, show ip nat translations of IOS 12.4(25d)',
      address: 'https://bsdrp.net/documentation/examples/',
    },
  },
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
    value: { choose: 'fill-first', paired: false },
    confidence: 'sample',
    source: nextAddress,
  },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: iosTimers,
  esp: { value: 'tracked-by-spi', confidence: 'documented', source: transparency },
  confidence: 'documented',
  source: faq,
};

/** The reading of 2008, which the project started from: two groups, below 1024 and from 1024. */
export const ciscoIos2008: Profile = {
  ...ciscoIos,
  id: 'cisco-ios-2008',
  title: 'Cisco IOS, overload, as observed in 2008 (two groups)',
  rules: [
    {
      ...iosRule,
      groups: {
        value: tiers([1, 1023], [1024, 65535]),
        confidence: 'observed',
        source: seedArticle,
      },
    },
  ],
};
