import type { Citation } from '../prediction';
import type { Profile, Rule } from '../profile';
import { anyOf, hours, minutes, seconds, tiers } from './groups';

const guide: Citation = {
  title: 'Cisco ASA 5580 CLI configuration guide, 5-12 to 5-15 (PAT pool)',
  address: 'http://office.manualsonline.com/manuals/mfg/cisco_systems/asa_5580_1.html?p=138',
};

const capture: Citation = {
  title: 'NetCraftsmen: ASA 8.4(3) PAT pool behaviour (show xlate)',
  address: 'https://netcraftsmen.com/',
};

const firepower: Citation = {
  title: 'Cisco Secure Firewall Threat Defense command reference: show nat pool',
  address:
    'https://www.cisco.com/c/en/us/td/docs/security/firepower/command_ref/b_Command_Reference_for_Firepower_Threat_Defense.html',
};

const patTimeout: Citation = {
  title: 'Cisco ASA 5508-X configuration guide: multi-session PAT and the PAT timeout',
  address: 'https://manualshive.com/en/manual/cisco/asa-5508-x/63708?page=177',
};

const passThrough: Citation = {
  title: 'Cisco ASA 5555-X CLI guide: inspect ipsec-pass-thru ("PAT is not supported")',
  address: 'https://www.easymanua.ls/cisco/asa-5555-x/manual/941792?p=304',
};

const blocks: Citation = {
  title:
    'Cisco ASA firewall CLI configuration guide: PAT with port block allocation (xlate block-allocation)',
  address:
    'https://www.cisco.com/c/en/us/td/docs/security/asa/asa99/configuration/firewall/asa-99-firewall-config/nat-basics.html',
};

const rule: Rule = {
  unique: 'address-port',
  reuse: 'always',
  keep: 'always',
  groups: tiers([1, 511], [512, 1023], [1024, 65535]),
  choose: { value: { kind: 'random' }, confidence: 'observed', source: capture },
  confidence: 'documented',
  source: guide,
};

/** Default PAT up to 9.14: kept while free, else a random port of the same tier. */
export const ciscoAsa: Profile = {
  id: 'cisco-asa',
  title: 'Cisco ASA, default PAT (up to 9.14)',
  rules: [rule],
  addresses: { choose: 'fill-first', paired: false },
  reserved: [],
  filtering: 'address-and-port-dependent',
  timers: {
    value: {
      udp: { oneWay: minutes(2), twoWay: minutes(2), afterClose: seconds(30) },
      tcp: { first: seconds(30), oneWay: seconds(30), twoWay: hours(1) },
      esp: { oneWay: minutes(2), twoWay: minutes(2) },
    },
    confidence: 'documented',
    source: patTimeout,
  },
  esp: { value: 'dropped', confidence: 'documented', source: passThrough },
  confidence: 'documented',
  source: guide,
};

/** `flat`, and the default from ASA 9.15 and FTD 6.7 on: ports below 1024 are never kept and never given. */
export const ciscoAsaFlat: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-flat',
  title: 'Cisco ASA from 9.15, FTD from 6.7, or PAT pool `flat`',
  rules: [{ ...rule, keep: [[1024, 65535]], groups: anyOf(1024, 65535), source: firepower }],
};

export const ciscoAsaFlatIncludeReserve: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-flat-include-reserve',
  title: 'Cisco ASA, PAT pool `flat include-reserve`',
  rules: [{ ...rule, groups: anyOf(1, 65535) }],
};

/** Each host gets the next address of the pool and stays with it. */
export const ciscoAsaRoundRobin: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-round-robin',
  title: 'Cisco ASA, PAT pool `round-robin`',
  addresses: { value: { choose: 'round-robin', paired: true }, confidence: 'observed', source: capture },
};

/** `extended` as seen on 8.4(3): the outside address is part of the key, its port is not. */
export const ciscoAsaExtended: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-extended',
  title: 'Cisco ASA, PAT pool `extended` (as captured: per outside address)',
  rules: [
    {
      ...rule,
      unique: { value: 'outside-address', confidence: 'observed', source: capture },
      reuse: 'never',
    },
  ],
};

/** `extended` as documented: outside address and port are part of the key. */
export const ciscoAsaExtendedPort: Profile = {
  ...ciscoAsaExtended,
  id: 'cisco-asa-extended-port',
  title: 'Cisco ASA, PAT pool `extended` (as documented: per outside address and port)',
  rules: [{ ...rule, unique: 'outside-port', reuse: 'never' }],
};

export const ciscoAsaBlockAllocation: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-block-allocation',
  title: 'Cisco ASA, PAT pool `block-allocation`',
  rules: [
    {
      ...rule,
      keep: 'never',
      groups: anyOf(1024, 65535),
      choose: { kind: 'random' },
      block: { size: 512, perHost: 4, choose: 'random' },
      source: blocks,
    },
  ],
};
