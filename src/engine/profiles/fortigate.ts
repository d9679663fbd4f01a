import type { Citation } from '../prediction';
import { assumed, type PortGroup, type Profile, type Rule } from '../profile';
import { anyOf, assumedTimers, documented, hours, idle, minutes } from './groups';

const lowPorts: Citation = {
  title: 'Fortinet Community (FD48007): NAT port allocation, source ports below 1024 become 512-1023',
  address:
    'https://community.fortinet.com/t5/FortiGate/Technical-Tip-Understanding-NAT-port-allocation-on-Chassis-6000/ta-p/195865',
};

const ranges: Citation = {
  title: 'Fortinet Community: Mixed NAT pools for single IP policy (5117-65533, key with the destination)',
  address:
    'https://community.fortinet.com/t5/FortiGate/Technical-Tip-Mixed-NAT-pools-for-single-IP-policy/ta-p/192079',
};

const selection: Citation = {
  title: 'Fortinet Community: NAT port selection process criteria',
  address:
    'https://community.fortinet.com/t5/FortiGate/Technical-Tip-NAT-Port-selection-process-criteria/ta-p/380483',
};

const preservedPorts: Citation = {
  title:
    'FortiOS 7.4.4 new features: Fine-tuning source port behavior for SNAT (only 5117-65533 are preserved)',
  address: 'https://docs2.fortinet.com/document/fortigate/7.4.0/new-features/758009',
};

const fixedPort: Citation = {
  title: 'FortiOS 6.0 Handbook: Fixed port',
  address: 'https://docs.fortinet.com/document/fortigate/6.0.0/Handbook/788974/fixed-port',
};

const groups: readonly PortGroup[] = [
  { original: [[1, 1023]], candidates: [[512, 1023]] },
  { original: [[1024, 65535]], candidates: [[5117, 65533]] },
];

const low: Rule = {
  match: { insidePorts: [[1, 1023]] },
  unique: documented('outside-port', ranges),
  reuse: assumed('never'),
  keep: 'never',
  groups: groups.slice(0, 1),
  choose: assumed({ kind: 'random' }),
  confidence: 'documented',
  source: lowPorts,
};

const high: Rule = {
  unique: documented('outside-port', ranges),
  reuse: assumed('never'),
  keep: 'always',
  groups: documented(groups.slice(1), ranges),
  choose: { kind: 'above', from: 'last', counter: 'pool', start: 'after', initial: 'unknown' },
  confidence: 'documented',
  source: selection,
};

/** port-preserve on: 1024 and above are kept while free for the destination, else the next above the last one given. */
export const fortigate: Profile = {
  id: 'fortigate',
  title: 'FortiGate, port-preserve enabled (as the community articles say: 1024 and above are kept)',
  rules: [low, high],
  addresses: documented({ choose: 'fill-first', paired: false, whenFull: 'next' }, ranges),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumedTimers(idle(minutes(3)), { oneWay: minutes(2), twoWay: hours(1) }),
  esp: assumed('one-host-per-gateway'),
  confidence: 'documented',
  source: selection,
};

/** The newer reading: only a port of 5117-65533 is kept, and a lower one, 500 too, becomes the next of that range. */
export const fortigate74: Profile = {
  ...fortigate,
  id: 'fortigate-7-4',
  title: 'FortiGate, port-preserve enabled (as documented from FortiOS 7.4.4: only 5117-65533 is kept)',
  rules: [
    {
      ...high,
      keep: [[5117, 65533]],
      groups: anyOf(5117, 65533),
      source: preservedPorts,
    },
  ],
  source: preservedPorts,
};

export const fortigateNoPreserve: Profile = {
  ...fortigate,
  id: 'fortigate-no-preserve',
  title: 'FortiGate, port-preserve disabled',
  rules: [low, { ...high, keep: 'never' }],
};

export const fortigateFixedPort: Profile = {
  ...fortigate,
  id: 'fortigate-fixed-port',
  title: 'FortiGate, fixedport',
  rules: [{ ...high, keep: 'always', groups: [], choose: { kind: 'none' }, source: fixedPort }],
};
