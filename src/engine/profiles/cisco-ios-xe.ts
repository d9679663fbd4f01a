import type { Citation } from '../prediction';
import type { Profile, Rule } from '../profile';
import { ciscoIos, iosRule } from './cisco-ios';

const log: Citation = {
  title: 'john-clarkson/cisco-labs, Cisco CSR1K CGN: show ip nat translations of CSR1000V 15.5(3)S',
  address: 'https://github.com/john-clarkson/cisco-labs',
};

const preservePort: Citation = {
  title:
    'Cisco IOS 12.2(15)T: IPsec NAT Transparency, Enabling Preserve Port (ip nat service list … IKE preserve-port)',
  address: 'http://www.cisco.com/en/US/docs/ios/12_2t/12_2t15/feature/guide/ftsecnat.html',
};

const addressConservation: Citation = {
  title: 'Cisco IOS XE 17: Configuring NAT for IP Address Conservation',
  address:
    'https://www.cisco.com/c/en/us/td/docs/routers/ios/config/17-x/ip-addressing/b-ip-addressing/m_iadnat-addr-consv.html',
};

/** The two hosts of the log show the first two ports of each group; what comes third is not known. */
const shown = 2;

const low = [[1, 1023]] as const;
const high = [[1024, 65535]] as const;
const groups: Rule['groups'] = [
  { original: low, candidates: [[512, 1023]] },
  { original: high, candidates: high },
];

const rule: Rule = {
  ...iosRule,
  keep: 'never',
  groups,
  choose: { kind: 'lowest' },
  confidence: 'observed',
  source: log,
};

/** Interface overload: below 1024 the first free of 512-1023, else the next free above the original; nothing is kept. */
export const ciscoIosXe: Profile = {
  ...ciscoIos,
  id: 'cisco-ios-xe',
  title: 'Cisco IOS XE, interface overload',
  rules: [
    { ...rule, match: { insidePorts: low }, choose: { kind: 'lowest', knownFor: shown } },
    {
      ...rule,
      match: { insidePorts: high },
      choose: { kind: 'above', from: 'original', start: 'after', knownFor: shown },
    },
  ],
  confidence: 'observed',
  source: log,
};

/** The older reading for pools outside CGN mode: a port is kept, a duplicate gets the next free one. */
export const ciscoIosXePool: Profile = {
  ...ciscoIosXe,
  id: 'cisco-ios-xe-pool',
  title: 'Cisco IOS XE, pool overload outside CGN mode',
  rules: [
    {
      ...rule,
      keep: 'always',
      groups: [
        { original: low, candidates: low },
        { original: high, candidates: high },
      ],
      choose: { kind: 'above', from: 'original', start: 'after', knownFor: 0 },
      confidence: 'sample',
      source: addressConservation,
    },
  ],
  confidence: 'sample',
  source: addressConservation,
};

/** `ip nat settings mode cgn`: the first free of 512-1023 and from 1024; nothing is kept. */
export const ciscoIosXeCgn: Profile = {
  ...ciscoIosXe,
  id: 'cisco-ios-xe-cgn',
  title: 'Cisco IOS XE, CGN mode',
  rules: [rule],
};

/** IKE from 500 keeps its port for every host; the device tells hosts apart by the IKE cookie. */
export const ikePassthrough: Profile = {
  ...ciscoIos,
  id: 'ike-passthrough',
  title: 'IKE pass-through by cookie (IOS `ip nat service list … IKE preserve-port`, home routers)',
  rules: [
    {
      match: { protocol: 'udp', insidePorts: [[500, 500]], outsidePorts: [[500, 500]] },
      unique: 'nothing',
      reuse: 'never',
      keep: 'always',
      groups: [],
      choose: { kind: 'none' },
      confidence: 'documented',
      source: preservePort,
    },
    ...ciscoIos.rules,
  ],
};
