import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { ciscoIos, iosRule, ipsecThroughNat } from './cisco-ios';
import { assumedTimers, documented, hours, idle, minutes, repositoryFile } from './groups';

const log = repositoryFile(
  'john-clarkson/cisco-labs',
  '792fd830a7ba0798649decd8ba52e268be03af00',
  'Yuansh0u-labs/lab-test-yuansh0u/Cisco CSR1K CGN.ios',
);

/** A sample of three flows without a collision; all keep their ports. */
const kept = repositoryFile(
  'CiscoTestAutomation/genieparser',
  '366d83b905995cc7f26524168e431af50dcde2d5',
  'src/genie/libs/parser/iosxe/tests/ShowIpNatTranslations/cli/equal/golden_output_2_output.txt',
);

const addressPools: Citation = {
  title: 'Cisco IOS XE 17: Configuring NAT for IP Address Conservation, address pools',
  address:
    'https://cisco.com/c/en/us/td/docs/routers/ios/config/17-x/ip-addressing/b-ip-addressing/m_iadnat-addr-pool.html',
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
  unique: assumed('address-port'),
  keep: 'never',
  groups,
  choose: { kind: 'lowest' },
  confidence: 'observed',
  source: log,
};

/** Those of classic IOS; no source says them of IOS XE. */
const timers = assumedTimers(idle(minutes(5)), {
  first: minutes(1),
  oneWay: minutes(1),
  twoWay: hours(24),
  afterClose: minutes(1),
});

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
  addresses: documented({ choose: 'fill-first', paired: false, whenFull: assumed('next') }, addressPools),
  timers,
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
      groups: assumed([
        { original: low, candidates: low },
        { original: high, candidates: high },
      ]),
      choose: assumed({ kind: 'above', from: 'original', start: 'after', knownFor: 0 }),
      confidence: 'sample',
      source: kept,
    },
  ],
  confidence: 'sample',
  source: kept,
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
      unique: assumed('nothing'),
      reuse: assumed('never'),
      keep: 'always',
      groups: [],
      choose: { kind: 'none' },
      confidence: 'documented',
      source: ipsecThroughNat,
    },
    ...ciscoIos.rules,
  ],
};
