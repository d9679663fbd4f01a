import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/config/model';
import { complete, type Completion } from '../../../src/features/completion';
import { marked } from './cursor';

function completions(text: string, dialect: Dialect = 'ios'): readonly Completion[] {
  const { config, offset, names } = marked(text, dialect);
  return complete(config, offset, names);
}

function labels(text: string, dialect: Dialect = 'ios'): readonly string[] {
  return completions(text, dialect).map(({ label }) => label);
}

function includes(text: string, wanted: readonly string[], dialect: Dialect = 'ios'): void {
  const found = labels(text, dialect);
  for (const one of wanted) assert.ok(found.includes(one), `${one} is not in ${found.join(', ')}`);
}

describe('completion', () => {
  it('offers what an entry of an extended list begins with, and nothing of the outside', () => {
    const found = labels('ip access-list extended A\n |');
    for (const one of ['permit', 'deny', 'remark', 'evaluate', 'permit udp … (IKE and NAT-T)']) {
      assert.ok(found.includes(one), one);
    }
    assert.ok(!found.some((one) => one.startsWith('interface') || one.startsWith('ip nat')));
  });

  it('goes on with protocol, addresses and ports', () => {
    includes('ip access-list extended A\n permit |', ['udp', 'tcp', 'esp', 'ip', 'icmp']);
    includes('ip access-list extended A\n permit udp |', ['any', 'host', 'object-group']);
    includes('ip access-list extended A\n permit udp any |', ['any', 'host', 'eq', 'range']);
    includes('access-list 101 permit udp any any eq |', ['isakmp', 'non500-isakmp', 'ntp']);
    assert.deepEqual(labels('ip access-list extended A\n permit udp host |'), []);
  });

  it('offers each word once', () => {
    for (const [text, dialect] of [
      ['ip access-list extended A\n permit |', 'ios'],
      ['access-list 101 permit |', 'ios'],
      ['access-list A extended permit |', 'asa'],
      ['object-group service S\n |', 'ios'],
    ] as const) {
      const found = labels(text, dialect);
      assert.ok(found.length > 5);
      assert.deepEqual(found, [...new Set(found)]);
    }
  });

  it('offers what stands in the block of this device alone', () => {
    assert.ok(!labels('access-list A extended permit udp any any eq 500 |', 'asa').includes('ntp'));
    assert.ok(!labels('crypto ikev2 policy P\n |').includes('integrity'));
    assert.ok(!labels('crypto ikev2 keyring K\n |').includes('pre-shared-key'));
    includes('crypto ikev2 keyring K\n peer P\n  |', ['pre-shared-key', 'address']);
    assert.ok(!labels('policy-map type inspect P\n |').includes('drop'));
    includes('crypto ikev2 policy 10\n |', ['integrity', 'prf'], 'asa');
    assert.deepEqual(labels('interface E0\n nameif outside\nglobal (|', 'asa'), ['(outside)']);
  });

  it('says which port a name is', () => {
    const found = completions('access-list 101 permit udp any any eq non|').find(
      ({ label }) => label === 'non500-isakmp',
    );
    assert.equal(found!.detail, 'UDP 4500: IKE and ESP behind NAT: NAT-T (RFC 3947, RFC 3948)');
  });

  it('offers TCP port names after tcp only', () => {
    const found = labels('access-list 101 permit tcp any any eq |');
    assert.ok(found.includes('www') && !found.includes('isakmp'));
  });

  it('knows masks from wildcards', () => {
    includes('access-list 101 permit ip 10.0.0.0 |', ['0.0.0.255', '0.0.0.0']);
    includes('interface Gi0/0\n ip address 10.0.0.1 |', ['255.255.255.0', '255.255.255.252']);
  });

  it('offers what ISAKMP profiles, keyrings and EzVPN have', () => {
    includes('crypto isakmp profile P\n |', [
      'self-identity',
      'local-address',
      'keepalive',
      'initiate mode aggressive',
    ]);
    includes('crypto keyring K\n |', ['pre-shared-key', 'local-address']);
    includes('crypto ipsec client ezvpn E\n |', ['acl', 'nat', 'username', 'xauth userid mode']);
    includes('crypto isakmp client configuration group G\n |', ['dns', 'domain', 'netmask', 'save-password']);
    const pool = 'ip local pool CLIENTS 10.9.0.1 10.9.0.9\n';
    includes(`${pool}crypto isakmp client configuration address-pool local |`, ['CLIENTS']);
  });

  it('offers what an IPsec profile of the ASA has', () => {
    includes('crypto ipsec profile P\n |', ['set', 'set pfs', 'responder-only'], 'asa');
    const proposal = 'crypto ipsec ikev2 ipsec-proposal AES\n';
    includes(`${proposal}crypto ipsec profile P\n set ikev2 ipsec-proposal |`, ['AES'], 'asa');
  });

  it('offers what an interface has', () => {
    includes('interface Gi0/0\n |', [
      'ip address',
      'ip access-group',
      'ip nat inside',
      'crypto map',
      'shutdown',
    ]);
    includes('interface Gi0/0\n ip nat |', ['inside', 'outside']);
    assert.deepEqual(labels('interface Gi0/0\n ip access-group X |'), ['in', 'out']);
  });

  it('offers the names that the config defines, where they are asked for', () => {
    const text =
      'ip access-list extended OUT\n permit ip any any\nroute-map RM permit 10\nip nat pool P 192.0.2.1 192.0.2.2 netmask 255.255.255.0\n';
    assert.deepEqual(labels(`${text}interface Gi0/0\n ip access-group |`), ['OUT']);
    assert.deepEqual(labels(`${text}ip nat inside source route-map |`), ['RM']);
    assert.deepEqual(labels(`${text}ip nat inside source list OUT pool |`), ['P']);
  });

  it('goes on with NAT up to its options', () => {
    includes('ip nat inside source |', ['list', 'route-map', 'static']);
    includes('ip nat inside source list A interface Gi0/0 |', ['overload', 'vrf']);
    includes('ip nat inside source static udp 10.0.0.1 500 interface Gi0/0 |', ['isakmp']);
    includes('ip nat translation |', ['udp-timeout', 'port-timeout', 'max-entries']);
  });

  it('goes on with virtual addresses and FlexVPN clients', () => {
    includes('interface Gi0/0\n standby |', ['ip', 'priority', 'name', 'preempt']);
    includes('interface Gi0/0\n vrrp 1 |', ['ip', 'priority', 'address-family']);
    includes('crypto ikev2 client flexvpn HUBS\n |', ['peer', 'client', 'connect']);
    includes('crypto ikev2 client flexvpn HUBS\n peer 1 |', ['fqdn']);
  });

  it('understands abbreviated words before the cursor', () => {
    includes('int gi0/0\n ip acce X |', ['in', 'out']);
    includes('ip access-l ext A\n per ud any |', ['eq', 'host']);
  });

  it('completes after no', () => {
    includes('interface Gi0/0\n no |', ['shutdown', 'ip address']);
    assert.ok(!completions('interface Gi0/0\n no |').some(({ kind }) => kind === 'snippet'));
  });

  it('replaces the word that is typed', () => {
    const [found] = completions('interface Gi0/0\n ip access-group X i|').filter(
      ({ label }) => label === 'in',
    );
    assert.deepEqual(found!.span, { start: 35, end: 36 });
  });

  it('offers the block and the global commands on a line that is not indented', () => {
    const found = labels('interface Gi0/0\n|');
    assert.ok(found.includes('ip address') && found.indexOf('ip address') < found.indexOf('interface'));
    assert.ok(!labels('interface Gi0/0\n shutdown\n|').includes('ip address'));
  });

  it('offers crypto by block', () => {
    includes('crypto isakmp policy 10\n |', ['encryption', 'hash', 'authentication', 'group', 'lifetime']);
    includes('crypto map VPN 10 ipsec-isakmp\n set |', ['peer', 'transform-set', 'security-association']);
    includes('crypto ikev2 keyring K\n peer A\n  |', ['address', 'pre-shared-key']);
    includes('crypto ikev2 profile P\n |', ['match', 'authentication', 'keyring', 'nat keepalive']);
    includes('crypto ipsec transform-set TS esp-aes |', ['256', 'esp-sha-hmac']);
  });

  it('offers ASA syntax for an ASA', () => {
    const text = 'interface Gi0/0\n nameif outside\ninterface Gi0/1\n nameif inside\nobject network HUB\n';
    includes(`${text}access-list OUT extended permit udp |`, ['any4', 'object', 'host'], 'asa');
    includes(`${text} nat |`, ['(outside,inside)', '(inside,outside)', 'dynamic'], 'asa');
    includes(`${text} nat (inside,outside) dynamic |`, ['interface', 'pat-pool', 'HUB'], 'asa');
    includes(`${text}access-group OUT in interface |`, ['outside', 'inside'], 'asa');
  });

  it('knows timers, tunnel groups, group policies and inspection of the ASA', () => {
    includes('timeout |', ['conn', 'pat-xlate', 'sip-provisional-media', 'uauth'], 'asa');
    includes('timeout uauth 0:05:00 |', ['absolute', 'inactivity', 'udp'], 'asa');
    includes('tunnel-group G ipsec-attributes\n |', ['ikev1 pre-shared-key', 'isakmp keepalive'], 'asa');
    const policy = 'group-policy GP internal\n';
    includes(`${policy}tunnel-group G general-attributes\n default-group-policy |`, ['GP'], 'asa');
    includes(`${policy}group-policy GP attributes\n |`, ['vpn-filter', 'ipsec-udp'], 'asa');
    includes('policy-map type inspect ipsec-pass-thru IPT\n |', ['parameters'], 'asa');
    const map = 'policy-map type inspect ipsec-pass-thru IPT\npolicy-map P\n class C\n  ';
    includes(`${map}|`, ['inspect', 'set connection'], 'asa');
    includes(`${map}inspect ipsec-pass-thru |`, ['IPT'], 'asa');
  });

  it('offers names of inspection rules and EzVPN clients', () => {
    includes('ip inspect name FW udp\ninterface Gi0/0\n ip inspect |', ['FW']);
    includes('crypto ipsec client ezvpn EZ\ninterface Gi0/0\n crypto ipsec client ezvpn |', ['EZ']);
  });

  it('offers what IKEv2 proposals and parameter maps have', () => {
    includes('crypto ikev2 proposal P\n |', ['encryption', 'integrity', 'prf', 'group']);
    includes('parameter-map type inspect P\n |', ['udp idle-time', 'dns-timeout']);
  });

  it('is silent in what show printed', () => {
    assert.deepEqual(labels('R1#show version\nip |'), []);
  });

  it('is silent in remarks, descriptions, banners and comments', () => {
    for (const text of [
      'ip access-list extended A\n remark per|',
      'interface Gi0/0\n description |',
      'banner motd #\nip |\n#',
      'interface Gi0/0\n ! per|',
    ]) {
      assert.deepEqual(labels(text), text.includes('!') ? ['pat-lens:'] : [], text);
    }
  });

  it('offers directives in comments, and the profiles', () => {
    assert.deepEqual(labels('! pat-lens: |'), ['peer', 'profile', 'ignore']);
    includes('! pat-lens: profile |', ['cisco-ios', 'linux']);
  });

  it('documents every item that is a command', () => {
    for (const { kind, label, documentation } of completions('|')) {
      if (kind === 'keyword') assert.match(documentation(), /\.$/, label);
    }
  });
});
