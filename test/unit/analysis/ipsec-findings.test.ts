import {
  asaHub,
  branch,
  edge,
  hub,
  network,
  overload,
  tunnel,
  type Branch,
  ikev2Branch,
  ikev2Hub,
} from '../support/branches';
import { findingTable } from '../support/finding-table';

const both = (own: Branch): readonly string[] => [branch(11, own), branch(12, own)];
const oneToOne = edge('ip nat inside source static 10.10.0.11 192.0.2.11\n');

findingTable(
  'ipsec.keepalive-too-slow',
  [
    {
      what: 'warns of keepalives that come after the PAT has forgotten the peer',
      files: network({ branches: [branch(11, { settings: 'crypto isakmp nat keepalive 600\n' })] }),
      found: ['branch-1.cfg: warning: crypto isakmp nat keepalive 600'],
      says: 'every 600 s are too slow',
    },
    {
      what: 'tells of keepalives that are not configured',
      files: network({ branches: [branch(11, { settings: '' })] }),
      found: ['branch-1.cfg: info: crypto map TO-HUB 10 ipsec-isakmp'],
    },
    {
      what: 'takes the idle time that the PAT is configured with',
      files: network({
        branches: [branch(11)],
        edge: edge(`${overload}ip nat translation udp-timeout 20\n`),
      }),
      found: ['branch-1.cfg: warning: crypto isakmp nat keepalive 20'],
    },
    {
      what: 'takes the idle time of port 4500 before that of UDP',
      files: network({
        branches: [branch(11)],
        edge: edge(`${overload}ip nat translation port-timeout udp 4500 15\n`),
      }),
      found: ['branch-1.cfg: warning: crypto isakmp nat keepalive 20'],
    },
    {
      what: 'judges what a scenario says of its peers at the NAT rule',
      files: {
        'edge.cfg': edge(),
        'office.pat.yaml': `version: 1
pat: { config: edge.cfg }
peers:
  - { name: alice, host: 10.10.0.11, gateway: 198.51.100.1, keepalive: 400s }
`,
      },
      found: [`edge.cfg: warning: ${overload.trim()}`],
    },
  ],
  [
    { what: 'the default of RFC 3948', files: network() },
    {
      what: 'DPD that is sent periodically',
      files: network({ branches: [branch(11, { settings: 'crypto isakmp keepalive 30 5 periodic\n' })] }),
    },
    {
      what: 'DPD that the gateway sends periodically',
      files: network({
        branches: [branch(11, { settings: '' })],
        hub: hub({ more: 'crypto isakmp keepalive 30 5 periodic\n' }),
      }),
    },
    {
      what: 'a tunnel interface, over which routing protocols say hello',
      files: network({
        branches: [branch(11, { ...tunnel(' tunnel destination 198.51.100.1\n'), settings: '' })],
      }),
    },
    {
      what: 'one-to-one NAT, which forgets nothing',
      files: network({ branches: [branch(11, { settings: '' })], edge: oneToOne }),
    },
    {
      what: 'a PAT that never forgets',
      files: network({
        branches: [branch(11, { settings: '' })],
        edge: edge(`${overload}ip nat translation udp-timeout never\n`),
      }),
    },
  ],
  ['- crypto isakmp nat keepalive 600', '+ crypto isakmp nat keepalive 20'],
);

const disabled = 'no crypto ipsec nat-transparency udp-encapsulation\n';

findingTable(
  'ipsec.nat-t-disabled',
  [
    {
      what: 'marks the line of the peer',
      files: network({ branches: [branch(11, { settings: disabled })] }),
      found: [`branch-1.cfg: error: ${disabled.trim()}`],
      says: 'branch-11',
    },
    {
      what: 'marks the line of the gateway',
      files: network({ hub: hub({ more: disabled }) }),
      found: [`hub.cfg: error: ${disabled.trim()}`],
    },
    {
      what: 'marks the entry of an ASA that disables it',
      files: network({
        hub: asaHub(
          '',
          'crypto map OUT 10 set peer 192.0.2.2\ncrypto map OUT 10 set nat-t-disable\n',
        ).replace('crypto map OUT 65000 ipsec-isakmp dynamic BRANCHES\n', ''),
      }),
      found: ['hub.cfg: error: crypto map OUT 10 set nat-t-disable'],
    },
  ],
  [
    { what: 'NAT traversal by default', files: network() },
    {
      what: 'a path without PAT',
      files: network({ branches: [branch(11, { settings: disabled })], edge: edge('') }),
    },
    {
      what: 'one-to-one NAT, which raw ESP passes',
      files: network({ branches: [branch(11, { settings: disabled })], edge: oneToOne }),
    },
    {
      what: 'the spelled out default',
      files: network({
        branches: [branch(11, { settings: 'crypto ipsec nat-transparency udp-encapsulation\n' })],
      }),
    },
  ],
  ['- no crypto ipsec nat-transparency udp-encapsulation'],
);

const transport = ' mode transport\n';
const gre: Branch = { ...tunnel(' tunnel destination 198.51.100.1\n'), mode: transport };

findingTable(
  'ipsec.transport-behind-pat',
  [
    {
      what: 'marks the GRE tunnels of two branches behind one address',
      files: network({ branches: both(gre) }),
      found: ['branch-1.cfg: warning: interface Tunnel0', 'branch-2.cfg: warning: interface Tunnel0'],
      says: 'branch-11 shares its address',
    },
    {
      what: 'marks crypto maps for L2TP',
      files: network({
        branches: [11, 12].map((host) =>
          branch(host, { mode: transport }).replace(
            / permit ip .*/,
            ` permit udp host 10.10.0.${host} eq 1701 host 198.51.100.1 eq 1701`,
          ),
        ),
      }),
      found: [
        'branch-1.cfg: warning: crypto map TO-HUB 10 ipsec-isakmp',
        'branch-2.cfg: warning: crypto map TO-HUB 10 ipsec-isakmp',
      ],
    },
  ],
  [
    { what: 'tunnel mode', files: network({ branches: both({ ...gre, mode: '' }) }) },
    { what: 'one branch', files: network({ branches: [branch(11, gre)] }) },
    {
      what: 'traffic of subnets, which goes in tunnel mode in any case',
      files: network({ branches: both({ mode: transport }) }),
    },
    {
      what: 'a VTI',
      files: network({
        branches: both({
          ...tunnel(' tunnel destination 198.51.100.1\n tunnel mode ipsec ipv4\n'),
          mode: transport,
        }),
      }),
    },
    {
      what: 'branches with an address each',
      files: network({
        branches: both(gre),
        edge: edge(`${overload}ip nat inside source static 10.10.0.12 192.0.2.12\n`),
      }),
    },
  ],
  ['-  mode transport', '+  mode tunnel'],
);

const spoke: Branch = {
  ...tunnel(' tunnel mode gre multipoint\n ip nhrp map 172.31.0.1 198.51.100.1\n ip nhrp nhs 172.31.0.1\n'),
  mode: transport,
};

findingTable(
  'ipsec.dmvpn-shared-nbma',
  [
    {
      what: 'marks spokes in transport mode that share an address',
      files: network({ branches: both(spoke) }),
      found: [
        'branch-1.cfg: error: interface Tunnel0',
        'branch-1.cfg: info: interface Tunnel0',
        'branch-2.cfg: error: interface Tunnel0',
        'branch-2.cfg: info: interface Tunnel0',
      ],
      says: 'one NBMA address for branch-11 and other spokes',
    },
    {
      what: 'tells that spokes behind PAT have no direct tunnels, in tunnel mode too',
      files: network({ branches: both({ ...spoke, mode: ' mode tunnel\n' }) }),
      found: ['branch-1.cfg: info: interface Tunnel0', 'branch-2.cfg: info: interface Tunnel0'],
    },
  ],
  [
    { what: 'one spoke', files: network({ branches: [branch(11, spoke)] }) },
    { what: 'crypto maps', files: network({ branches: both({ mode: transport }) }) },
    {
      what: 'spokes with an address each',
      files: network({
        branches: both(spoke),
        edge: edge(
          'ip nat inside source static 10.10.0.11 192.0.2.11\nip nat inside source static 10.10.0.12 192.0.2.12\n',
        ),
      }),
    },
    { what: 'spokes without NAT', files: network({ branches: both(spoke), edge: edge('') }) },
  ],
  ['-  mode transport', '+  mode tunnel'],
);

findingTable(
  'ipsec.ah-behind-nat',
  [
    {
      what: 'marks the transform set',
      files: network({ branches: [branch(11, { transforms: 'ah-sha-hmac esp-aes 256' })] }),
      found: ['branch-1.cfg: error: crypto ipsec transform-set AES ah-sha-hmac esp-aes 256'],
      says: 'transform set AES',
    },
    {
      what: 'fires behind one-to-one NAT too',
      files: network({
        branches: [branch(11, { transforms: 'ah-sha-hmac esp-aes 256' })],
        edge: oneToOne,
      }),
      found: ['branch-1.cfg: error: crypto ipsec transform-set AES ah-sha-hmac esp-aes 256'],
    },
  ],
  [
    { what: 'ESP with authentication', files: network() },
    {
      what: 'a path without NAT',
      files: network({
        branches: [branch(11, { transforms: 'ah-sha-hmac esp-aes 256' })],
        edge: edge(''),
      }),
    },
    {
      what: 'another transform set without AH',
      files: network({
        branches: [
          branch(11, { transforms: 'ah-sha-hmac esp-aes 256' })
            .replace('crypto map TO-HUB', 'crypto ipsec transform-set ESP esp-aes 256 esp-sha-hmac\n$&')
            .replace(' set transform-set AES', ' set transform-set AES ESP'),
        ],
      }),
    },
    {
      what: 'a transform set with AH that nothing uses',
      files: network({
        branches: [branch(11, { settings: 'crypto ipsec transform-set OLD ah-sha-hmac esp-aes 256\n' })],
      }),
    },
  ],
  [
    '- crypto ipsec transform-set AES ah-sha-hmac esp-aes 256',
    '+ crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
  ],
);

const identities = (lines: string): string =>
  hub({ more: `crypto isakmp profile BRANCH\n keyring default\n${lines}` });

findingTable(
  'ipsec.identity-behind-nat',
  [
    {
      what: 'marks the profile of IKEv2 that asks for the PAT address',
      files: network({ branches: [ikev2Branch(11), ikev2Branch(12)], hub: ikev2Hub }),
      found: ['hub.cfg: warning: crypto ikev2 profile BRANCHES'],
    },
    {
      what: 'marks the profile that asks for the PAT address',
      files: network({ hub: identities(' match identity address 192.0.2.2 255.255.255.255\n') }),
      found: ['hub.cfg: warning: crypto isakmp profile BRANCH'],
      says: '192.0.2.2',
    },
  ],
  [
    {
      what: 'a profile that takes the inside addresses as well',
      files: network({
        hub: identities(
          ' match identity address 192.0.2.2 255.255.255.255\n match identity address 10.10.0.0 255.255.255.0\n',
        ),
      }),
    },
    {
      what: 'peers that name themselves otherwise',
      files: network({
        branches: both({ settings: 'crypto isakmp identity hostname\ncrypto isakmp nat keepalive 20\n' }),
        hub: identities(' match identity address 192.0.2.2 255.255.255.255\n'),
      }),
    },
    {
      what: 'an identity of a host name',
      files: network({ hub: identities(' match identity host domain example.net\n') }),
    },
    {
      what: 'the address of a peer without NAT',
      files: network({ hub: identities(' match identity address 203.0.113.5 255.255.255.255\n') }),
    },
    {
      what: 'certificates',
      files: network({
        branches: both({ policy: 'crypto isakmp policy 10\n authentication rsa-sig\n' }),
        hub: identities(' match identity address 192.0.2.2 255.255.255.255\n'),
      }),
    },
  ],
  [
    '+  match identity remote fqdn branch-11',
    '+  match identity remote fqdn branch-12',
    '+   identity local fqdn branch-11',
    '+   identity local fqdn branch-12',
  ],
);

const toPat = (more = ''): string =>
  'crypto map OUT 10 ipsec-isakmp\n set peer 192.0.2.2\n set transform-set AES\n match address VPN\n' + more;

findingTable(
  'ipsec.gateway-initiates-to-pat',
  [
    {
      what: 'marks the crypto map entry with the PAT address as peer',
      files: network({ hub: hub({ map: toPat() }) }),
      found: ['hub.cfg: warning: crypto map OUT 10 ipsec-isakmp'],
      says: 'Starts IKE to 192.0.2.2',
    },
    {
      what: 'marks the entry of an ASA',
      files: network({
        hub: asaHub(
          '',
          'crypto map OUT 10 match address VPN\ncrypto map OUT 10 set peer 192.0.2.2\ncrypto map OUT 10 set ikev1 transform-set AES\n',
        ),
      }),
      found: ['hub.cfg: warning: crypto map OUT 10 match address VPN'],
    },
  ],
  [
    { what: 'a dynamic map', files: network() },
    {
      what: 'an ASA that only answers',
      files: network({
        hub: asaHub(
          '',
          'crypto map OUT 10 set peer 192.0.2.2\ncrypto map OUT 10 set connection-type answer-only\n',
        ),
      }),
    },
    {
      what: 'a peer with an address of its own',
      files: network({
        branches: [branch(11)],
        hub: hub({ map: toPat().replace('192.0.2.2', '192.0.2.11') }),
        edge: oneToOne,
      }),
    },
    {
      what: 'a PAT router that passes the ports on',
      files: network({
        hub: hub({ map: toPat() }),
        edge: edge(`${overload}ip nat inside source static udp 10.10.0.11 500 192.0.2.2 500
ip nat inside source static udp 10.10.0.11 4500 192.0.2.2 4500
`),
      }),
    },
    {
      what: 'a PAT router with IPsec of its own',
      files: network({
        hub: hub({ map: toPat() }),
        edge: edge(
          `${overload}crypto map OWN 10 ipsec-isakmp\n set peer 198.51.100.1\n match address VPN\n`,
          ' crypto map OWN\n',
        ),
      }),
    },
  ],
  [
    '- crypto map OUT 10 ipsec-isakmp',
    '-  set peer 192.0.2.2',
    '+ crypto dynamic-map OUT-10 10',
    '+ crypto map OUT 10 ipsec-isakmp dynamic OUT-10',
  ],
);

const group = (name: string, type = 'ipsec-l2l'): string =>
  `tunnel-group ${name} type ${type}\ntunnel-group ${name} ipsec-attributes\n ikev1 pre-shared-key EXAMPLE\n`;

findingTable(
  'ipsec.asa-shared-address',
  [
    {
      what: 'marks the tunnel group of the address of two LAN-to-LAN peers',
      files: network({ hub: asaHub(group('192.0.2.2')) }),
      found: ['hub.cfg: warning: tunnel-group 192.0.2.2 type ipsec-l2l'],
      says: 'branch-11, branch-12',
    },
    {
      what: 'marks it for one LAN-to-LAN peer and a remote access client',
      files: network({
        branches: [
          branch(11),
          branch(12, {
            map: `crypto ipsec client ezvpn OFFICE
 connect auto
 mode client
 peer 198.51.100.1
`,
            outside: ' crypto ipsec client ezvpn OFFICE\n',
          }),
        ],
        hub: asaHub(group('192.0.2.2')),
      }),
      found: ['hub.cfg: warning: tunnel-group 192.0.2.2 type ipsec-l2l'],
    },
  ],
  [
    { what: 'one peer', files: network({ branches: [branch(11)], hub: asaHub(group('192.0.2.2')) }) },
    { what: 'the group for all others', files: network({ hub: asaHub(group('DefaultL2LGroup')) }) },
    { what: 'a group for another address', files: network({ hub: asaHub(group('203.0.113.9')) }) },
    { what: 'a gateway with IOS', files: network() },
  ],
  'none',
);

const keyFor = (address: string): string => `crypto isakmp key EXAMPLE address ${address}\n`;

findingTable(
  'ipsec.psk-by-address',
  [
    {
      what: 'warns where the gateway has keys for the inside addresses only',
      files: network({ hub: hub({ key: keyFor('10.10.0.11') + keyFor('10.10.0.12') }) }),
      found: ['hub.cfg: warning: crypto map OUT 10 ipsec-isakmp dynamic BRANCHES'],
      says: 'no pre-shared key for 192.0.2.2',
    },
    {
      what: 'tells where several peers share the key of the PAT address',
      files: network({ hub: hub({ key: keyFor('192.0.2.2') }) }),
      found: [`hub.cfg: info: ${keyFor('192.0.2.2').trim()}`],
    },
    {
      what: 'warns of an ASA with tunnel groups for other addresses only',
      files: network({ hub: asaHub(group('203.0.113.9')) }),
      found: ['hub.cfg: warning: crypto map OUT 65000 ipsec-isakmp dynamic BRANCHES'],
    },
  ],
  [
    { what: 'a key for every address', files: network() },
    {
      what: 'one peer with a key for the PAT address',
      files: network({ branches: [branch(11)], hub: hub({ key: keyFor('192.0.2.2') }) }),
    },
    {
      what: 'keys by host name',
      files: network({
        hub: hub({ key: `${keyFor('10.10.0.11')}crypto isakmp key EXAMPLE hostname branch\n` }),
      }),
    },
    {
      what: 'certificates',
      files: network({
        branches: both({ policy: 'crypto isakmp policy 10\n authentication rsa-sig\n' }),
        hub: hub({ key: keyFor('10.10.0.11') }),
      }),
    },
    { what: 'the group of an ASA for all others', files: network({ hub: asaHub(group('DefaultL2LGroup')) }) },
  ],
  'none',
);

const certificates = 'crypto isakmp policy 10\n authentication rsa-sig\n';
const guarded = (lines: string, policy = certificates, more = ''): { 'hub.cfg': string } => ({
  'hub.cfg': hub({
    policy,
    more: ` ip access-group IN in\n${more}ip access-list extended IN\n${lines}`,
  }),
});
const ike = ' permit udp any host 198.51.100.1 eq isakmp\n';

findingTable(
  'acl.fragments-denied',
  [
    {
      what: 'marks the entry that denies the rest of the certificates',
      files: guarded(` deny udp any any fragments\n${ike}`),
      found: ['hub.cfg: warning: deny udp any any fragments'],
    },
    {
      what: 'marks an entry for all protocols and the gateway alone',
      files: guarded(` deny ip any host 198.51.100.1 fragments\n${ike}`),
      found: ['hub.cfg: warning: deny ip any host 198.51.100.1 fragments'],
    },
  ],
  [
    {
      what: 'pre-shared keys',
      files: guarded(
        ` deny udp any any fragments\n${ike}`,
        'crypto isakmp policy 10\n authentication pre-share\n',
      ),
    },
    { what: 'an entry below the permit', files: guarded(`${ike} deny udp any any fragments\n`) },
    {
      what: 'fragments that are permitted before',
      files: guarded(` permit udp any host 198.51.100.1 fragments\n deny udp any any fragments\n${ike}`),
    },
    {
      what: 'IKE that fragments by itself',
      files: guarded(` deny udp any any fragments\n${ike}`, certificates, 'crypto isakmp fragmentation\n'),
    },
    { what: 'fragments of TCP', files: guarded(` deny tcp any any fragments\n${ike}`) },
    { what: 'fragments to another host', files: guarded(` deny udp any host 203.0.113.9 fragments\n${ike}`) },
  ],
  ['+  permit udp any host 198.51.100.1 fragments'],
);
