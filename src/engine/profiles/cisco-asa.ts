import type { Citation } from '../prediction';
import { assumed, type Profile, type Rule } from '../profile';
import { anyOf, documented, hours, idle, minutes, seconds, tiers } from './groups';

const guide: Citation = {
  title: 'Cisco ASA Series Firewall CLI Configuration Guide, 5-12: mapped ports, PAT pools, round robin',
  address: 'http://office.manualsonline.com/manuals/mfg/cisco_systems/asa_5580_1.html?p=138',
};

const options: Citation = {
  title:
    'Cisco ASA Series Firewall CLI Configuration Guide, 5-15: round-robin, extended, flat, include-reserve',
  address: 'http://office.manualsonline.com/manuals/mfg/cisco_systems/asa_5580_1.html?p=141',
};

const capture: Citation = {
  title: 'NetCraftsmen: Dynamic PAT with Pools, Flat, Round-Robin and Extended PAT (show xlate of 8.4)',
  address: 'https://netcraftsmen.com/dynamic-pat-cont-with-pools-flat-round-robin-and-extended-pat/',
};

const patTimeout: Citation = {
  title: 'Cisco ASA 5508-X firewall CLI configuration guide: multi-session PAT, PAT timeout of 30 seconds',
  address: 'https://manualshive.com/en/manual/cisco/asa-5508-x/63708?page=177',
};

const connectionTimeouts: Citation = {
  title: 'Cisco ASA 5508-X firewall CLI configuration guide: global timeouts of connections',
  address: 'https://manualshive.com/ru/manual/cisco/asa-5508-x/63708?page=383',
};

const tcpTimeouts: Citation = {
  title: 'Cisco ASA Series Firewall CLI Configuration Guide, 22-14: embryonic and idle timeouts',
  address: 'http://office.manualsonline.com/manuals/mfg/cisco_systems/asa_5555x_1.html?p=488',
};

const passThrough: Citation = {
  title: 'Cisco ASA 5555-X CLI guide: inspect ipsec-pass-thru ("PAT is not supported")',
  address: 'https://www.easymanua.ls/cisco/asa-5555-x/manual/941792?p=304',
};

const blocks: Citation = {
  title: 'Cisco Defense Orchestrator: Configure PAT with Port Block Allocation',
  address: 'https://docs.defenseorchestrator.com/cdfmc/t_configure_pat_with_port_block_allocation.html',
};

const observed = <T>(
  value: T,
): { readonly value: T; readonly confidence: 'observed'; readonly source: Citation } => ({
  value,
  confidence: 'observed',
  source: capture,
});

const rule: Rule = {
  unique: 'address-port',
  reuse: 'always',
  keep: 'always',
  groups: tiers([1, 511], [512, 1023], [1024, 65535]),
  choose: observed({ kind: 'random' }),
  confidence: 'documented',
  source: guide,
};

/** Default PAT up to 9.14: kept while free, else a random port of the same tier. */
export const ciscoAsa: Profile = {
  id: 'cisco-asa',
  title: 'Cisco ASA, default PAT (up to 9.14)',
  rules: [rule],
  addresses: documented({ choose: 'fill-first', paired: false, whenFull: 'next' }, options),
  reserved: assumed([]),
  filtering: assumed('address-and-port-dependent'),
  timers: {
    /** Idle times of the connection; the translation of a multi-session flow lives on for the PAT timeout. */
    udp: documented(
      { ...idle(minutes(2)), afterClose: documented(seconds(30), patTimeout) },
      connectionTimeouts,
    ),
    tcp: documented({ first: seconds(30), oneWay: seconds(30), twoWay: hours(1) }, tcpTimeouts),
    esp: assumed(idle(minutes(2))),
  },
  esp: documented('dropped', passThrough),
  confidence: 'documented',
  source: guide,
};

/** `flat`, and the default from ASA 9.15 and FTD 6.7 on: ports below 1024 are never kept and never given. */
export const ciscoAsaFlat: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-flat',
  title: 'Cisco ASA from 9.15, FTD from 6.7, or PAT pool `flat`',
  rules: [
    {
      ...rule,
      keep: observed([[1024, 65535]]),
      groups: documented(anyOf(1024, 65535), options),
      source: options,
    },
  ],
};

export const ciscoAsaFlatIncludeReserve: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-flat-include-reserve',
  title: 'Cisco ASA, PAT pool `flat include-reserve`',
  rules: [{ ...rule, groups: documented(anyOf(1, 65535), options), source: options }],
};

/** Each host gets the next address of the pool and stays with it while that has a port. */
export const ciscoAsaRoundRobin: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-round-robin',
  title: 'Cisco ASA, PAT pool `round-robin`',
  addresses: documented({ choose: 'round-robin', paired: true, whenFull: 'next' }, guide),
};

/** `extended` as seen on 8.4(3): the outside address is part of the key, its port is not. */
export const ciscoAsaExtended: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-extended',
  title: 'Cisco ASA, PAT pool `extended` (as captured: per outside address)',
  rules: [{ ...rule, unique: observed('outside-address'), reuse: assumed('never') }],
};

/** `extended` as documented: outside address and port are part of the key. */
export const ciscoAsaExtendedPort: Profile = {
  ...ciscoAsaExtended,
  id: 'cisco-asa-extended-port',
  title: 'Cisco ASA, PAT pool `extended` (as documented: per outside address and port)',
  rules: [{ ...rule, unique: documented('outside-port', options), reuse: assumed('never') }],
};

/** A random port of a block of the host's own; sizes are those of a configuration without numbers. */
export const ciscoAsaBlockAllocation: Profile = {
  ...ciscoAsa,
  id: 'cisco-asa-block-allocation',
  title: 'Cisco ASA, PAT pool `block-allocation`',
  rules: [
    {
      ...rule,
      reuse: documented('always', guide),
      keep: 'never',
      groups: anyOf(1024, 65535),
      choose: { kind: 'random' },
      block: assumed({ size: 512, perHost: 4, choose: 'random' }),
      source: blocks,
    },
  ],
};
