import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/analysis/translations';
import { diagnostics } from '../../../src/features/diagnostics';
import { formatAddress } from '../../../src/engine/address';
import type { Snapshot } from '../../../src/workspace/snapshot';
import { uriOf, workspaceOf } from '../support/workspace';

interface Setup {
  /** Lines of the PAT router beside its interfaces. */
  readonly nat: string;
  readonly outside?: string;
  readonly head?: string;
  readonly pat?: string;
  readonly peers?: readonly string[];
  readonly more?: string;
  readonly hub?: string;
  /** The file that is asked about. */
  readonly file?: string;
}

const overload = `access-list 10 permit 192.168.100.0 0.0.0.255
ip nat inside source list 10 interface GigabitEthernet0/0 overload
`;

const peer = (name: string, host: number, more = ''): string =>
  `{ name: ${name}, host: 192.168.100.${host}, gateway: 198.51.100.1${more} }`;

function snapshotOf(setup: Setup): Promise<Snapshot> {
  const { nat, outside = '', head = '', pat = 'config: edge.cfg', more = '', hub = '' } = setup;
  const peers = setup.peers ?? [peer('alice', 11), peer('bob', 12)];
  const { workspace } = workspaceOf({
    'edge.cfg': `${head}hostname edge
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
 ip nat outside
${outside}interface GigabitEthernet0/1
 ip address 192.168.100.1 255.255.255.0
 ip nat inside
${nat}`,
    'hub.cfg': `hostname hub
interface GigabitEthernet0/0
 ip address 198.51.100.1 255.255.255.0
${hub}`,
    's.pat.yaml': `version: 1
pat: { ${pat} }
peers:
${peers.map((one) => `  - ${one}\n`).join('')}${more}`,
  });
  return workspace.snapshot(uriOf(setup.file ?? 's.pat.yaml'));
}

/** `alice 192.0.2.2:500/4500`, by peer. */
async function portsOf(setup: Setup): Promise<readonly string[]> {
  const { study } = (await snapshotOf(setup)).fileStudy!;
  return study.peers.map(({ translations }, index) => {
    const outcomes = translations.map((at) => outcomeOf(study.translations[at]!).prediction);
    const ports = outcomes.map(({ ports: one }) => (one.kind === 'exact' ? one.port : one.kind));
    return `${study.situation.peers[index]!.name} ${formatAddress(outcomes[0]!.address)}:${ports.join('/')}`;
  });
}

async function verdictsOf(setup: Setup): Promise<readonly (string | undefined)[]> {
  const { study } = (await snapshotOf(setup)).fileStudy!;
  return study.peers.map(({ verdict }) => verdict?.verdict);
}

describe('NAT rules of a config', () => {
  it('give a host with a static entry its own address', async () => {
    const nat = `${overload}ip nat inside source static 192.168.100.12 192.0.2.9\n`;
    assert.deepEqual(await portsOf({ nat }), ['alice 192.0.2.2:500/4500', 'bob 192.0.2.9:500/4500']);
  });

  it('give 500 to nobody but the host of a static entry for it', async () => {
    const nat = `${overload}ip nat inside source static udp 192.168.100.12 500 interface GigabitEthernet0/0 500\n`;
    assert.deepEqual(await portsOf({ nat }), ['alice 192.0.2.2:1/4500', 'bob 192.0.2.2:500/1024']);
  });

  it('leave out what a deny entry of their route-map matches', async () => {
    const nat = `access-list 20 permit 192.168.100.12
ip nat inside source route-map NAT interface GigabitEthernet0/0 overload
route-map NAT deny 10
 match ip address 20
route-map NAT permit 20
`;
    assert.deepEqual(await portsOf({ nat }), [
      'alice 192.0.2.2:500/4500',
      'bob 192.168.100.12:untranslated/untranslated',
    ]);
  });

  it('leave out what an extended list denies by destination', async () => {
    const nat = `access-list 110 deny udp 192.168.100.0 0.0.0.255 host 198.51.100.1 eq 4500
access-list 110 permit ip 192.168.100.0 0.0.0.255 any
ip nat inside source list 110 interface GigabitEthernet0/0 overload
`;
    assert.deepEqual(await portsOf({ nat, peers: [peer('alice', 11)] }), [
      'alice 192.0.2.2:500/untranslated',
    ]);
  });

  it('are predicted by cisco-ios-xe where the config is one of IOS-XE', async () => {
    const { fileStudy } = await snapshotOf({ nat: overload, head: 'version 17.3\n' });
    const { profile } = fileStudy!.study.situation.stages[0]!.pools[0]!.options;
    assert.equal(profile.id, 'cisco-ios-xe');
    assert.deepEqual(await portsOf({ nat: overload, head: 'version 17.3\n', peers: [peer('alice', 11)] }), [
      'alice 192.0.2.2:512/4501',
    ]);
  });
});

describe('a scenario', () => {
  it('starts peers by “start”, not by their place in the list', async () => {
    const peers = [peer('alice', 11, ', start: 5s'), peer('bob', 12)];
    assert.deepEqual(await portsOf({ nat: overload, peers }), [
      'alice 192.0.2.2:1/1024',
      'bob 192.0.2.2:500/4500',
    ]);
  });

  const hub = `ip access-list extended IN
 permit udp any host 10.0.0.4
`;
  const acls = 'acls: [{ config: hub.cfg, name: IN }]\n';

  it('shows the private address of a gateway behind static NAT to its ACL', async () => {
    const gatewayNat = 'gatewayNat: { public: 198.51.100.1, private: 10.0.0.4 }\n';
    assert.deepEqual(await verdictsOf({ nat: overload, hub, more: acls + gatewayNat }), ['permit', 'permit']);
    assert.deepEqual(await verdictsOf({ nat: overload, hub, more: acls }), ['deny', 'deny']);
  });

  it('refuses a path out of its folder, whether or not anything stands there', async () => {
    const { workspace } = workspaceOf({
      'folder/s.pat.yaml': `version: 1
pat: { profile: cisco-ios, address: 192.0.2.2 }
peers:
  - ${peer('alice', 11)}
acls: [{ config: ../none.cfg, name: IN }]
`,
    });
    const { scenarioProblems } = await workspace.snapshot(uriOf('folder/s.pat.yaml'));
    assert.deepEqual(
      scenarioProblems.map(({ code }) => code),
      ['scenario.path-outside'],
    );
  });
});

describe('acl.peer-blocked', () => {
  const acls = 'acls: [{ config: hub.cfg, name: IN }]\n';
  const blocked = async (entries: string, more = acls): Promise<readonly string[]> => {
    const hub = `ip access-list extended IN\n${entries}`;
    const found = diagnostics(await snapshotOf({ nat: overload, hub, more, file: 'hub.cfg' }));
    return found.filter(({ code }) => code === 'acl.peer-blocked').map(({ message }) => message);
  };
  const admits = ' permit udp any host 198.51.100.1\n';

  it('fires at the entry that drops a peer', async () => {
    const [message, ...others] = await blocked(` deny ip host 192.0.2.2 any\n${admits}`);
    assert.match(message!, /Drops alice .*bob/);
    assert.deepEqual(others, []);
  });

  it('fires at the list where no entry admits a peer', async () => {
    assert.match((await blocked(' permit tcp any any\n'))[0]!, /No entry of IN admits alice/);
  });

  for (const [what, entries, more] of [
    ['peers that are admitted', `${admits} deny ip any any\n`, acls],
    ['a list that no peer meets', ' deny ip any any\n', ''],
    ['a verdict that hangs on a placeholder', ' deny udp any host <gateway>\n permit udp any any\n', acls],
    [
      'peers whose source port an entry pins',
      ' permit udp any eq isakmp any\n permit udp any eq 4500 any\n',
      acls,
    ],
  ] as const) {
    it(`does not fire for ${what}`, async () => assert.deepEqual(await blocked(entries, more), []));
  }
});

describe('an inbound ACL on the outside interface of the PAT router', () => {
  const outside = ' ip access-group REPLIES in\n';
  const list = `ip access-list extended REPLIES
 permit udp host 198.51.100.1 host 192.0.2.2 eq isakmp
 permit udp host 198.51.100.1 host 192.0.2.2 eq 4500
`;

  it('drops the replies to the peer whose ports PAT changed', async () => {
    assert.deepEqual(await verdictsOf({ nat: overload + list, outside }), ['permit', 'deny']);
  });

  for (const [what, setup] of [
    [
      'inspected on the way out',
      { outside: `${outside} ip inspect FW out\n`, nat: `${overload}${list}ip inspect name FW udp\n` },
    ],
    ['admitted by a zone pair', { outside: `${outside} zone-member security OUT\n`, nat: overload + list }],
  ] as const) {
    it(`judges no replies that are ${what}`, async () =>
      assert.deepEqual(await verdictsOf(setup), [undefined, undefined]));
  }

  it('admits replies by a reflexive list where an entry on the way out feeds it', async () => {
    const fed = { outside: `${outside} ip access-group OUT out\n` };
    const nat = `${overload}${list} evaluate SESSIONS\n`;
    const out = (reflects: string): string =>
      `${nat}ip access-list extended OUT\n permit ip any any${reflects}\n`;
    assert.deepEqual(await verdictsOf({ ...fed, nat: out(' reflect SESSIONS') }), ['permit', 'permit']);
    assert.deepEqual(await verdictsOf({ ...fed, nat: out('') }), ['permit', 'deny']);
    assert.deepEqual(await verdictsOf({ outside, nat }), ['permit', 'deny']);
  });

  it('judges replies where the inspection out is of another protocol', async () => {
    const nat = `${overload}${list}ip inspect name FW http\n`;
    assert.deepEqual(await verdictsOf({ nat, outside: `${outside} ip inspect FW out\n` }), [
      'permit',
      'deny',
    ]);
  });
});

describe('a pinned source port without a known peer', () => {
  const pinned = async (text: string): Promise<number> => {
    const { workspace } = workspaceOf({ 'r.cfg': text });
    const found = diagnostics(await workspace.snapshot(uriOf('r.cfg')));
    return found.filter(({ code }) => code === 'acl.source-port-pinned').length;
  };
  const list = 'ip access-list extended IN\n permit udp host 203.0.113.9 eq isakmp any eq isakmp\n';
  const bound = (side: string): string => `hostname r
crypto isakmp key EXAMPLE address 203.0.113.9
interface GigabitEthernet0/0
 ip address 192.0.2.2 255.255.255.0
${side} ip access-group IN in
${list}`;

  it('is marked on an interface without NAT', async () => assert.equal(await pinned(bound('')), 1));

  it('is not marked on a PAT interface, which sees the answers of gateways', async () => {
    assert.equal(await pinned(bound(' ip nat outside\n')), 0);
  });
});

describe('a verdict over several addresses', () => {
  it('is weighted by the ports of each address', async () => {
    const setup: Setup = {
      nat: '',
      pat: 'profile: cisco-asa-round-robin, addresses: [192.0.2.2, 192.0.2.3]',
      peers: [peer('alice', 11), peer('bob', 12)],
      hub: 'ip access-list extended IN\n permit udp host 192.0.2.2 any\n',
      more: 'order: any\nacls: [{ config: hub.cfg, name: IN }]\n',
    };
    const { study } = (await snapshotOf(setup)).fileStudy!;
    assert.deepEqual(
      [...study.stations[0]!.verdicts.values()].map(({ verdict, share }) => [verdict, share]),
      Array.from({ length: 4 }, () => ['partial', 0.5]),
    );
  });
});
