import type { Citation } from '../prediction';
import { assumed, type PortGroup, type Profile, type Rule } from '../profile';
import { hours, minutes } from './groups';

const lowPorts: Citation = {
  title: 'Fortinet FD48007: source port below 1024 is translated to 512-1023',
  address: 'http://kb.fortinet.com/kb/documentLink.do?externalID=FD48007',
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
  unique: { value: 'outside-port', confidence: 'documented', source: ranges },
  reuse: assumed('never'),
  keep: 'never',
  groups: groups.slice(0, 1),
  choose: assumed({ kind: 'random' }),
  confidence: 'documented',
  source: lowPorts,
};

const high: Rule = {
  unique: { value: 'outside-port', confidence: 'documented', source: ranges },
  reuse: assumed('never'),
  keep: 'always',
  groups: groups.slice(1),
  choose: { kind: 'above', from: 'last', counter: 'pool', start: 'after', initial: 'unknown' },
  confidence: 'documented',
  source: selection,
};

/** port-preserve on: 1024 and above are kept while free for the destination, else the next above the last one given. */
export const fortigate: Profile = {
  id: 'fortigate',
  title: 'FortiGate, port-preserve enabled',
  rules: [low, high],
  addresses: {
    value: { choose: 'fill-first', paired: false },
    confidence: 'documented',
    source: ranges,
  },
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: assumed({
    udp: { oneWay: minutes(3), twoWay: minutes(3) },
    tcp: { oneWay: minutes(2), twoWay: hours(1) },
    esp: { oneWay: minutes(3), twoWay: minutes(3) },
  }),
  esp: assumed('one-host-per-gateway'),
  confidence: 'documented',
  source: selection,
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
